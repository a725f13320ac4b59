import { readFileSync } from 'node:fs';
import { type GithubDocumentName } from './document-types.js';
import { DOCUMENT_READERS } from './generated/document-readers.js';

/** The names of all documents. */
export const DOCUMENT_NAMES = Object.keys(DOCUMENT_READERS) as GithubDocumentName[];

const texts = new Map(DOCUMENT_NAMES.map((name) => [name, readDocument(name)]));

/** Returns the document as it is sent, without comments. `dryRun`: GitHub returns the cost and runs nothing. */
export function documentText(name: GithubDocumentName, options: { dryRun?: boolean } = {}): string {
  const text = texts.get(name) ?? '';
  return options.dryRun ? text.replace('rateLimit {', 'rateLimit(dryRun: true) {') : text;
}

function readDocument(name: GithubDocumentName): string {
  const file = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return readFileSync(new URL(`./${file}.graphql`, import.meta.url), 'utf8').replace(/^#.*\n/gm, '');
}
