import { describe, expect, it } from '@jest/globals';
import { amountsIn } from './amounts.js';

describe('amountsIn', () => {
  it.each([
    ['EUR 80,000 to 100,000 a year', [80_000, 100_000], ['EUR'], 'year'],
    ['80.000 - 100.000 € p.a.', [80_000, 100_000], ['EUR'], 'year'],
    ['80-100k GBP', [80_000, 100_000], ['GBP'], null],
    ['£55k–£70k per annum', [55_000, 70_000], ['GBP'], 'year'],
    ['up to USD 95.50 an hour', [95.5], ['USD'], 'hour'],
    ['CHF 1’000'.replace('’', "'"), [1_000], ['CHF'], null],
    ['12 LPA', [1_200_000], [], null],
    ['700 EUR daily', [700], ['EUR'], 'day'],
    ['a salary of 90000', [90_000], [], null],
  ])('reads %s', (text, values, currencies, period) => {
    expect(amountsIn(text)).toMatchObject([{ values, currencies, period }]);
  });

  it.each(['5 years', 'March 2026', 'pull request 412', '3k stars', 'a talk of 20 minutes', 'HTTP/2', 'Java 17 and 21'])('takes %s for no money', (text) => {
    expect(amountsIn(text)).toEqual([]);
  });
});
