import { describe, expect, it } from '@jest/globals';
import { codesOf } from '../../../../../test/support/outreach-checks.js';
import { checkRepositories } from './repositories.js';

describe('checkRepositories', () => {
  it.each([
    ['Your work on facebook/react counts: https://github.com/openrail/go-scheduler/pull/412', 'repository'],
    ['Your library fooblet is known: https://github.com/openrail/go-scheduler/pull/412', 'repository'],
    ['See https://github.com/orbit-db/rust-cache/pull/77', 'stale-work'],
    ['I mean openrail/go-scheduler.', 'work-item'],
    ['https://github.com/openrail/go-scheduler and https://github.com/ana-almeida/pg-tail', 'work-item'],
    ['No work is named.', 'work-item'],
  ])('refuses %j: %s', (text, code) => {
    expect(codesOf(checkRepositories, text)).toContain(code);
  });

  it.each([
    'I mean openrail/go-scheduler: https://github.com/openrail/go-scheduler/pull/412',
    'Remote and/or CI/CD, 80k/year, https://github.com/openrail/go-scheduler',
    'Your pull request in March: https://github.com/openrail/go-scheduler/pull/412',
  ])('lets %j through', (text) => {
    expect(codesOf(checkRepositories, text)).toEqual([]);
  });
});
