import { readFileSync } from 'node:fs';
import { skillCatalogue } from '../../../knowledge/skills/skill-catalogue.js';
import { findSkills } from '../../../knowledge/skills/skill-matcher.js';

/** Words around the titles of jobs. */
export interface RoleWords {
  /** A title contains one of these words. */
  nouns: string[];
  /** Nouns that make a line a title without any other hint. */
  strong: string[];
  /** Words before a title that do not belong to it. */
  before: string[];
  /** Words after a title that do not belong to it. */
  after: string[];
  /** Words in brackets or after a dash that do not belong to a title. */
  adornments: string[];
}

export const ROLE_WORDS = JSON.parse(
  readFileSync(new URL('./data/role-words.json', import.meta.url), 'utf8'),
) as RoleWords;
const STRONG = new Set(ROLE_WORDS.strong);

/** Whether a word, in lower case, names a job by itself. */
export function isTitleNoun(word: string): boolean {
  return STRONG.has(word);
}

/** A level or a kind of work, which begins a title that names no job. */
const LEVEL = /^(?:senior|sr\.?|junior|jr\.?|lead|staff|principal|founding|mid(?:[ -]level)?)(?= \S)/i;
const KIND_OF_WORK =
  /\b(?:full[ -]?stack|front[ -]?end|back[ -]?end|mobile|web|android|ios|embedded|firmware|infrastructure|platform|data|ml|ai|security|devops|qa|software|systems?|cloud|product|design)\b/gi;
const MOST_WORDS = 6;

/**
 * Whether a cell of a header is a title without the word for a job: "Senior ASP.NET (full-stack)", "Backend (Go)",
 * "Staff Frontend". It consists of a level, kinds of work and technologies, and at least two of the three.
 */
export function isTitleWithoutNoun(cell: string): boolean {
  const text = cell.trim();
  if (text.length > 60 || text.split(' ').length > MOST_WORDS) return false;
  const level = LEVEL.exec(text)?.[0].length ?? 0;
  const list = /\(([^()]{1,40})\)$/.exec(text)?.[1] ?? '';
  const names = list.split(/ ?[/,+&] ?/).filter((name) => skillCatalogue().resolve(name) !== undefined).length;
  const listed = names > 0 && names === list.split(/ ?[/,+&] ?/).length;
  const written = text.slice(level, listed ? text.length - list.length - 2 : text.length);
  const kinds = written.match(KIND_OF_WORK)?.length ?? 0;
  let rest = written.replaceAll(KIND_OF_WORK, ' ');
  const skills = findSkills(rest);
  for (const { start, end } of skills.toReversed()) rest = rest.slice(0, start) + rest.slice(end);
  if (/[\p{L}\p{N}]/u.test(rest)) return false;
  const technologies = skills.length + names;
  return level > 0 ? technologies + kinds > 0 : kinds > 0 && technologies > 0;
}
