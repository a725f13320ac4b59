import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { growth, MOST_GROWTH, repeated } from '../../../../test/support/growth.js';
import { findInjection } from '../../../knowledge/injection/find-injection.js';
import { skillCatalogue } from '../../../knowledge/skills/skill-catalogue.js';
import { plainText } from '../reading/plain-text.js';
import { skillMentions } from './skill-mentions.js';

/** Characters of the shorter text. */
const LENGTH = 16 * 1024;

const PIECES = [
  '\n',
  ' ',
  'a',
  'a ',
  '<a',
  '</a ',
  'json ',
  'JSON{',
  'user ',
  '"score" ',
  '# ',
  'hey ',
  'to all a ',
  'gpt-',
  'mark#',
  'put.',
  'ignore ',
  'act as ',
  '%20',
  '&#1',
  '\\x41',
  '\u200b',
  '\ud800',
];

/** The beginning that makes the text after it hardest to read. */
const AFTER: [string, string][] = [
  ['user', ' '],
  ['user\t', ' \n'],
  ['hey ', 'a '],
  ['"score"', ' '],
];

const READERS: [string, (text: string) => unknown][] = [
  ['instructions', (text) => findInjection(text, 'profile')],
  ['plain texts', (text) => plainText(text, 255)],
];

describe('the reader of', () => {
  it.each(READERS)('%s takes linear time', (_name, read) => {
    const texts = [...PIECES.map((piece) => ['', piece] as const), ...AFTER];
    const grown = texts.map(
      ([before, piece]) => [before + piece, growth(read, repeated(piece, before), LENGTH)] as const,
    );
    expect(grown.filter(([, times]) => times > MOST_GROWTH)).toEqual([]);
  });

  it.each(READERS)('%s reads any text without failing, and always with the same result', (_name, read) => {
    const piece = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 20 }), fc.constantFrom(...PIECES));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        expect(read(text)).toEqual(read(text));
      }),
      { numRuns: 500 },
    );
  });
});

describe('a very long text', () => {
  it('shows only the skills of its first 2,000 characters', () => {
    const named = (text: string): string[] => skillMentions(text, skillCatalogue()).map(({ name }) => name);
    expect(named(`TypeScript ${'a '.repeat(2_000)} PostgreSQL`)).toEqual(['TypeScript']);
  });

  it('is read only up to 10,000 characters, even if all of them are invisible', () => {
    expect(plainText(`${'\u200b'.repeat(10_000)}late`, 255)).toBeNull();
  });
});
