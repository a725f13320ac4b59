import { describe, expect, it } from '@jest/globals';
import { codesOf } from '../../../../../test/support/outreach-checks.js';
import { checkTitles } from './titles.js';

describe('checkTitles', () => {
  it.each([
    ['A Staff Engineer role', 'title'],
    ['A data scientist role', 'title'],
    ['You would be CTO', 'title'],
    ['As a principal engineer you know', 'title'],
    ['A lead Senior Backend Engineer', 'title'],
  ])('refuses %j: %s', (text, code) => {
    expect(codesOf(checkTitles, text)).toContain(code);
  });

  it.each([
    'A Senior Backend Engineer',
    'a backend engineer',
    'senior engineers and developers',
    'for software engineers',
  ])('lets %j through', (text) => {
    expect(codesOf(checkTitles, text)).toEqual([]);
  });
});
