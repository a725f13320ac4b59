import { readFileSync } from 'node:fs';
import { CONCEPT_PHRASES } from './concepts.js';

/** In how many one-line descriptions of software each stem occurs; docs/ranking.md says how it was counted. */
interface WordFrequencies {
  /** Descriptions counted. */
  documents: number;
  /** Stems in fewer descriptions are not listed. */
  leastDocuments: number;
  /** Descriptions with the stem. */
  frequencies: Record<string, number>;
}

const table = JSON.parse(readFileSync(new URL('./word-frequencies.json', import.meta.url), 'utf8')) as WordFrequencies;
const frequencies = new Map(Object.entries(table.frequencies));
const rarest = Math.log(table.documents / table.leastDocuments);

const documentsWith = (stem: string): number => frequencies.get(stem) ?? table.leastDocuments;
const rarity = (documents: number): number =>
  Math.min(1, Math.max(0, Math.log(table.documents / Math.max(documents, table.leastDocuments)) / rarest));

/** How much a stem tells about the matter of a text: inverse document frequency, 0 (everywhere) to 1 (hardly anywhere). */
export function stemRarity(stem: string): number {
  return rarity(documentsWith(stem));
}

/** The same for a concept: a phrase is taken to be as frequent as its rarest word. */
const rarityOfConcept = new Map(
  [...CONCEPT_PHRASES].map(([name, phrases]) => [
    name,
    rarity(phrases.reduce((sum, phrase) => sum + Math.min(...phrase.split(' ').map(documentsWith)), 0)),
  ]),
);

/** Even a wide concept (`web framework`) tells more than its common words do. */
const LEAST_CONCEPT_RARITY = 0.35;

/** How much a concept tells about the matter of a text, up to 1. */
export function conceptRarity(name: string): number {
  return Math.max(LEAST_CONCEPT_RARITY, rarityOfConcept.get(name) ?? 1);
}
