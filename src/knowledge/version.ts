import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

/**
 * Increased by hand: major if entries are renamed or removed, minor if entries are added, patch if entries are
 * corrected.
 */
const DATA_VERSION = '1.2.0';

const DIRECTORY = new URL('./', import.meta.url);

/**
 * A short hash of the contents of all data files in this folder. Moving a file within the folder does not change it.
 */
function dataHash(): string {
  const hash = createHash('sha256');
  const files = readdirSync(DIRECTORY, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.replaceAll('\\', '/'))
    .toSorted((one, other) => (basename(one) < basename(other) ? -1 : 1));
  for (const file of files) hash.update(basename(file)).update(readFileSync(new URL(file, DIRECTORY)));
  return hash.digest('hex').slice(0, 8);
}

/**
 * Version of the data about skills and places. It is stored with every result, so that results of different versions
 * can be told apart.
 */
export const KNOWLEDGE_VERSION: string = `${DATA_VERSION}+${dataHash()}`;
