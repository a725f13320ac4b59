import { readFileSync } from 'node:fs';
import { type PhraseMatch } from '../text/phrase-book.js';
import { PhraseBook } from '../text/phrase-book.js';

/**
 * What a phrase says about the skills near it. `…After` applies to the skills that follow it, `…Before` to the skills
 * before it, and `…Closing` to the skills before it if the phrase ends its clause ("Kafka desirable", but not "the
 * desirable result"). `required`, `duty`, `stack` and `company` say what the whole sentence is about; `choice` says
 * that the person hired may choose, and `offer` that the employer gives or teaches something.
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
  | 'choice'
  | 'offer';

/** A cue in the text, with all its possible meanings. */
export type Cue = PhraseMatch<readonly CueKind[]>;

const DATA = JSON.parse(readFileSync(new URL('./cues.json', import.meta.url), 'utf8')) as Record<CueKind, string[]>;

const SCOPED: readonly CueKind[] = [
  'preferredAfter',
  'preferredBefore',
  'preferredClosing',
  'negatedAfter',
  'negatedBefore',
];
const ABOUT: readonly CueKind[] = ['required', 'duty', 'stack', 'company', 'choice', 'offer'];

function bookOf(kinds: readonly CueKind[]): PhraseBook<CueKind[]> {
  const phrases = new Map<string, CueKind[]>();
  for (const kind of kinds) {
    for (const phrase of DATA[kind]) phrases.set(phrase, [...(phrases.get(phrase) ?? []), kind]);
  }
  return new PhraseBook(phrases);
}

/**
 * Cues about the skills near them. A phrase may apply in both directions: "nice to have: Go" and "Go (nice to have)".
 */
export const SCOPED_CUES = bookOf(SCOPED);
/** Cues that say what a sentence is about. */
export const SENTENCE_CUES = bookOf(ABOUT);
