import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

/** The last column of a row: a file, and the name of a test in it. */
const NAMED_TEST = /\| `([^`|]+\.ts)`: ([^|]+) \|$/;
const rows = readFileSync('docs/faults.md', 'utf8')
  .split('\n')
  .filter((line) => /^\| (?!-|what )/.test(line));

describe('the table of faults', () => {
  it('has rows', () => {
    expect(rows.length).toBeGreaterThan(20);
  });

  it.each(rows.map((row) => [row.split('|')[1]?.trim(), row]))('names the test that plays: %s', (_fault, row) => {
    const [, file = '', name = 'no test is named'] = NAMED_TEST.exec(row ?? '') ?? [];
    expect(file === '' ? '' : readFileSync(file, 'utf8')).toContain(`'${name}'`);
  });
});
