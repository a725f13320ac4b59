import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** Raised by hand: major when entries are renamed or removed, minor when some are added, patch when some are corrected. */
const DATA_VERSION = '1.0.0';

const DIRECTORY = new URL('./', import.meta.url);

/** A short fingerprint of the content of every data file of this folder; a file that moves within it changes nothing. */
function dataHash(): string {
  const hash = createHash('sha256');
  const files = readdirSync(DIRECTORY, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.replaceAll('\\', '/'))
    .toSorted((one, other) => (basename(one) < basename(other) ? -1 : 1));
  for (const file of files) hash.update(basename(file)).update(readFileSync(new URL(file, DIRECTORY)));
  return hash.digest('hex').slice(0, 8);
}

/** Version of what is known about skills and places: stored with every result, so that two runs can be told apart. */
export const KNOWLEDGE_VERSION: string = `${DATA_VERSION}+${dataHash()}`;
