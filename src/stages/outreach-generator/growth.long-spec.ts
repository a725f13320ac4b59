import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { growth, MOST_GROWTH, repeated } from '../../../test/support/growth.js';
import { scenarioFacts } from '../../../test/support/outreach-scenarios.js';
import { findInjection } from '../../knowledge/injection/find-injection.js';
import { checkDraft } from './checks/check-claims.js';
import { forbiddenWordings } from './wording/forbidden-phrases.js';
import { plainWords } from '../../knowledge/text/phrase-matcher.js';
import { declinedIn } from './wording/respect.js';

/** Length of the shorter text, in characters. */
const LENGTH = 16 * 1024;
const PIECES = [
  '\n',
  ' ',
  ', ',
  '.',
  '. ',
  '.a',
  '!',
  '|',
  'a',
  'a ',
  'a@',
  'a@b.',
  '@a',
  '+1 ',
  '1',
  '1,',
  '1.',
  '$1 ',
  '€1 ',
  '{',
  '{{',
  '{%',
  '%a',
  '*|',
  '<a',
  '[',
  '(',
  '((',
  '_',
  '⟦',
  '"',
  '"a',
  'Hi ',
  'Hi, ',
  'A ',
  'A.',
  'Senior ',
  'senior-',
  'as a ',
  'you are ',
  'company ',
  'at ',
  'in ',
  'no ',
  'recruiters ',
  'do not ',
  'don’t ',
  'not ',
  'ignore ',
  'ignore all ',
  'the ',
  'https://',
  'www.',
  'a.com/',
  '不',
  '不要',
  '联系',
  'リクルーター',
  '연락 ',
  '🚫',
  'İ',
  '\u200b',
  '\ud800',
];
const facts = scenarioFacts('deep');
const READERS: [string, (text: string) => unknown][] = [
  ['wishes on a profile', declinedIn],
  ['instructions', (text) => findInjection(text, 'draft')],
  ['forbidden wordings', (text) => forbiddenWordings(plainWords(text))],
  [
    'the claims of a draft',
    (text) => checkDraft({ channel: 'email', subjectLine: text.slice(0, 200), messageText: `Hi ${text}` }, facts),
  ],
];

describe('the reader of', () => {
  it.each(READERS)('%s takes time in step with the length of the text', (_name, read) => {
    const texts = PIECES.flatMap((piece) => ['', 'x'].map((after) => [piece, after] as const));
    const grown = texts.map(
      ([piece, after]) => [piece + after, growth(read, repeated(piece, '', after), LENGTH)] as const,
    );
    expect(grown.filter(([, times]) => times > MOST_GROWTH)).toEqual([]);
  });

  it.each(READERS)('%s reads any text without failing, twice the same', (_name, read) => {
    const piece = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 20 }), fc.constantFrom(...PIECES));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        expect(read(text)).toEqual(read(text));
      }),
      { numRuns: 200 },
    );
  });
});
