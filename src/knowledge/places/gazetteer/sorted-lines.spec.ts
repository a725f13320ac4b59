import { describe, expect, it } from '@jest/globals';
import { SortedLines } from './sorted-lines.js';

const lines = new SortedLines(['a\t1', 'new\t2', 'new haven\t3,4', 'new york\t5', 'newark\t6', 'z\t7'].join('\n'));

describe('SortedLines', () => {
  it.each([
    ['a', ['1']],
    ['new', ['2']],
    ['new haven', ['3', '4']],
    ['newark', ['6']],
    ['z', ['7']],
  ])('finds %s', (key, values) => {
    expect(lines.find(key)).toEqual(values);
  });

  it.each(['', 'b', 'new y', 'zz', 'A', 'new york city'])('does not find "%s"', (key) => {
    expect(lines.find(key)).toEqual([]);
  });

  it.each([
    ['new', true],
    ['new york', true],
    ['ne', false],
    ['new y', false],
    ['newark', true],
    ['zz', false],
  ])('knows whether a key begins with the words "%s"', (words, expected) => {
    expect(lines.hasBeginning(words)).toBe(expected);
  });

  it('finds nothing in an empty text', () => {
    expect(new SortedLines('').find('a')).toEqual([]);
  });
});
