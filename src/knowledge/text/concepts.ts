import { readFileSync } from 'node:fs';
import { words } from './words.js';

/** Words and phrases for the same technical subject. */
interface Concept {
  /** The name that people read. */
  name: string;
  /** How postings, descriptions and topics write it. */
  phrases: string[];
}

const CONCEPTS = JSON.parse(readFileSync(new URL('./concepts.json', import.meta.url), 'utf8')) as Concept[];

/** Names of the concepts, by the stems of a phrase, joined by spaces. */
const namesByPhrase = new Map<string, string[]>();
for (const { name, phrases } of CONCEPTS) {
  for (const key of new Set(phrases.map((phrase) => words(phrase).join(' '))))
    namesByPhrase.set(key, [...(namesByPhrase.get(key) ?? []), name]);
}
const LONGEST_PHRASE = Math.max(...[...namesByPhrase.keys()].map((key) => key.split(' ').length));
/** First stems of all phrases. Most words of a text are none of these, so that they need no further search. */
const beginnings = new Set([...namesByPhrase.keys()].map((key) => key.split(' ', 1)[0]));

/** The phrases of each concept, as stems. */
export const CONCEPT_PHRASES: ReadonlyMap<string, readonly string[]> = new Map(
  CONCEPTS.map(({ name, phrases }) => [name, [...new Set(phrases.map((phrase) => words(phrase).join(' ')))]]),
);

/** The concepts that a sequence of stems names, once for each mention. */
export function conceptsIn(stems: readonly string[]): string[] {
  const found: string[] = [];
  for (let start = 0; start < stems.length; start += 1) {
    if (!beginnings.has(stems[start] ?? '')) continue;
    let phrase = '';
    for (let end = start; end < Math.min(stems.length, start + LONGEST_PHRASE); end += 1) {
      phrase = end === start ? (stems[end] ?? '') : `${phrase} ${stems[end]}`;
      found.push(...(namesByPhrase.get(phrase) ?? []));
    }
  }
  return found;
}
