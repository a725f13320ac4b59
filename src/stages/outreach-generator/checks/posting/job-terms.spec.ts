import { describe, expect, it } from '@jest/globals';
import { codesOf } from '../../../../../test/support/outreach-checks.js';
import { checkJobTerms } from './job-terms.js';

describe('checkJobTerms', () => {
  it.each([
    ['It is fully remote.', 'work-mode'],
    ['A contract role', 'work-mode'],
    ['It is part-time', 'work-mode'],
    ['A healthcare product', 'industry'],
    ['At a startup', 'industry'],
  ])('refuses %j: %s', (text, code) => {
    expect(codesOf(checkJobTerms, text)).toContain(code);
  });

  it.each([
    'It is hybrid, so partly remote.',
    'On site and hybrid',
    'A full-time post',
    'A fintech product',
    'A remote procedure call',
  ])('lets %j through', (text) => {
    expect(codesOf(checkJobTerms, text)).toEqual([]);
  });
});
