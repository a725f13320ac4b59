import { describe, expect, it } from '@jest/globals';
import { forbiddenWordings, hasCliche } from './forbidden-phrases.js';
import { plainWords } from '../../../knowledge/text/phrase-matcher.js';
import { DRAFT_LANGUAGES } from '../../../domain/outreach-sender.js';
import { frameFile } from '../frames/frame-file.js';

/** All texts of a data file. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value === null || typeof value !== 'object' ? [] : Object.values(value).flatMap(textsOf);
}

describe('forbiddenWordings', () => {
  it('tells the words, the code and the reason', () => {
    expect(forbiddenWordings(plainWords('Such an exciting new opportunity'))).toEqual([
      {
        code: 'cliche',
        text: 'exciting new opportunity',
        start: 8,
        reason: 'a stock phrase that developers take for a template',
      },
    ]);
  });

  it('lets a sentence through that says the opposite', () => {
    expect(forbiddenWordings(plainWords('I have not read your code'))).toEqual([]);
  });

  it('finds nothing in the composer’s own wordings', () => {
    const spoken = DRAFT_LANGUAGES.flatMap((language) => textsOf(frameFile(language))).map((text) =>
      text
        .replaceAll(/[[\]]/g, ' ')
        .replace(/^\w+\|/, '')
        .replaceAll(/\{\w+\^?\}/g, 'x'),
    );
    expect(
      spoken.flatMap((text) =>
        text.split('. ').flatMap((sentence) => forbiddenWordings(plainWords(sentence)).map(({ text: found }) => found)),
      ),
    ).toEqual([]);
  });
});

describe('hasCliche', () => {
  it('knows a rockstar from an engineer', () => {
    expect([hasCliche('Rockstar Developer'), hasCliche('Senior Engineer')]).toEqual([true, false]);
  });
});
