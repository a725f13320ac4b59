import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes the fenced blocks of a document that name a file (```ts main.ts) as files, and the shell commands of all `sh`
 * blocks as `commands.json`, so that the suite compiles and runs what the document shows.
 */
export function extractSamples(document, folder) {
  mkdirSync(folder, { recursive: true });
  if (!existsSync(document)) return;
  const commands = [];
  for (const [, language, name, code] of readFileSync(document, 'utf8').matchAll(
    /^```(\w+)(?: (\S+))?\n([^]*?)^```$/gm,
  )) {
    if (language === 'ts') {
      if (name === undefined) throw new Error(`${document}: a block of TypeScript names no file:\n${code}`);
      writeFileSync(join(folder, name), code);
    }
    if (language === 'sh') commands.push(...code.split('\n').filter((line) => line !== '' && !line.startsWith('#')));
  }
  writeFileSync(join(folder, 'commands.json'), JSON.stringify(commands));
}
