import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import stringWidth from 'string-width';
import { CommandLine, linesOf } from './support/processes/command-line.js';

const SAMPLE = 'samples/data-engineer-remote.txt';
const SAMPLE_FILE = fileURLToPath(new URL(`../${SAMPLE}`, import.meta.url));

/** Whether a text moves the cursor or has colours. */
const hasControls = (text: string): boolean => text.includes('\r') || text.includes('\u001b');

let githire: CommandLine;
beforeAll(() => {
  githire = new CommandLine();
});
afterAll(() => githire.remove());

describe('githire run', () => {
  it('writes a project that comes out the same when it is ranked again', async () => {
    const written = await githire.run(['run', SAMPLE, '--max', '3', '--out', 'project.json']);
    expect([written.code, written.out]).toEqual([0, '']);
    const replayed = await githire.run(['replay', 'project.json', '--json']);
    expect([replayed.code, JSON.parse(replayed.out)]).toEqual([0, { equal: true }]);
    writeFileSync(
      join(githire.folder, 'forged.json'),
      readFileSync(join(githire.folder, 'project.json'), 'utf8').replace(/"totalScore": \d+/, '"totalScore": 1'),
    );
    expect((await githire.run(['replay', 'forged.json'])).code).toBe(1);
  }, 120_000);

  it('reads standard input, and fits 80 columns without control characters in a pipe', async () => {
    const posting = readFileSync(SAMPLE_FILE, 'utf8');
    const { code, out, error } = await githire.run(['run', '-', '--max', '5'], { input: posting });
    expect(linesOf(out).filter((line) => stringWidth(line) > 80)).toEqual([]);
    expect([code, hasControls(out + error), linesOf(error).length]).toEqual([0, false, 1]);
  });

  it('uses GITHUB_TOKEN, and names the stage that failed in one line', async () => {
    const environment = { GITHUB_TOKEN: 'a-token', GITHUB_API_URL: 'http://127.0.0.1:9' };
    const { code, error } = await githire.run(['run', SAMPLE], { environment });
    expect([code, ...linesOf(error)]).toEqual([
      3,
      'githire: searching GitHub with GITHUB_TOKEN',
      expect.stringMatching(/^githire: the run failed in github-sourcer: GitHub could not be reached/),
    ]);
  });

  it('ends with 130 when it is interrupted', async () => {
    const { code, out, error } = await githire.run(['run', SAMPLE], { interruptAt: 'searching' });
    expect([code, out, linesOf(error).at(-1)]).toEqual([130, '', 'githire: interrupted; nothing is kept']);
  });
});

describe('a result that cannot be written', () => {
  it.each([
    [['parse', SAMPLE], { output: 'full' }, 'standard output cannot be written: the disk is full'],
    [['run', SAMPLE, '--max', '3', '--out', '/dev/full'], {}, '/dev/full cannot be written: the disk is full'],
  ] as const)('%j %j says why in one line, with exit code 3', async (parameters, options, message) => {
    const { code, error } = await githire.run([...parameters], options);
    expect([code, linesOf(error).at(-1)]).toEqual([3, `githire: ${message}`]);
  });

  it('is no fault where its reader has seen enough', async () => {
    expect(await githire.run(['parse', SAMPLE], { output: 'gone' })).toEqual({ code: 0, out: '', error: '' });
  });
});

describe('githire demo', () => {
  it('says that it leaves GITHUB_TOKEN alone, and shows a draft', async () => {
    const { code, out, error } = await githire.run(['demo', SAMPLE], { environment: { GITHUB_TOKEN: 'a-token' } });
    expect([code, linesOf(error)]).toEqual([0, [expect.stringContaining('leaves GITHUB_TOKEN alone')]]);
    expect([out.includes('Draft for sample-'), hasControls(out)]).toEqual([true, false]);
  });
});

describe('other commands', () => {
  it('parse gives the JobRequirement as JSON', async () => {
    const { out } = await githire.run(['parse', SAMPLE, '--json']);
    expect(JSON.parse(out)).toMatchObject({ roleFamily: 'data-engineering', remote: 'remote' });
  });

  it('db migrate makes a database that db check finds whole', async () => {
    const made = await githire.run(['db', 'migrate', '--database', 'sqlite:made.sqlite']);
    const checked = await githire.run(['db', 'check', 'made.sqlite', '--json']);
    expect([made.code, checked.code, JSON.parse(checked.out)]).toEqual([0, 0, { faults: [] }]);
  });

  it('serve says why it did not start', async () => {
    const { code, error } = await githire.run(['serve'], { environment: { PORT: '99999' } });
    expect([code, error]).toEqual([1, expect.stringContaining('PORT: must not be greater than 65535')]);
  });
});
