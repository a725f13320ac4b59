import { describe, expect, it } from '@jest/globals';
import { plainWords } from '../../../../knowledge/text/phrase-matcher.js';
import { meaningsOf, meantWords } from './concepts.js';

const share = (one: string, other: string): boolean =>
  meaningsOf(one).some((meaning) => meaningsOf(other).includes(meaning));

describe('meaningsOf', () => {
  it.each([
    ['engineer', 'engineers'],
    ['library', 'libraries'],
    ['work', 'working'],
    ['march', 'marzo'],
    ['tuesday', 'dienstags'],
    ['third', 'dritte'],
  ])('says that "%s" and "%s" share a meaning', (one, other) => {
    expect(share(one, other)).toBe(true);
  });

  it.each([
    ['march', 'april'],
    ['tuesday', 'mittwoch'],
    ['third', 'fourth'],
    ['berlin', 'munich'],
  ])('says that "%s" and "%s" share no meaning', (one, other) => {
    expect(share(one, other)).toBe(false);
  });
});

describe('meantWords', () => {
  it('gives each word with its place in the text', () => {
    expect(meantWords('the team is remote').map(({ text, start }) => [text, start])).toEqual([
      ['the', 0],
      ['team', 4],
      ['is', 9],
      ['remote', 12],
    ]);
  });

  it('takes a phrase of the data as one word', () => {
    const [word, ...rest] = meantWords(plainWords('Full-time'));
    expect(rest).toEqual([]);
    expect(word).toMatchObject({ text: 'full time', start: 0 });
    expect(word?.meanings.every((meaning) => meaning.startsWith('#'))).toBe(true);
  });

  it('gives nothing for an empty text', () => {
    expect(meantWords('')).toEqual([]);
  });
});
