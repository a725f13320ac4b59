import { describe, expect, it } from '@jest/globals';
import { currencyCode, homeCurrency } from './currencies.js';

describe('the currency that is written', () => {
  it.each([
    ['$', ['AU'], 'AUD'],
    ['$', ['AU', 'US'], 'USD'],
    ['$', ['DE'], 'USD'],
    ['kr', ['NO'], 'NOK'],
    ['Rs', ['PK'], 'PKR'],
    ['Rs', ['IN'], 'INR'],
    ['CAD$', [], 'CAD'],
    ['USDC', [], 'USD'],
    ['EUR', ['US'], 'EUR'],
    ['us dollars', ['CA'], 'USD'],
  ])('%s at work in %j is %s', (written, countries, code) => {
    expect(currencyCode(written, countries)).toBe(code);
  });

  it('is that of the first country of work where none is written', () => {
    expect(homeCurrency(['PL', 'DE'])).toBe('PLN');
  });
});
