import { readFileSync } from 'node:fs';
import { placeKey } from './gazetteer/place-key.js';

/** Returns the word lists of a data file of this folder by name, with all words as `placeKey` returns them. */
export function readWordLists<List extends string>(file: string): Readonly<Record<List, ReadonlySet<string>>> {
  const lists = JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')) as Record<List, { words: string[] }>;
  const setOf = (list: List): [List, ReadonlySet<string>] => [list, new Set(lists[list].words.map(placeKey))];
  return Object.fromEntries((Object.keys(lists) as List[]).map(setOf)) as Record<List, ReadonlySet<string>>;
}
