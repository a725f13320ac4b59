import { readFileSync } from 'node:fs';

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
