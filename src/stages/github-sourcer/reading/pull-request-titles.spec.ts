import { describe, expect, it } from '@jest/globals';
import { carriesOthersWork } from './pull-request-titles.js';

describe('a merged pull request with the title', () => {
  it.each([
    'Merge branch develop into main',
    'Back-merge release/2.4 into develop',
    'develop → main',
    'Staging to production',
    'Bump lodash from 4.17.20 to 4.17.21',
    'chore(deps): bump lodash from 4.17.20 to 4.17.21',
    'build(deps-dev): Update dependency jest to v30',
    'Release 2.4.0',
    'chore: release v3',
    'v1.2.0',
    '4.0.0-rc.1',
    'Version Packages',
    'Revert "Add a retry"',
    'Sync with upstream',
  ])('"%s" shows no code of its author', (title) => {
    expect(carriesOthersWork(title)).toBe(true);
  });

  it.each([
    'Fix merging of nested objects',
    'feat: merge sort for large arrays',
    'Release the connection if the pool closes',
    'Sync the cursor of both panes',
    'Add release notes generator',
    'Support the main and master branch names',
    'Add a synchronous reader',
    'Handle v2.0 of the protocol',
    'fix(parser): read numbers such as 1.2.0',
    'From JSON to YAML: add a converter',
  ])('"%s" shows code of its author', (title) => {
    expect(carriesOthersWork(title)).toBe(false);
  });
});
