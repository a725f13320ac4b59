import { describe, expect, it } from '@jest/globals';
import { plainWords } from '../../../../knowledge/text/phrase-matcher.js';
import { countsIn, mayCount, wordsWithNumbers } from './counts.js';

describe('countsIn', () => {
  it.each([
    ['five engineers', 5],
    ['thirty five engineers', 35],
    ['treinta y cinco personas', 35],
    ['four hundred people', 400],
    ['5 million users', 5_000_000],
    ['4,000 commits', 4_000],
    ['12k stars', 12_000],
    ['2.8 years', 2.8],
  ])('reads "%s" as %d', (text, value) => {
    expect(countsIn(text).map((count) => count.value)).toEqual([value]);
  });

  it('reads both ends of a range', () => {
    expect(countsIn('8-9 people').map(({ value }) => value)).toEqual([8, 9]);
  });

  it('knows the words around a number, up to another number and to a comma', () => {
    const [days, weeks] = countsIn('You have two office days and six weeks off, with 30 colleagues');
    expect(days?.after.map(({ text }) => text)).toEqual(['office', 'days', 'and']);
    expect(days?.before.map(({ text }) => text)).toEqual(['have', 'you']);
    expect(weeks?.after.map(({ text }) => text)).toEqual(['weeks', 'off']);
  });

  it('says of an article that it is often no number', () => {
    expect(countsIn('one of them')).toEqual([expect.objectContaining({ value: 1, isDoubtful: true })]);
    expect(countsIn('two of them')).toEqual([expect.objectContaining({ value: 2, isDoubtful: false })]);
  });

  it('says of an ordinal that it is one', () => {
    expect(countsIn('the fifth hire')).toEqual([expect.objectContaining({ value: 5, isOrdinal: true })]);
    expect(countsIn('the 5th hire')).toEqual([expect.objectContaining({ value: 5, isOrdinal: true })]);
  });
});

describe('mayCount', () => {
  it.each(['five engineers', 'the 5th hire', 'ein Team', '4,000 commits'])(
    'says that "%s" can have a number',
    (text) => {
      expect(mayCount(plainWords(text))).toBe(true);
      expect(countsIn(text)).not.toEqual([]);
    },
  );

  it('says that a text without digits and words for numbers has none', () => {
    expect(mayCount(plainWords('The role asks for Kafka.'))).toBe(false);
    expect(countsIn('The role asks for Kafka.')).toEqual([]);
  });
});

describe('wordsWithNumbers', () => {
  it('keeps grouped digits and decimals as one word', () => {
    expect(wordsWithNumbers('4,000 commits in 2.8 years')).toBe('4000 commits in 2d8 years');
  });
});
