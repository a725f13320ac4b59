import { readFileSync } from 'node:fs';
import { words } from './words.js';

/** Words and phrases that speak of the same technical matter. */
interface Concept {
  /** What it is called where people read it. */
  name: string;
  /** How it is said in postings, descriptions and topics. */
  phrases: string[];
}

const CONCEPTS = JSON.parse(readFileSync(new URL('./concepts.json', import.meta.url), 'utf8')) as Concept[];

/** The names of the concepts by the stems of a phrase, joined by spaces. */
const namesByPhrase = new Map<string, string[]>();
for (const { name, phrases } of CONCEPTS) {
  for (const key of new Set(phrases.map((phrase) => words(phrase).join(' '))))
    namesByPhrase.set(key, [...(namesByPhrase.get(key) ?? []), name]);
}
const LONGEST_PHRASE = Math.max(...[...namesByPhrase.keys()].map((key) => key.split(' ').length));
/** Stems that a phrase begins with: most words of a text begin none, and need no further look. */
const beginnings = new Set([...namesByPhrase.keys()].map((key) => key.split(' ', 1)[0]));

/** The stems of each phrase, by concept. */
export const CONCEPT_PHRASES: ReadonlyMap<string, readonly string[]> = new Map(
  CONCEPTS.map(({ name, phrases }) => [name, [...new Set(phrases.map((phrase) => words(phrase).join(' ')))]]),
);

/** The concepts that some words in their order speak of, each as often as it is spoken of. */
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
