import 'reflect-metadata';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Command } from 'commander';
import { reportOf } from './command-error.js';
import { createProgram } from './program.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'githire-program-'));
  writeFileSync(join(folder, 'short.txt'), 'Go developer');
  writeFileSync(join(folder, 'binary.txt'), Buffer.from([0xff, 0xfe, ...Buffer.from('x'.repeat(50))]));
  writeFileSync(join(folder, 'large.txt'), 'x'.repeat(200_001));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What a command that cannot be carried out reports. */
async function faultOf(parameters: readonly string[]): Promise<{ message: string; exitCode: number }> {
  const program = createProgram();
  silence(program);
  return program.parseAsync(parameters, { from: 'user' }).then(() => Promise.reject(new Error('No fault')), reportOf);
}

function silence(command: Command): void {
  command.configureOutput({ writeErr: () => undefined });
  for (const subcommand of command.commands) silence(subcommand);
}

describe('a command that cannot be carried out', () => {
  const SAMPLE = 'samples/data-engineer-remote.txt';
  it.each<[parameters: string[], message: string]>([
    [['run', 'FOLDER/nowhere.md'], 'nowhere.md cannot be read: it does not exist'],
    [['run', 'samples/nowhere.md'], 'the samples are backend-typescript-berlin.md'],
    [['run', 'FOLDER'], 'cannot be read: it is a folder'],
    [['run', 'FOLDER/short.txt'], 'short.txt has 12 characters; a posting has 20 to 50,000'],
    [['run', 'FOLDER/large.txt'], 'large.txt has more than 200,000 bytes'],
    [['parse', 'FOLDER/binary.txt'], 'binary.txt is not text in UTF-8'],
    [['run', SAMPLE, '--out', 'FOLDER/nowhere/people.csv'], 'nowhere/people.csv cannot be written'],
    [['run', SAMPLE, '--out', 'FOLDER'], 'is a folder; --out needs the name of a file'],
    [['replay', 'FOLDER/short.txt'], 'short.txt is not JSON'],
    [['audit', 'FOLDER/short.txt'], 'The table needs a column'],
    [['db', 'check', 'FOLDER/nowhere.sqlite'], 'There is no file'],
    [['eval', 'FOLDER'], 'has no <id>.txt with <id>.json beside it, and no qrels.tsv'],
    [['eval', 'FOLDER/nowhere'], 'is not a folder'],
  ])('%j says why in one line, with exit code 2', async (parameters, message) => {
    const { exitCode, message: said } = await faultOf(parameters.map((text) => text.replace('FOLDER', folder)));
    expect([exitCode, said]).toEqual([2, expect.stringContaining(message)]);
    expect(said).not.toContain('\n');
  });

  it.each<[parameters: string[], message: string]>([
    [['run', SAMPLE, '--max', '101'], 'It must be a whole number from 1 to 100.'],
    [['run', SAMPLE, '--max', '0'], 'It must be a whole number from 1 to 100.'],
    [['run', SAMPLE, '--csv', '--json'], "option '--csv' cannot be used with option '--json'"],
    [['nothing'], "unknown command 'nothing'"],
    [['db', 'copy', '--from', 'sqlite:a'], "required option '--to <url>' not specified"],
  ])('%j is refused before anything is loaded', async (parameters, message) => {
    expect((await faultOf(parameters)).message).toContain(message);
  });
});

describe('help', () => {
  const commandsOf = (command: Command): Command[] => [command, ...command.commands.flatMap(commandsOf)];
  const leaves = commandsOf(createProgram()).filter(({ commands }) => commands.length === 0);

  it.each(leaves.map((command) => [command.name(), command] as const))(
    'of %s has an example and the exit codes',
    (_name, command) => {
      let text = '';
      command.configureOutput({ writeOut: (part) => (text += part) }).outputHelp();
      expect([text.includes('npx githire '), text.includes('130  interrupted')]).toEqual([true, true]);
    },
  );
});
