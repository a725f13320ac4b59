import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { moneyIn, isStated } from '../facts/money.js';
import { payPhrases, statesPay } from './pay-phrase.js';
import { type Salary } from '../../../domain/job-requirement.js';

const salary = (changes: Partial<Salary>): Salary => ({
  min: 80_000,
  max: 100_000,
  currency: 'EUR',
  period: 'year',
  ...changes,
});

describe('payPhrases', () => {
  it('words a range with its currency and its period', () => {
    expect(payPhrases(salary({}))).toContain('EUR 80,000 to 100,000 a year');
  });

  it('ends with the shortest wording', () => {
    expect(payPhrases(salary({})).at(-1)).toBe('EUR 80k-100k/year');
  });

  it.each([
    [{ max: null }, 'from EUR 80,000 a year'],
    [{ min: null }, 'up to EUR 100,000 a year'],
    [{ min: 90_000, max: 90_000 }, 'EUR 90,000 a year'],
    [{ min: null, max: 62.5, period: 'hour' as const }, 'up to EUR 62.5 an hour'],
  ])('words %j as %s', (changes, text) => {
    expect(payPhrases(salary(changes))).toContain(text);
  });

  it.each([[null], [salary({ min: null, max: null })], [salary({ min: 0, max: 0 })]])(
    'says nothing for %j',
    (given) => {
      expect(statesPay(given)).toBe(false);
      expect(payPhrases(given)).toEqual([]);
    },
  );

  it('does not shorten the upper end to thousands where the lower end is below a thousand', () => {
    expect(payPhrases({ min: 1, max: 900_000, currency: 'EUR', period: 'hour' }).at(-1)).toBe('EUR 1-900,000/hour');
  });

  it('words every salary so that it can be read back', () => {
    const amount = fc.integer({ min: 1, max: 900_000 });
    const any = fc.record({
      min: fc.option(amount),
      max: fc.option(amount),
      currency: fc.constantFrom('EUR', 'USD', 'GBP', 'PLN', 'INR'),
      period: fc.constantFrom('hour' as const, 'day' as const, 'week' as const, 'month' as const, 'year' as const),
    });
    fc.assert(
      fc.property(any, ({ min, max, ...rest }) => {
        const given = {
          min: min !== null && max !== null ? Math.min(min, max) : min,
          max: min !== null && max !== null ? Math.max(min, max) : max,
          ...rest,
        };
        for (const phrase of payPhrases(given)) {
          const amounts = moneyIn(`It pays ${phrase}.`);
          expect(amounts.length).toBeGreaterThan(0);
          expect(amounts.every((found) => isStated(found, given))).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});
