import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { growth, MOST_GROWTH, repeated } from '../../test/support/growth.js';
import { findInjection } from './injection/find-injection.js';
import { rangesIn } from './money/ranges.js';
import { findPlaces, resolveLocation } from './places/place-resolver.js';
import { findSkills } from './skills/skill-matcher.js';
import { extractKeywords } from './text/keywords.js';
import { passagesOf } from './text/passages.js';
import { words } from './text/words.js';

/** Length of the shorter text, in characters. Four times as many are more than a posting may have. */
const LENGTH = 32 * 1024;

const PIECES = ['\n', ' ', '\u00a0', 'a', 'a ', 'ab', '.', ':', ',', '(', '-', '@', 'a@', 'a.', 'b', '1'];

/** Stems are cached, so each word gets another first letter each time. */
let calls = 0;
function wordsWithNewStems(text: string): string[] {
  calls += 1;
  return words(String.fromCharCode(97 + (calls % 26)) + text);
}

const READERS: [string, (text: string) => unknown, string[]][] = [
  ['skills', findSkills, ['a@b.', 'www.', 'https:', 'Go ', 'Go, ', 'unit, ', 'C++', 'Node.', 'go(', 'Java 1.']],
  ['places', findPlaces, ['Berlin ', 'Berlin, ', 'New ', 'D.C.', 'or ', 'Berlin or ', 'in ']],
  ['locations', resolveLocation, ['www.', 'a@a.', '//', 'from ', 'Berlin/']],
  ['passages', passagesOf, ['work ', 'no ', 'no work ', 'work: ', ': sorry', '•: ', ';', 'is not ', '"']],
  ['amounts', rangesIn, ['1', '1,', '1 ', '1,11', '1 111', '1 and ', '$1 to ', 'EUR ', '1k ']],
  [
    'injected orders',
    (text) => findInjection(text, 'posting'),
    ['ignore ', 'as an ai ', 'system', '\n ', 'im_', 'note to '],
  ],
  ['words', wordsWithNewStems, ['ing', 'bing', 'bed', 'y', 'js', 'i/', 'ss', 'e']],
  ['keywords', extractKeywords, ['work ', 'bing', 'rust ', 'no work ']],
];

describe('the reader of', () => {
  it.each(READERS)('%s takes time in step with the length of the text', (_name, read, worst) => {
    const grown = [...PIECES, ...worst].map((piece) => [piece, growth(read, repeated(piece), LENGTH)] as const);
    expect(grown.filter(([, times]) => times > MOST_GROWTH)).toEqual([]);
  });

  const piece = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.constantFrom(...PIECES, ...READERS.flatMap(([, , worst]) => worst)),
  );

  it.each(READERS.map(([name, read]) => [name, read === wordsWithNewStems ? words : read] as const))(
    '%s reads any text without failing, twice the same',
    (_name, read) => {
      fc.assert(
        fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
          const text = pieces.join('');
          expect(read(text)).toEqual(read(text));
        }),
        { numRuns: 300 },
      );
    },
  );
});
