import { describe, expect, it } from '@jest/globals';
import { codesOf } from '../../../../../test/support/outreach-checks.js';
import { checkAuthorship } from './authorship.js';

describe('checkAuthorship', () => {
  it.each([
    ['You created openrail/go-scheduler.', 'authorship'],
    ['Your project openrail/go-scheduler', 'authorship'],
    ['As a maintainer of openrail/go-scheduler', 'authorship'],
    ['You have a pull request in ana-almeida/pg-tail', 'authorship'],
    ['The tool you wrote', 'authorship'],
  ])('refuses %j: %s', (text, code) => {
    expect(codesOf(checkAuthorship, text)).toContain(code);
  });

  it.each([
    'Your pull request to openrail/go-scheduler was merged.',
    'Your repository ana-almeida/pg-tail',
    'You committed to openrail/go-scheduler',
  ])('lets %j through', (text) => {
    expect(codesOf(checkAuthorship, text)).toEqual([]);
  });
});
