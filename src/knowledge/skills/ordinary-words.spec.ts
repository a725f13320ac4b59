import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import wordListPath from 'word-list';
import { type SkillKind } from '../../domain/job-terms.js';
import { fold } from './folding.js';
import { skillCatalogue } from './skill-catalogue.js';
import { readSharedSpellings } from './skill-data.js';

/** In these kinds the ordinary word and the skill are the same thing ("debugging"). */
const SAME_THING: ReadonlySet<SkillKind> = new Set<SkillKind>(['practice', 'method', 'field']);

const dictionary = new Set(readFileSync(wordListPath, 'utf8').split('\n'));
const abbreviations = new Set(
  Object.values(readTestData<Record<string, string[]>>('common-abbreviations.json'))
    .flat()
    .map((one) => one.toLowerCase()),
);
/** Reviewed: a dictionary has the word, but a posting for developers means the skill. */
const clear = new Set(readTestData<string[]>('clear-words.json').map((one) => one.toLowerCase()));
const shared = new Set(readSharedSpellings().map((rule) => fold(rule.spelling)));

/** All spellings without a rule that tells the skill from an ordinary word. */
const unruled = skillCatalogue().entries.flatMap((entry) =>
  [entry.name, ...entry.aliases]
    .filter((spelling) => !entry.ambiguous?.spellings.includes(spelling) && !shared.has(fold(spelling)))
    .map((spelling) => ({ entry, spelling, word: spelling.toLowerCase() })),
);

function readTestData<T>(file: string): T {
  return JSON.parse(readFileSync(new URL(`../../../test/data/${file}`, import.meta.url), 'utf8')) as T;
}

function listed(spellings: typeof unruled): string[] {
  return spellings.map(({ entry, spelling }) => `${spelling}: ${entry.name}`);
}

describe('spellings that are also ordinary words', () => {
  it('have a rule of context if a large dictionary lists them', () => {
    expect(dictionary.size).toBeGreaterThan(200_000);
    const words = unruled.filter(({ entry, word }) => dictionary.has(word) && !SAME_THING.has(entry.kind));
    expect(listed(words.filter(({ word }) => !clear.has(word)))).toEqual([]);
  });

  it('have a rule of context if they are degrees or common abbreviations', () => {
    const short = unruled.filter(({ word }) => abbreviations.has(word));
    expect(listed(short.filter(({ word }) => !clear.has(word)))).toEqual([]);
  });

  it('are not listed as clear if the catalogue does not have them', () => {
    const known = new Set(unruled.map(({ word }) => word));
    expect([...clear].filter((word) => !known.has(word))).toEqual([]);
  });
});
