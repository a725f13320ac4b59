import { describe, expect, it } from '@jest/globals';
import { codesOf } from '../../../../../test/support/outreach-checks.js';
import { checkDates } from './dates.js';

describe('checkDates', () => {
  it.each([
    ['Merged in January 2026: openrail/go-scheduler', 'date'],
    ['You merged it last week, openrail/go-scheduler', 'date'],
    ['It starts in January 2027', 'date'],
    ['In May 2022 your change', 'stale-work'],
    ['Your work of 2019', 'stale-work'],
    ['Your work of two years ago, openrail/go-scheduler', 'date'],
  ])('refuses %j: %s', (text, code) => {
    expect(codesOf(checkDates, text)).toContain(code);
  });

  it.each([
    'Merged in March 2026: openrail/go-scheduler',
    'On 17 March 2026, openrail/go-scheduler',
    'Committed over the past 12 months, openrail/go-scheduler',
    'On GitHub since 2015',
    'You had it merged seven months ago, openrail/go-scheduler',
    'The latest posting of last week',
  ])('lets %j through', (text) => {
    expect(codesOf(checkDates, text)).toEqual([]);
  });
});
