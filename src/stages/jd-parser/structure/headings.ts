import { readFileSync } from 'node:fs';
import { foldHeading } from './folding.js';
import { readHeadingPattern } from './heading-patterns.js';
import { type SectionKind } from './section-kinds.js';

export { type SectionKind } from './section-kinds.js';

interface HeadingRule {
  kind: SectionKind;
  /** A phrase with at least `DECISIVE_RANK` goes before longer phrases; among the others the rank breaks ties. */
  rank: number;
  phrases: string[];
}

interface Phrase {
  kind: SectionKind;
  rank: number;
  words: number;
}

/** The meaning of a heading. */
export interface HeadingReading {
  kind: SectionKind;
  /** Number of words of the phrase. */
  words: number;
  /** Number of words of the heading outside the phrase. */
  extraWords: number;
}

const RULES = JSON.parse(readFileSync(new URL('./headings.json', import.meta.url), 'utf8')) as HeadingRule[];

const PHRASES: ReadonlyMap<string, Phrase> = new Map(
  RULES.flatMap(({ kind, rank, phrases }) =>
    phrases.map((phrase): [string, Phrase] => [phrase, { kind, rank, words: phrase.split(' ').length }]),
  ),
);
const LONGEST_PHRASE = Math.max(...[...PHRASES.values()].map(({ words }) => words));
/** See `HeadingRule.rank`. */
const DECISIVE_RANK = 4;
/**
 * A decisive phrase has at least this share of the heading's words: "what you need to apply" is not about an
 * application form.
 */
const DECISIVE_SHARE = 0.25;
/** Most words of a heading; a longer text is a sentence. */
export const LONGEST_HEADING = 24;

/** Returns what a heading announces, or undefined if none of its phrases is known. */
export function readHeading(text: string): HeadingReading | undefined {
  const folded = foldHeading(text);
  const words = folded.split(' ').slice(0, LONGEST_HEADING);
  const kind = words.length < LONGEST_HEADING ? readHeadingPattern(folded) : undefined;
  if (kind !== undefined) return { kind, words: words.length, extraWords: 0 };
  let best: { phrase: Phrase; weight: number } | undefined;
  for (let from = 0; from < words.length; from++) {
    for (let length = 1; length <= LONGEST_PHRASE && from + length <= words.length; length++) {
      const phrase = PHRASES.get(words.slice(from, from + length).join(' '));
      if (phrase === undefined) continue;
      const weight = weightOf(phrase, words.length);
      if (best === undefined || weight > best.weight) best = { phrase, weight };
    }
  }
  return best === undefined
    ? undefined
    : { kind: best.phrase.kind, words: best.phrase.words, extraWords: words.length - best.phrase.words };
}

/**
 * A decisive phrase that makes up a good part of the heading goes before a longer phrase ("technical skills
 * (preferred)").
 */
function weightOf({ rank, words }: Phrase, headingWords: number): number {
  const decisive = rank >= DECISIVE_RANK && words / headingWords >= DECISIVE_SHARE;
  return (decisive ? rank * 100 : 0) + words * 10 + rank;
}

/** Sentences that introduce a list: "We do not expect you to know everything on this list:". */
const LEAD_INS: readonly (readonly [SectionKind, RegExp])[] = [
  [
    'preferred',
    /\b(?:nice|a plus|plus points|bonus|ideally|preferred|desirable|optional|advantage(?:ous)?|helpful|beneficial|extra points|kudos|not required|not necessary|stands? out)\b/i,
  ],
  [
    'requirements',
    /\b(?:you|your|candidates?|applicants?|someone)\b.{0,60}\b(?:know|have|need|bring|experience|familiar|skills?|knowledge|should|must|able|expect)\b/i,
  ],
  ['requirements', /\b(?:experience|knowledge|proficien\w{1,4}|expertise|familiarity|skills?) (?:in|with|of)\b/i],
  ['duties', /\b(?:you(?:'ll| will| would)?|responsib\w{1,8}|tasks?|work(?:ing)? on|role)\b/i],
];

/** Returns what a sentence that ends in a colon announces, or undefined. */
export function readLeadIn(text: string): SectionKind | undefined {
  return LEAD_INS.find(([, pattern]) => pattern.test(text))?.[0];
}
