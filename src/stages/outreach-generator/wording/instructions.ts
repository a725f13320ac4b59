import { PhraseMatcher, type PhraseHit } from './phrase-matcher.js';
import { readData } from '../read-data.js';

const MATCHER = new PhraseMatcher(readData<{ phrases: string[] }>('instructions.json').phrases);

/** Where a text tries to steer whoever processes it, or null. */
export function findInstruction(text: string): PhraseHit | null {
  return MATCHER.find(text);
}

/** The same for words as `plainWords` gives them. */
export function instructionIn(words: string): PhraseHit | null {
  return MATCHER.hits(words).next().value ?? null;
}
