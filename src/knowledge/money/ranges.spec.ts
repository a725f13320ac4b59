import { describe, expect, it } from '@jest/globals';
import { possibleCurrencies } from './currencies.js';
import { rangesIn } from './ranges.js';

function read(text: string): [lowest: number, highest: number, currency: string | null][] {
  return rangesIn(text).map(({ lowest, highest, currency }) => [
    lowest,
    highest,
    currency === null ? null : (possibleCurrencies(currency)[0] ?? null),
  ]);
}

describe('the reader of amounts', () => {
  it.each([
    ['INR 1,20,000', [120_000, 120_000, 'INR']],
    ['₹12,00,000 - ₹18,00,000', [1_200_000, 1_800_000, 'INR']],
    ['Rs. 1,25,00,000', [12_500_000, 12_500_000, 'INR']],
    ['12-18 lakh', [1_200_000, 1_800_000, null]],
    ['4.35 lakhs', [435_000, 435_000, null]],
    ['16 000 EUR', [16_000, 16_000, 'EUR']],
    ['16\u00a0000–21\u202f000 zł', [16_000, 21_000, 'PLN']],
    ['1 250 000 SEK', [1_250_000, 1_250_000, 'SEK']],
    ["CHF 115'000 to 140’000", [115_000, 140_000, 'CHF']],
    ['1.250.000,50 €', [1_250_000.5, 1_250_000.5, 'EUR']],
    ['USD 118,000.25', [118_000.25, 118_000.25, 'USD']],
    ['80-100k GBP', [80_000, 100_000, 'GBP']],
    ['80,000-100k GBP', [80_000, 100_000, 'GBP']],
    ['80k to 100 GBP', [80_000, 100_000, 'GBP']],
    ['$120,000 CAD', [120_000, 120_000, 'CAD']],
    ['eur 80k', [80_000, 80_000, 'EUR']],
    ['TRY 900,000', [900_000, 900_000, 'TRY']],
  ])('reads %s', (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });

  it('takes a word for no currency', () => {
    expect(read('try 3 of them')).toEqual([[3, 3, null]]);
  });

  it('makes no range where the second amount is the smaller one', () => {
    expect(read('EUR 80,000 and 20 days off')).toEqual([
      [80_000, 80_000, 'EUR'],
      [20, 20, null],
    ]);
  });

  it.each(['12.05.2024', 'v1.2.3', '3.11.12', '100%', '1234567890'])('finds no amount in %s', (text) => {
    expect(read(text)).toEqual([]);
  });
});
