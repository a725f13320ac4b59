import { readFileSync } from 'node:fs';
import { type Posting } from '../posting.js';
import { type SectionKind } from '../structure/headings.js';
import { foldHeading } from '../structure/folding.js';
import { distribute } from '../text/distribute.js';
import { PhraseBook } from '../text/phrase-book.js';
import { wordsOf } from '../text/words.js';
import { type TextSpan } from '../text/text-builder.js';
import { type Found } from './found.js';
import { type HeaderField } from './header-fields.js';
import { THRESHOLDS } from '../thresholds.js';

interface Clue {
  readonly domain: string;
  readonly points: number;
}

const DATA = JSON.parse(readFileSync(new URL('./data/domains.json', import.meta.url), 'utf8')) as Record<
  string,
  { strong: string[]; weak: string[] }
>;

/** A strong phrase names the industry; a weak phrase only often occurs with it. */
const STRONG_POINTS = 3;
const WEAK_POINTS = 1;
/** A repeated phrase counts at most this often. */
const MAX_REPEATS = 3;
/** A company that works for clients of every industry has no industry of its own. */
const CONSULTING = 'consulting';
/** Phrases that contain the word of an industry but do not mean it: "health insurance" among the benefits. */
const NONE = 'none';

const BOOK = new PhraseBook<Clue>(
  Object.entries(DATA).flatMap(([domain, { strong, weak }]) => {
    const clue =
      (points: number) =>
      (phrase: string): [string, Clue] => [phrase, { domain, points }];
    return strong.map(clue(STRONG_POINTS)).concat(weak.map(clue(WEAK_POINTS)));
  }),
);

/** Weights by part of the posting: what the employer says about itself weighs more than what it asks for. */
const SECTION_WEIGHTS: Readonly<Record<SectionKind, number>> = {
  header: 1.5,
  intro: 2,
  company: 2,
  role: 1.5,
  other: 1,
  duties: 0.8,
  stack: 0.3,
  requirements: 0.5,
  preferred: 0.6,
  negated: 0,
  benefits: 0.2,
  salary: 0,
  location: 0,
  process: 0.1,
  legal: 0,
};
/** Additional factor for a sentence that says what the employer is or does. */
const DEFINITION_WEIGHT = 1.5;
const DEFINITION =
  /\b(?:is (?:an?|the|one of)|are (?:an?|the)|we (?:help|build|make|develop|provide|enable|are)|our (?:mission|product|platform|app|customers|clients)|company|startup|start-up|platform|leading|leader|provider|firm|industry|builds?|develops?|makes|helps|offers|sells|operates|runs)\b/i;

/** Returns the employer's industry in one word, or null if the text does not say enough about it. */
export function readDomain(
  posting: Posting,
  fields: readonly HeaderField[],
  leastPoints = THRESHOLDS.domainPoints,
): Found<string> | null {
  const labelled = fields.find(({ name }) => name === 'domain');
  const stated = labelled === undefined ? null : fromLabel(labelled);
  if (stated !== null) return stated;
  const { text, words, sentences } = posting;
  const clues = distribute(BOOK.find(text, words), sentences);
  const scores = new Map<string, { points: number; span: TextSpan; seen: Map<string, number> }>();
  for (const [index, sentence] of sentences.entries()) {
    const defines = DEFINITION.test(text.slice(sentence.start, sentence.end)) ? DEFINITION_WEIGHT : 1;
    const weight = SECTION_WEIGHTS[sentence.block.section] * defines;
    for (const { value, start, end } of clues[index] ?? []) {
      if (value.domain === NONE) continue;
      const score = scores.get(value.domain) ?? { points: 0, span: { start, end }, seen: new Map<string, number>() };
      const phrase = text.slice(start, end).toLowerCase();
      const repeats = score.seen.get(phrase) ?? 0;
      score.seen.set(phrase, repeats + 1);
      if (repeats < MAX_REPEATS) score.points += (value.points * weight) / (repeats + 1);
      scores.set(value.domain, score);
    }
  }
  const [best] = [...scores].toSorted(
    ([, one], [, other]) => other.points - one.points || one.span.start - other.span.start,
  );
  if (best === undefined || best[1].points < leastPoints || best[0] === CONSULTING) return null;
  return { value: best[0], span: best[1].span };
}

function fromLabel(field: HeaderField): Found<string> | null {
  const folded = foldHeading(field.text);
  if (folded === '' || folded.length > 60) return null;
  const [clue] = BOOK.find(folded, wordsOf(folded));
  const value = clue?.value.domain ?? folded.replaceAll(' ', '-');
  return { value, span: { start: field.start, end: field.end } };
}
