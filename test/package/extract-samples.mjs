import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const BLOCK = /^```(\w+)(?: (\S+))?\n([^]*?)^```$/gm;

/**
 * Writes the fenced blocks of a document that name a file (```ts main.ts) as files, and the shell commands as
 * `commands.json`, so that the suite compiles and runs what the document shows.
 */
export function extractSamples(document, folder) {
  mkdirSync(folder, { recursive: true });
  for (const [, language, name, code] of readFileSync(document, 'utf8').matchAll(BLOCK)) {
    if (language !== 'ts') continue;
    if (name === undefined) throw new Error(`${document}: a block of TypeScript names no file:\n${code}`);
    writeFileSync(join(folder, name), code);
  }
  writeFileSync(join(folder, 'commands.json'), JSON.stringify(commandsOf(document)));
}

/** The shell commands of all `sh` blocks of a document, one each; comments are left out. */
export function commandsOf(document) {
  return [...readFileSync(document, 'utf8').matchAll(BLOCK)]
    .filter(([, language]) => language === 'sh')
    .flatMap(([, , , code]) => code.replaceAll('\\\n', ' ').split('\n'))
    .map((line) => line.replace(/(?:^| )#.*/, '').trim())
    .filter((line) => line !== '');
}
