import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isCleanText } from '../../platform/common/clean-text.js';
import { POSTING_LENGTH } from '../../projects/posting-length.js';
import { CommandError } from '../command-error.js';
import { readText } from '../read-file.js';

/** The folder of sample postings that comes with GitHire, from the sources and from the build. */
const SAMPLES = ['../../../samples/', '../../../../samples/']
  .map((path) => fileURLToPath(new URL(path, import.meta.url)))
  .find((folder) => existsSync(folder));
const SAMPLES_PREFIX = /^(?:\.\/)?samples\//;
/** A character has at most four bytes in UTF-8. */
const MOST_BYTES = 4 * POSTING_LENGTH.max;

/** A posting to run. */
export interface Posting {
  /** How it is called in messages. */
  name: string;
  text: string;
}

/**
 * Reads a posting from a file, or from standard input (`-`). A name such as `samples/data-engineer-remote.txt` that does
 * not exist in the current folder is one of the included samples.
 * @throws CommandError if it cannot be read, or is too short or too long
 */
export async function readPosting(file: string): Promise<Posting> {
  const name = file === '-' ? 'the posting on standard input' : basename(file);
  const text = await readText(file === '-' ? file : locate(file), MOST_BYTES);
  const { min, max } = POSTING_LENGTH;
  if (text.length < min || text.length > max)
    throw new CommandError(
      `${name} has ${text.length.toLocaleString('en')} characters; a posting has ${min} to ${max.toLocaleString('en')}`,
    );
  if (!isCleanText(text)) throw new CommandError(`${name} holds NUL or incomplete characters`);
  return { name, text };
}

/** @throws CommandError if the file is called like a sample and there is none */
function locate(file: string): string {
  if (existsSync(file) || !SAMPLES_PREFIX.test(file)) return file;
  const names = SAMPLES === undefined ? [] : readdirSync(SAMPLES).toSorted();
  const found = names.find((name) => name === file.replace(SAMPLES_PREFIX, ''));
  if (SAMPLES === undefined || found === undefined)
    throw new CommandError(`${file} cannot be read: it does not exist, and the samples are ${names.join(', ')}`);
  return join(SAMPLES, found);
}
