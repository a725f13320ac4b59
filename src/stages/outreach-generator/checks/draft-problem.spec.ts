import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { DRAFT_PROBLEMS } from './draft-problem.js';

const page = readFileSync(new URL('../../../../docs/outreach.md', import.meta.url), 'utf8');
const HEAD = '| kind | claim | facts that show it | codes |';

describe('docs/outreach.md', () => {
  it('has every code of a problem in its table, and no other', () => {
    const table = page.slice(page.indexOf(HEAD)).split('\n\n', 1)[0] ?? '';
    const rows = table.split('\n').slice(2);
    const codes = rows.flatMap((row) => Array.from(row.matchAll(/`([a-z-]+)`/g), (found) => found[1] ?? ''));
    expect(codes.toSorted()).toEqual([...DRAFT_PROBLEMS].sort());
  });
});
