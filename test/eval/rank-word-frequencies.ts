/**
 * Counts in how many one-line descriptions of software each word stem occurs: the way in which
 * `src/knowledge/text/word-frequencies.json` was made. Reads the descriptions from the standard input, one a line,
 * and prints the table: `node dist/test/eval/rank-word-frequencies.js < descriptions.txt`.
 */
import { createInterface } from 'node:readline';
import { words } from '../../src/knowledge/text/words.js';

/** Rarer stems are left out: they all count as this rare, which keeps the table small and misspellings out of it. */
const LEAST_DOCUMENTS = 12;

const counts = new Map<string, number>();
let documents = 0;
for await (const line of createInterface({ input: process.stdin })) {
  documents += 1;
  for (const stem of new Set(words(line))) counts.set(stem, (counts.get(stem) ?? 0) + 1);
}
const frequent = [...counts].filter(([, count]) => count >= LEAST_DOCUMENTS).sort(([a], [b]) => (a < b ? -1 : 1));
console.log(JSON.stringify({ documents, leastDocuments: LEAST_DOCUMENTS, frequencies: Object.fromEntries(frequent) }));
