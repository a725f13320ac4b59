import { readFileSync } from 'node:fs';
import { type PhraseMatch } from '../text/phrase-book.js';
import { PhraseBook } from '../text/phrase-book.js';

/**
 * What a phrase says of the skills beside it: `…After` of those that follow it, `…Before` of those that stand before it,
 * `…Closing` of the latter where it ends its thought ("Kafka desirable", but not "the desirable result");
 * `required`, `duty`, `stack` and `company` say what the whole sentence is about, `choice` that it leaves a choice to the hire.
 */
export type CueKind =
  | 'preferredAfter'
  | 'preferredBefore'
  | 'preferredClosing'
  | 'negatedAfter'
  | 'negatedBefore'
  | 'required'
  | 'duty'
  | 'stack'
  | 'company'
  | 'choice';

/** A cue in the text, and all that it may say. */
export type Cue = PhraseMatch<readonly CueKind[]>;

const DATA = JSON.parse(readFileSync(new URL('./cues.json', import.meta.url), 'utf8')) as Record<CueKind, string[]>;

const SCOPED: readonly CueKind[] = [
  'preferredAfter',
  'preferredBefore',
  'preferredClosing',
  'negatedAfter',
  'negatedBefore',
];
const ABOUT: readonly CueKind[] = ['required', 'duty', 'stack', 'company', 'choice'];

function bookOf(kinds: readonly CueKind[]): PhraseBook<CueKind[]> {
  const phrases = new Map<string, CueKind[]>();
  for (const kind of kinds) {
    for (const phrase of DATA[kind]) phrases.set(phrase, [...(phrases.get(phrase) ?? []), kind]);
  }
  return new PhraseBook(phrases);
}

/** Cues that speak of skills beside them. A phrase may speak both ways: "nice to have: Go" and "Go (nice to have)". */
export const SCOPED_CUES = bookOf(SCOPED);
/** Cues that say what a sentence is about. */
export const SENTENCE_CUES = bookOf(ABOUT);
