import { readFileSync } from 'node:fs';
import { type Domain } from '../../../domain/job-requirement.js';
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
/** The employer's name often says what it does: "Acme Games". */
const NAME_POINTS = 4.5;
/** A repeated phrase counts at most this often. */
const MAX_REPEATS = 3;
/** A company that works for clients of every industry has no industry of its own. */
const CONSULTING = 'consulting';
/** Companies of every industry use AI and data, and connect devices. */
const GENERIC: ReadonlySet<string> = new Set(['ai', 'iot', 'data']);
const BANKING = 'banking';
const FINTECH = 'fintech';
/** Beside one of these an industry needs only this share of the points, and has this confidence if it has no more. */
const BESIDE_GENERIC = 0.6;
const BESIDE_GENERIC_CONFIDENCE = 0.3;
/** An employer has rarely more industries. */
const MOST_DOMAINS = 3;
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

/** "We are a fintech that lends to farmers": what the employer calls itself weighs more than whom it serves. */
const IS_A = /\b(?:is|are|we're|as) (?:an?|the|one of the|europe's|your) (?:[\p{L}\p{N}-]{1,20} ){0,3}$/iu;
const IS_A_REACH = 70;
/** Legal forms and kinds of software, which say little about the industry. */
const NO_INDUSTRY: ReadonlySet<string> = new Set([...GENERIC, 'non-profit', 'productivity', 'cloud']);
const IS_A_WEIGHT = 2;

/** The employer's industry with its evidence, and all industries that the text supports, the most likely first. */
export interface DomainReading {
  readonly domain: Found<string> | null;
  readonly domains: readonly Domain[];
}

const NOTHING: DomainReading = { domain: null, domains: [] };

/**
 * Returns the employer's industry in one word, with the other industries that have points enough. Nothing if the text
 * does not say enough, or if the employer works for clients of every industry.
 */
export function readDomain(
  posting: Posting,
  fields: readonly HeaderField[],
  company: Found<string> | null,
  leastPoints = THRESHOLDS.domainPoints,
): DomainReading {
  const labelled = fields.find(({ name }) => name === 'domain');
  const stated = labelled === undefined ? null : fromLabel(labelled);
  if (stated !== null) return { domain: stated, domains: [{ name: stated.value, confidence: 1 }] };
  const { text, words, sentences } = posting;
  const clues = distribute(BOOK.find(text, words), sentences);
  const scores = new Map<string, Score>();
  for (const [index, sentence] of sentences.entries()) {
    const defines = DEFINITION.test(text.slice(sentence.start, sentence.end)) ? DEFINITION_WEIGHT : 1;
    const weight = SECTION_WEIGHTS[sentence.block.section] * defines;
    for (const { value, start, end } of clues[index] ?? []) {
      if (value.domain === NONE) continue;
      const score = scores.get(value.domain) ?? { points: 0, span: { start, end }, seen: new Map<string, number>() };
      const phrase = text.slice(start, end).toLowerCase();
      const repeats = score.seen.get(phrase) ?? 0;
      score.seen.set(phrase, repeats + 1);
      const before = text.slice(Math.max(sentence.start, start - IS_A_REACH), start);
      const self = !NO_INDUSTRY.has(value.domain) && IS_A.test(before) ? IS_A_WEIGHT : 1;
      if (repeats < MAX_REPEATS) score.points += (value.points * weight * self) / (repeats + 1);
      scores.set(value.domain, score);
    }
  }
  for (const { value } of company === null ? [] : BOOK.find(company.value, wordsOf(company.value))) {
    const known = scores.get(value.domain) ?? {
      points: 0,
      span: company?.span ?? { start: 0, end: 0 },
      seen: new Map(),
    };
    if (value.domain !== NONE) scores.set(value.domain, { ...known, points: known.points + NAME_POINTS });
  }
  const best = choose(scores, leastPoints);
  if (best === undefined || best[1].points < leastPoints || best[0] === CONSULTING) return NOTHING;
  const [name, { span }] = best;
  return { domain: { value: name, span }, domains: rank(scores, name, leastPoints) };
}

/**
 * Returns the industries with at least `least` points, the chosen one first. Confidence grows with the points (half of
 * it at `least`, three quarters at three times as many) and falls with the share that other industries have.
 */
function rank(scores: ReadonlyMap<string, Score>, chosen: string, least: number): Domain[] {
  const supported = [...scores].filter(([name, { points }]) => points >= least && name !== CONSULTING);
  const total = supported.reduce((sum, [, { points }]) => sum + points, 0);
  const domains = supported.map(([name, { points }]): Domain => {
    const confidence = (points / (points + least)) * ((1 + points / Math.max(total, points)) / 2);
    return { name, confidence: Math.round(confidence * 100) / 100 };
  });
  const others = domains.filter(({ name }) => name !== chosen).toSorted((a, b) => b.confidence - a.confidence);
  const first = domains.find(({ name }) => name === chosen);
  const own = first ?? { name: chosen, confidence: BESIDE_GENERIC_CONFIDENCE };
  return [own, ...others].slice(0, MOST_DOMAINS);
}

interface Score {
  points: number;
  readonly span: TextSpan;
  readonly seen: Map<string, number>;
}

/** The industry with most points. Among equals the one that is named first. */
function choose(scores: Map<string, Score>, leastPoints: number): [string, Score] | undefined {
  const bank = scores.get(BANKING);
  const fintech = scores.get(FINTECH);
  // Whoever sells to banks is no bank: both are one industry.
  if (bank !== undefined && fintech !== undefined) {
    scores.set(FINTECH, { ...fintech, points: fintech.points + bank.points });
    scores.delete(BANKING);
  }
  const order = [...scores].toSorted(
    ([, one], [, other]) => other.points - one.points || one.span.start - other.span.start,
  );
  const [best] = order;
  if (best === undefined || !GENERIC.has(best[0])) return best;
  // Another industry that is named at all says more.
  const other = order.find(([domain, { points }]) => !GENERIC.has(domain) && points >= leastPoints * BESIDE_GENERIC);
  return other ?? best;
}

function fromLabel(field: HeaderField): Found<string> | null {
  const folded = foldHeading(field.text);
  if (folded === '' || folded.length > 60) return null;
  const [clue] = BOOK.find(folded, wordsOf(folded));
  const value = clue?.value.domain ?? folded.replaceAll(' ', '-');
  return { value, span: { start: field.start, end: field.end } };
}
