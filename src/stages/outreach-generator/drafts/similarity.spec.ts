import { describe, expect, it } from '@jest/globals';
import { SimilarityIndex, trigrams } from './similarity.js';

describe('trigrams', () => {
  it('takes every three words, whatever their case', () => {
    expect([...trigrams('One two THREE four.')]).toEqual(['one two three', 'two three four']);
  });

  it('takes the parts of a link for words', () => {
    expect([...trigrams('see https://a.example')]).toEqual(['see https a', 'https a example']);
  });
});

describe('SimilarityIndex', () => {
  it('gives 0 where nothing is remembered', () => {
    expect(new SimilarityIndex().largestShare('one two three')).toBe(0);
  });

  it('gives 1 for the same text', () => {
    expect(new SimilarityIndex(['one two three four']).largestShare('one two three four')).toBe(1);
  });

  it('measures against the shorter of the two', () => {
    expect(new SimilarityIndex(['one two three four five six']).largestShare('one two three four')).toBe(1);
  });

  it('gives the part shared with the likest', () => {
    const index = new SimilarityIndex(['a b c d e']);
    index.add('x y z d e');
    expect(index.largestShare('a b c x y')).toBeCloseTo(1 / 3);
  });
});
