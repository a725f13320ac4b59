import { describe, expect, it } from '@jest/globals';
import { moneyIn } from './money.js';

describe('moneyIn', () => {
  it.each([
    ['EUR 80,000 to 100,000 a year', [80_000, 100_000], ['EUR'], 'year'],
    ['80.000 - 100.000 € p.a.', [80_000, 100_000], ['EUR'], 'year'],
    ['80-100k GBP', [80_000, 100_000], ['GBP'], null],
    ['£55k–£70k per annum', [55_000, 70_000], ['GBP'], 'year'],
    ['up to USD 95.50 an hour', [95.5], ['USD'], 'hour'],
    ['CHF 1’000'.replace('’', "'"), [1_000], ['CHF'], null],
    ['12 LPA', [1_200_000], ['INR'], 'year'],
    ['INR 12,00,000 to 18,00,000 per annum', [1_200_000, 1_800_000], ['INR'], 'year'],
    ['16 000 EUR', [16_000], ['EUR'], null],
    ['700 EUR daily', [700], ['EUR'], 'day'],
    ['a salary of 90000', [90_000], [], null],
  ])('reads %s', (text, values, currencies, period) => {
    expect(moneyIn(text)).toMatchObject([{ values, currencies, period }]);
  });

  it.each([
    '5 years',
    'March 2026',
    'pull request 412',
    '3k stars',
    'a talk of 20 minutes',
    'HTTP/2',
    'Java 17 and 21',
    'a call at 5 pm',
    'try 3 of them',
    '5 m',
  ])('takes %s for no money', (text) => {
    expect(moneyIn(text)).toEqual([]);
  });
});
