import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

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

/** Reads every `<id>.txt` of a folder that has an `<id>.json` beside it, in the order of their names. */
export function readPostings(folder: string): LabelledPosting[] {
  const names = new Set(readdirSync(folder));
  return [...names]
    .filter((name) => name.endsWith('.txt') && names.has(name.replace(/\.txt$/, '.json')))
    .toSorted()
    .map((name) => {
      const id = name.replace(/\.txt$/, '');
      const label = JSON.parse(readFileSync(join(folder, `${id}.json`), 'utf8')) as JobLabel;
      return { id, text: readFileSync(join(folder, name), 'utf8'), label };
    });
}
