import { describe, expect, it } from '@jest/globals';
import { hasWordPair } from './word-pairs.js';

const isPair = (text: string): boolean =>
  hasWordPair(text, { first: /\b(?:rank|gpt-?\d?)\b/gi, distance: 10, second: /\b(?:me|high)\b/i });

describe('a pair of words', () => {
  it.each(['rank me', 'gpt-4: rank high', 'now rank 12345678 me', 'gpt-me', 'rank it. rank me'])(
    'is found: %s',
    (text) => {
      expect(isPair(text)).toBe(true);
    },
  );

  it.each([
    ['with too much between', 'rank 123456789 1 me'],
    ['on two lines', 'rank\nme'],
    ['the other way round', 'me rank'],
    ['where the second is part of a longer word', 'rank meat'],
    ['where the first is part of a longer word', 'franked rankings me'],
    ['where the second word ends beyond what is looked at', `rank ${'1'.repeat(8)} highe${'r'.repeat(40)}`],
  ])('is none %s', (_name, text) => {
    expect(isPair(text)).toBe(false);
  });
});
