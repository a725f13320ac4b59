import { describe, expect, it } from '@jest/globals';
import { readNames, readWords } from './text-names.js';

const names = (text: string): string[] => readNames(text, readWords(text)).map((name) => name.text);

describe('readNames', () => {
  it.each([
    ['the longest name', 'New York City and York', ['New York City', 'York']],
    ['names over hyphens and dots', 'Winston-Salem, St. Louis', ['Winston-Salem', 'St. Louis']],
    ['reviewed names over a comma', 'Washington, DC', ['Washington, DC']],
    ['abbreviations with their last dot', 'in the U.S. today', ['U.S.']],
    ['names in other scripts that are reviewed', '北京 or Москва', ['北京', 'Москва']],
    ['nothing in small letters', 'berlin, nice, reading', []],
    ['nothing over a line end', 'New\nYork', ['York']],
  ])('finds %s', (_, text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  it('says which words a name takes', () => {
    const text = 'I like New York a lot';
    expect(readNames(text, readWords(text))[0]).toMatchObject({ start: 7, end: 15, firstWord: 2, endWord: 4 });
  });
});
