import { once } from 'node:events';
import { access, constants, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CommandError } from '../command-error.js';
import { EXIT } from '../exit-codes.js';
import { reasonOf } from '../read-file.js';

/** Characters that some terminals and readers take for controls or line ends, and that JSON does not escape. */
const UNESCAPED = /[\u007f-\u009f\u2028\u2029]/g;

/** Returns a value as indented JSON that holds no control characters but line feeds. */
export function toJson(value: unknown): string {
  const json = JSON.stringify(value, null, 2);
  return `${json.replaceAll(UNESCAPED, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
}

/** Writes a result to standard output. Resolves when it was taken. */
export async function print(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

/** Writes one line about the work, not a result, to standard error. */
export function note(text: string): void {
  process.stderr.write(`githire: ${text}\n`);
}

/**
 * Writes a file that only its owner can read (mode 0600 if it is new), because it is about people.
 * @throws CommandError if it cannot be written
 */
export async function writePrivately(file: string, text: string): Promise<void> {
  await writeFile(file, text, { mode: 0o600 }).catch((cause: unknown) => {
    throw new CommandError(`${file} cannot be written: ${reasonOf(cause)}`, EXIT.failed, { cause });
  });
}

/**
 * Checks, before a long computation, that its result can be written.
 * @throws CommandError if it cannot
 */
export async function checkWritable(file: string): Promise<void> {
  const found = await stat(file).catch(() => null);
  if (found?.isDirectory()) throw new CommandError(`${file} is a folder; --out needs the name of a file`);
  const place = found === null ? dirname(file) : file;
  await access(place, constants.W_OK).catch((cause: unknown) => {
    throw new CommandError(`${file} cannot be written; ${place}: ${reasonOf(cause)}`, undefined, { cause });
  });
}
