import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandError } from '../command-error.js';

/** A place as it is labelled. */
export interface LabelledPlace {
  text: string;
  city: string | null;
  region: string | null;
  country: string | null;
}

/** Stated pay as it is labelled. */
export interface LabelledSalary {
  min: number | null;
  max: number | null;
  currency: string;
  period: string;
}

/** Fields of a label for which other values are as good. */
export interface LabelAlternatives {
  role?: (string | null)[];
  role_family?: (string | null)[];
  seniority?: (string | null)[];
  years_min?: (number | null)[];
  years_max?: (number | null)[];
  locations?: LabelledPlace[][];
  remote?: (string | null)[];
  employment_type?: (string | null)[];
  salary?: (LabelledSalary | null)[];
  domain?: (string | null)[];
}

/** What a person read in a posting. */
export interface JobLabel {
  id: string;
  role: string | null;
  role_family: string | null;
  seniority: string | null;
  required_skills: string[];
  preferred_skills: string[];
  ambiguous_skills: string[];
  years_min: number | null;
  years_max: number | null;
  locations: LabelledPlace[];
  remote: string | null;
  employment_type: string | null;
  salary: LabelledSalary | null;
  domain: string | null;
  alternatives: LabelAlternatives;
}

/** A posting with its label. */
export interface LabelledPosting {
  id: string;
  text: string;
  label: JobLabel;
}

/** Whether a value has the form of a field of a label; the fields that a label must have. */
const FORMS: Readonly<Record<string, (value: unknown) => boolean>> = {
  role: isTextOrNull,
  role_family: isTextOrNull,
  seniority: isTextOrNull,
  required_skills: isTexts,
  preferred_skills: isTexts,
  years_min: isNumberOrNull,
  years_max: isNumberOrNull,
  locations: Array.isArray,
  remote: isTextOrNull,
  employment_type: isTextOrNull,
  salary: (value) => typeof value === 'object',
  domain: isTextOrNull,
};

/**
 * Reads every `<id>.txt` of a folder that has an `<id>.json` beside it, in the order of their names.
 * `ambiguous_skills` and `alternatives` may be left out of a label.
 * @throws CommandError if a label is not JSON, or a field has another form
 */
export function readPostings(folder: string): LabelledPosting[] {
  const names = new Set(readdirSync(folder));
  return [...names]
    .filter((name) => name.endsWith('.txt') && names.has(name.replace(/\.txt$/, '.json')))
    .toSorted()
    .map((name) => {
      const id = name.replace(/\.txt$/, '');
      return { id, text: readFileSync(join(folder, name), 'utf8'), label: readLabel(join(folder, `${id}.json`), id) };
    });
}

function readLabel(file: string, id: string): JobLabel {
  const label = parseJson(file, readFileSync(file, 'utf8'));
  const wrong = Object.keys(FORMS).filter((field) => FORMS[field]?.(label[field]) !== true);
  if (wrong.length > 0) throw new CommandError(`${file}: missing or of another form: ${wrong.join(', ')}`);
  return { ambiguous_skills: [], alternatives: {}, id, ...label } as unknown as JobLabel;
}

function parseJson(file: string, text: string): Record<string, unknown> {
  try {
    return (JSON.parse(text) ?? {}) as Record<string, unknown>;
  } catch (cause) {
    throw new CommandError(`${file} is not JSON`, undefined, { cause });
  }
}

function isTextOrNull(value: unknown): boolean {
  return value === null || typeof value === 'string';
}

function isNumberOrNull(value: unknown): boolean {
  return value === null || typeof value === 'number';
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
