import { describe, expect, it } from '@jest/globals';
import { datesIn } from './dates.js';

describe('datesIn', () => {
  it.each([
    ['in March 2026', 2026, 3],
    ['on 17 March 2026', 2026, 3],
    ['on March 17th, 2026', 2026, 3],
    ['2026-03-17', 2026, 3],
    ['since Sept. 2025', 2025, 9],
    ['in May', null, 5],
    ['in 2024', 2024, null],
    ['Q3 2025', 2025, null],
  ])('reads %s', (text, year, month) => {
    expect(datesIn(text)).toMatchObject([{ year, month, age: null }]);
  });

  it.each([
    ['yesterday', 0, 2],
    ['last week', 0, 15],
    ['the past 12 months', 0, 367],
    ['three months ago', 45.75, 137.25],
    ['recently', 0, 183],
  ])('reads %s', (text, from, to) => {
    expect(datesIn(text)).toMatchObject([{ age: { from, to } }]);
  });

  it.each(['You may reply.', 'EUR 2,000', '#2024', 'a march of progress', '20260317'])(
    'takes %s for no date',
    (text) => {
      expect(datesIn(text)).toEqual([]);
    },
  );
});
