import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { CommandLine, linesOf } from './support/processes/command-line.js';

let githire: CommandLine;
beforeAll(() => {
  githire = new CommandLine();
});
afterAll(() => githire.remove());

describe('githire', () => {
  it('run gives 25 people as CSV from an included sample, without a token, and leaves no file', async () => {
    const before = readdirSync(githire.folder);
    const { code, out } = await githire.run(['run', 'samples/backend-typescript-berlin.md', '--csv']);
    expect([code, (parse(out, { bom: true }) as string[][]).length]).toEqual([0, 26]);
    expect(readdirSync(githire.folder)).toEqual(before);
  });

  it('prints one line for a bad option, and ends with 2', async () => {
    const { code, out, error } = await githire.run(['run', 'posting.txt', '--bad']);
    expect([code, out, linesOf(error)]).toEqual([2, '', ["githire: unknown option '--bad'"]]);
  });
});
