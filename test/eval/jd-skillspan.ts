import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type JobRequirement } from '../../src/domain/job-requirement.js';
import { parseJobDescription } from '../../src/stages/jd-parser/parse-job-description.js';

/** A string that people marked as knowledge, with the places where it stands. */
interface Marked {
  text: string;
  spans: [number, number][];
}

/** A posting of SkillSpan: https://aclanthology.org/2022.naacl-main.366 (MIT). */
export interface SpanPosting {
  id: string;
  text: string;
  /** Names of technologies and practices: what should be found. */
  named: Marked[];
  /** Other knowledge (degrees, industries, fields): never asked for. */
  other: Marked[];
  /** Places of what one does. */
  skill: [number, number][];
}

/** How the names of one posting were found. */
export interface SpanScore {
  id: string;
  found: number;
  missed: string[];
  /** Skills read where people marked something. */
  right: number;
  /** Skills read where people marked nothing. */
  unmarked: string[];
}

interface ReadSkill {
  names: string[];
  start: number;
  end: number;
}

/** Whether a folder holds postings in SkillSpan's form: a label with `named`. */
export function isSkillSpan(folder: string): boolean {
  const first = readdirSync(folder).find((name) => name.endsWith('.json'));
  return first !== undefined && 'named' in (JSON.parse(readFileSync(join(folder, first), 'utf8')) as object);
}

/** Reads `<n>.txt` and `<n>.json` of a folder. */
export function readSpanPostings(folder: string): SpanPosting[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => name.replace(/\.txt$/, ''))
    .toSorted((one, other) => one.localeCompare(other, 'en', { numeric: true }))
    .map((id) => ({
      id,
      text: readFileSync(join(folder, `${id}.txt`), 'utf8'),
      ...(JSON.parse(readFileSync(join(folder, `${id}.json`), 'utf8')) as Omit<SpanPosting, 'id' | 'text'>),
    }));
}

/**
 * A name is found if a skill was read there or under the same name, or if the string alone, as a requirement, gives
 * only skills that were read in the posting and that cover all its words.
 */
export function scoreSpans({ id, text, named, other, skill }: SpanPosting): SpanScore {
  const read = skillsOf(text, parseJobDescription(text));
  const all = new Set(read.flatMap(({ names }) => names));
  const isFound = ({ text: string, spans }: Marked) =>
    read.some((one) => spans.some((span) => overlaps(one, span))) || all.has(fold(string)) || isCovered(string, all);
  const marked = [...named, ...other];
  const spans = [...marked.flatMap((one) => one.spans), ...skill];
  const known = new Set(marked.map((one) => fold(one.text)));
  const isMarked = (one: ReadSkill) =>
    spans.some((span) => overlaps(one, span)) || one.names.some((name) => known.has(name));
  return {
    id,
    found: named.filter(isFound).length,
    missed: named.filter((one) => !isFound(one)).map((one) => one.text),
    right: read.filter(isMarked).length,
    unmarked: read.filter((one) => !isMarked(one)).map(({ names }) => names[0] ?? ''),
  };
}

function skillsOf(text: string, { requiredSkills, preferredSkills, evidence }: JobRequirement): ReadSkill[] {
  const read = { requiredSkills, preferredSkills };
  return evidence.flatMap(({ field, start, end }) => {
    const [list = '', index = ''] = field.split('.');
    const skill = read[list as keyof typeof read]?.[Number(index)];
    if (skill === undefined) return [];
    return [{ names: [skill.name, skill.text, text.slice(start, end)].map(fold), start, end }];
  });
}

function isCovered(string: string, all: ReadonlySet<string>): boolean {
  const alone = `Software Engineer\n\nRequirements\n- ${string}`;
  const read = skillsOf(alone, parseJobDescription(alone));
  if (read.length === 0 || !read.every(({ names }) => all.has(names[0] ?? ''))) return false;
  const from = alone.length - string.length;
  return [...string.matchAll(/[\p{L}\p{N}]+/gu)].every(({ index }) =>
    read.some(({ start, end }) => from + index >= start && from + index < end),
  );
}

function overlaps({ start, end }: ReadSkill, [from, to]: [number, number]): boolean {
  return start < to && end > from;
}

function fold(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('-', ' ')
    .replaceAll(/^[^\p{L}\p{N}.]+|[^\p{L}\p{N}+#]+$/gu, '');
}
