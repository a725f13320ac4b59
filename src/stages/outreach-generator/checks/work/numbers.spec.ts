import { describe, expect, it } from '@jest/globals';
import { codesOf } from '../../../../../test/support/outreach-checks.js';
import { checkNumbers } from './numbers.js';

describe('checkNumbers', () => {
  it.each([
    ['It has 9,000 stars. openrail/go-scheduler', 'number'],
    ['The team has 14 engineers.', 'number'],
    ['Your eight years of work', 'number'],
    ['You have dozens of commits.', 'number'],
    ['10 years of experience', 'number'],
    ['Pull request #413', 'number'],
    ['20% of the time', 'number'],
    ['You have been at it for years', 'number'],
  ])('refuses %j: %s', (text, code) => {
    expect(codesOf(checkNumbers, text)).toContain(code);
  });

  it.each([
    'It has 1840 stars, openrail/go-scheduler',
    '5 years of experience',
    'Pull request #412 of openrail/go-scheduler',
    'A talk of 20 minutes',
    'EUR 80,000 to 100,000 a year',
    'In March 2026',
    'One line will do',
  ])('lets %j through', (text) => {
    expect(codesOf(checkNumbers, text)).toEqual([]);
  });
});
