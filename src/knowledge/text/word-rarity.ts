import { readFileSync } from 'node:fs';
import { CONCEPT_PHRASES } from './concepts.js';

/** The number of one-line descriptions of software that contain each stem; docs/ranking.md describes the counting. */
interface WordFrequencies {
  /** Number of descriptions. */
  documents: number;
  /** Stems in fewer descriptions are not in the table. */
  leastDocuments: number;
  /** Number of descriptions that contain the stem. */
  frequencies: Record<string, number>;
}

const table = JSON.parse(readFileSync(new URL('./word-frequencies.json', import.meta.url), 'utf8')) as WordFrequencies;
const frequencies = new Map(Object.entries(table.frequencies));
const rarest = Math.log(table.documents / table.leastDocuments);

const documentsWith = (stem: string): number => frequencies.get(stem) ?? table.leastDocuments;
const rarity = (documents: number): number =>
  Math.min(1, Math.max(0, Math.log(table.documents / Math.max(documents, table.leastDocuments)) / rarest));

/**
 * How much a stem says about the subject of a text: inverse document frequency, 0 (in every description) to 1 (in
 * almost none).
 */
export function stemRarity(stem: string): number {
  return rarity(documentsWith(stem));
}

/** Rarity of each concept. A phrase is assumed to be as frequent as its rarest word. */
const rarityOfConcept = new Map(
  [...CONCEPT_PHRASES].map(([name, phrases]) => [
    name,
    rarity(phrases.reduce((sum, phrase) => sum + Math.min(...phrase.split(' ').map(documentsWith)), 0)),
  ]),
);

/** Even a wide concept (`web framework`) says more than its common words. */
const LEAST_CONCEPT_RARITY = 0.35;

/** How much a concept says about the subject of a text, at most 1. */
export function conceptRarity(name: string): number {
  return Math.max(LEAST_CONCEPT_RARITY, rarityOfConcept.get(name) ?? 1);
}
