import { readFileSync } from 'node:fs';
import { foldHeading } from './folding.js';

/** What a part of the posting is about. */
export const SECTION_KINDS = [
  'header',
  'intro',
  'role',
  'duties',
  'requirements',
  'preferred',
  'negated',
  'stack',
  'company',
  'benefits',
  'salary',
  'location',
  'process',
  'legal',
  'other',
] as const;
export type SectionKind = (typeof SECTION_KINDS)[number];

interface HeadingRule {
  kind: SectionKind;
  /** From this rank on a phrase decides over longer ones; among the others it breaks ties. */
  rank: number;
  phrases: string[];
}

interface Phrase {
  kind: SectionKind;
  rank: number;
  words: number;
}

/** A reading of a heading. */
export interface HeadingReading {
  kind: SectionKind;
  /** Words of the phrase. */
  words: number;
  /** Words of the heading that the phrase does not explain. */
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
/** A decisive phrase makes up at least this share of the heading's words: "what you need to apply" is no application form. */
const DECISIVE_SHARE = 0.25;
/** A heading has at most so many words; what is longer is a sentence. */
export const LONGEST_HEADING = 24;

/** What a heading announces, or undefined where none of its words is known. */
export function readHeading(text: string): HeadingReading | undefined {
  const words = foldHeading(text).split(' ').slice(0, LONGEST_HEADING);
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

/** A decisive phrase that makes up a good part of the heading goes before a longer one ("technical skills (preferred)"). */
function weightOf({ rank, words }: Phrase, headingWords: number): number {
  const decisive = rank >= DECISIVE_RANK && words / headingWords >= DECISIVE_SHARE;
  return (decisive ? rank * 100 : 0) + words * 10 + rank;
}

/** Beginnings of lists that are sentences of their own: "We do not expect you to know everything on this list:". */
const LEAD_INS: readonly (readonly [SectionKind, RegExp])[] = [
  ['preferred', /\b(?:nice|plus|bonus|ideally|preferred|desirable|optional|advantage|helpful)\b/i],
  [
    'requirements',
    /\b(?:you|your|candidates?|applicants?|someone)\b.{0,60}\b(?:know|have|need|bring|experience|familiar|skills?|knowledge|should|must|able|expect)\b/i,
  ],
  ['requirements', /\b(?:experience|knowledge|proficien\w{1,4}|expertise|familiarity|skills?) (?:in|with|of)\b/i],
  ['duties', /\b(?:you(?:'ll| will| would)?|responsib\w{1,8}|tasks?|work(?:ing)? on|role)\b/i],
];

/** What a sentence that ends in a colon announces, or undefined. */
export function readLeadIn(text: string): SectionKind | undefined {
  return LEAD_INS.find(([, pattern]) => pattern.test(text))?.[0];
}
