import { describe, expect, it } from '@jest/globals';
import { codesOf } from '../../../../../test/support/outreach-checks.js';
import { checkNames } from './names.js';

describe('checkNames', () => {
  it.each([
    ['Hi Bob,\nhello', 'name'],
    ['You would join Stripe.', 'company'],
    ['Stripe is hiring.', 'company'],
    ['It is in Munich.', 'place'],
    ['A London-based team', 'place'],
    ['The people of Zyntrix say so', 'unknown-name'],
    ['with openShiftly things', 'company'],
  ])('refuses %j: %s', (text, code) => {
    expect(codesOf(checkNames, text)).toContain(code);
  });

  it.each([
    'Hi Ana,\nhello',
    'Hello there,\nhello',
    'Meridian Payments in Berlin, Germany, is hiring.',
    'On Monday in March.',
    'Yours, Lena',
    'Unusual words may begin a sentence.',
    'Self Employed is on the profile.',
  ])('lets %j through', (text) => {
    expect(codesOf(checkNames, text)).toEqual([]);
  });
});
