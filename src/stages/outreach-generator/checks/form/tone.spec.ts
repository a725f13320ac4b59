import { describe, expect, it } from '@jest/globals';
import { codesOf } from '../../../../../test/support/outreach-checks.js';
import { checkTone } from './tone.js';

describe('checkTone', () => {
  it.each([
    ['Great!!', 'exclamation'],
    ['What! A! Job.', 'exclamation'],
    ['Really?!', 'exclamation'],
    ['Hello 🚀', 'exclamation'],
    ['This is URGENT news', 'shouting'],
    ['A GREAT JOB here', 'shouting'],
  ])('refuses %j: %s', (text, code) => {
    expect(codesOf(checkTone, text)).toContain(code);
  });

  it.each(['One mark is fine!', 'AWS, SQL and HTTP are abbreviations.', 'At Meridian Payments.'])(
    'lets %j through',
    (text) => {
      expect(codesOf(checkTone, text)).toEqual([]);
    },
  );
});
