import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { type Command } from 'commander';
import { EXIT_CODES } from '../src/cli/exit-codes.js';
import { createProgram } from '../src/cli/program.js';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> };

const documents = [
  ...readdirSync(ROOT).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
  'deploy/githire-backup.service',
];

/** Pieces of code: lines of fences, and inline code, which may be broken over two lines. */
function codeOf(text: string): string[] {
  const fences = [...text.matchAll(/^```[^\n]*\n([^]*?)^```/gm)].flatMap(([, code = '']) => code.split('\n'));
  const rest = text.replaceAll(/^```[^]*?^```/gm, '');
  const inline = [...rest.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code.replaceAll('\n', ' '));
  return [...fences, ...inline];
}

const printed = documents.flatMap((document) => {
  const text = readFileSync(join(ROOT, document), 'utf8');
  const pieces = document.endsWith('.md') ? codeOf(text) : text.split('\n');
  return pieces.flatMap((code) => code.split(/&&|;|\|/)).map((code) => ({ document, code: code.trim() }));
});
const matching = (pattern: RegExp): [found: string, code: string, document: string][] =>
  [
    ...new Map(
      printed.flatMap(({ document, code }) => {
        const found = pattern.exec(code)?.[1];
        return found === undefined ? [] : [[`${code} ${document}`, [found, code, document]] as const];
      }),
    ).values(),
  ].map(([found, code, document]) => [found, code, document]);

/** The command that words name, and its options; null if there is none. */
function commandOf(words: readonly string[]): Command | null {
  let command = createProgram();
  for (const word of words) {
    const next = command.commands.find((candidate) => candidate.name() === word);
    if (next !== undefined) command = next;
    else if (command.commands.length > 0) return null;
    else break;
  }
  return command;
}

const npmRuns = matching(/\bnpm run (?:--silent )?([\w:-]+)/);
const githireRuns = matching(/(?:npx githire|npm run githire --|node dist\/src\/cli\.js) (\S.*)/);

describe('commands in the documents', () => {
  it('are found', () => {
    expect([npmRuns.length > 20, githireRuns.length > 10]).toEqual([true, true]);
  });

  it.each(npmRuns)('the script %s of "%s" in %s is in package.json', (name) => {
    expect(Object.keys(scripts)).toContain(name);
  });

  it.each(githireRuns)('githire %s ("%s" in %s) exists, with its options', (line) => {
    const words = line.split(/\s+#/)[0]!.replaceAll(/[[\]]/g, ' ').trim().split(/\s+/);
    const command = commandOf(words.filter((word) => !word.startsWith('-')));
    const options = words.filter((word) => word.startsWith('--')).map((word) => word.split('=')[0]!);
    const known = new Set<string | undefined>([
      '--help',
      '--version',
      ...(command?.options.map(({ long }) => long) ?? []),
    ]);
    expect([command === null, options.filter((option) => !known.has(option))]).toEqual([false, []]);
  });

  it.each(matching(/\bnode ((?:dist|scripts)\/[\w/-]+\.m?js)/))('the file %s ("%s" in %s) has a source', (file) => {
    expect(
      existsSync(join(ROOT, file.replace(/^dist\//, '').replace(/\.js$/, '.ts'))) || existsSync(join(ROOT, file)),
    ).toBe(true);
  });

  it('do not need githire on the path', () => {
    const names = createProgram().commands.map((command) => command.name());
    const bare = printed.filter(({ code }) => new RegExp(`^(?:\\$ )?githire (?:${names.join('|')})\\b`).test(code));
    expect(
      bare.map(({ document, code }) => `${document}: ${code}`).filter((line) => !line.startsWith('CHANGELOG')),
    ).toEqual([]);
  });
});

it('docs/command-line.md has the exit codes of the help', () => {
  const text = readFileSync(join(ROOT, 'docs/command-line.md'), 'utf8');
  const rows = [...text.matchAll(/^\| (\d+) \| (.+) \|$/gm)].map(([, code, meaning]) => [Number(code), meaning]);
  expect(rows).toEqual(EXIT_CODES);
});
