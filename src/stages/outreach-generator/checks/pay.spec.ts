import { describe, expect, it } from '@jest/globals';
import { codesOf } from '../../../../test/support/outreach-checks.js';
import { checkPay } from './pay.js';

describe('checkPay', () => {
  it.each([
    ['EUR 120,000 a year', 'pay'],
    ['USD 80,000 to 100,000', 'pay'],
    ['EUR 80,000 to 100,000 a month', 'pay'],
    ['EUR 80k to 110k', 'pay'],
    ['up to EUR 100,000 a year', 'pay-missing'],
    ['No word on it', 'pay-missing'],
    ['Pay range not provided', 'pay'],
    ['up to EUR 80,000', 'pay'],
    ['80,000 to 100,000 a year', 'pay'],
  ])('refuses %j: %s', (text, code) => {
    expect(codesOf(checkPay, text)).toContain(code);
  });

  it.each([
    'EUR 80,000 to 100,000 a year',
    'between 80.000 and 100.000 EUR per year',
    '€80k-100k/year',
    'from EUR 80,000, and up to EUR 100,000 a year',
    '80k to 100k EUR',
  ])('lets %j through', (text) => {
    expect(codesOf(checkPay, text)).toEqual([]);
  });
});
