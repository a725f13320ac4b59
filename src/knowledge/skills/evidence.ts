import { type Passage } from './passage.js';
import { readData } from './skill-data.js';
import { type AmbiguityRule, type EvidenceLevel } from './skill-entry.js';

/** Words beside a name that indicate a skill, from data/cues.json. */
interface Cues {
  /** Directly after the name: "Go developer". */
  after: string[];
  /** Directly after the name, but weaker: "Go is". */
  afterWeak: string[];
  /** Directly before the name: "in Go". */
  before: string[];
  /** A few words before the name: "experience", "proficiency". */
  experience: string[];
  /**
   * Words that may follow a noun: "swift and". Before any other word, a word in lower case is probably a verb or an
   * adjective.
   */
  closing: string[];
  /**
   * Words that can be beside a name in any sentence ("we use Go to build"). Beside any other word, the name is probably
   * an ordinary word.
   */
  function: string[];
}

const cues = readData<Cues>('cues.json');
const AFTER = new Set(cues.after);
const AFTER_WEAK = new Set(cues.afterWeak);
const BEFORE = new Set(cues.before);
const EXPERIENCE = new Set(cues.experience);
const CLOSING = new Set(cues.closing);
const FUNCTION_WORDS = new Set(cues.function);

/** Points that an ambiguous spelling needs. A weak cue has one point, a clear cue three. */
export const NEEDED_POINTS: Readonly<Record<EvidenceLevel, number>> = { capital: 1, context: 2, strong: 3 };

/** Points for each cue, chosen by judgement so that the sentences of skill-matcher.spec.ts are decided correctly. */
const POINTS = {
  /** A capital that does not start a sentence. */
  capital: 1,
  /** In lower case although the name has capitals; a noun, judged by the next word. */
  smallNoun: -1,
  /** The same, but probably a verb or an adjective. */
  smallWord: -2,
  /** An abbreviation that is not in capitals (`san`), or a name that is recognised by its capitals (`safe`). */
  smallAbbreviation: -3,
  plainCue: 3,
  weakCue: 1,
  version: 2,
  alone: 2,
} as const;

/** An ambiguous word in a text. */
export interface Occurrence {
  /** The words of the text, without a version number. */
  text: string;
  /** The end, including a version number. */
  end: number;
  /** Indexes of its first and last piece. */
  first: number;
  last: number;
  /** The spelling in the catalogue. */
  spelling: string;
  rule: AmbiguityRule;
  /** Whether it is a common noun (`Replication`), which is usually in lower case. */
  isNoun: boolean;
  /** Whether a version number follows ("Spring 5"). */
  versioned: boolean;
  /** Whether the line contains nothing else. */
  alone: boolean;
  /** Whether every word of the line starts with a capital. */
  inTitleCase: boolean;
}

/**
 * Points for the skill from the neighbouring words, without lists. Negative infinity if a neighbour proves that it is
 * an ordinary word.
 */
export function neighbourPoints(passage: Passage, occurrence: Occurrence): number {
  const previous = passage.wordBefore(occurrence.first);
  const following = passage.wordsAfter(occurrence.last);
  const asSpelled = isAsSpelled(occurrence) || isPlainNoun(occurrence);
  const byCapital = asSpelled && hasTellingCapital(passage, occurrence);
  if (isOrdinary(passage, occurrence, previous, following, byCapital)) return Number.NEGATIVE_INFINITY;
  let points = byCapital ? POINTS.capital : 0;
  if (!asSpelled) points += misspelling(occurrence, following[0] ?? '');
  points += cuesAround(passage, occurrence, previous, following, asSpelled);
  if (asSpelled && occurrence.versioned) points += POINTS.version;
  if (asSpelled && occurrence.alone) points += POINTS.alone;
  return points;
}

/** Whether it is written as in the catalogue, including capitals. Spaces and hyphens are ignored. */
export function isAsSpelled({ text, spelling }: Pick<Occurrence, 'text' | 'spelling'>): boolean {
  return text === spelling || letters(text) === letters(spelling);
}

/**
 * Whether a neighbour shows that it is an ordinary word. Between function words, a capital inside a sentence decides
 * for the skill ("we use Go to build", but "ready to go to work"). Beside other words, it does not ("Elm Street").
 */
function isOrdinary(
  passage: Passage,
  { rule, last }: Occurrence,
  previous: string,
  following: readonly string[],
  byCapital: boolean,
): boolean {
  const decides = (word: string | undefined): boolean => !(byCapital && FUNCTION_WORDS.has(word ?? ''));
  if (rule.wordBefore.includes(previous) && decides(previous)) return true;
  if (beginsWith(following, rule.wordAfter) && decides(following[0])) return true;
  const apposition = passage.wordAfterComma(last);
  return apposition !== '' && !FUNCTION_WORDS.has(apposition) && rule.wordAfter.includes(apposition);
}

function cuesAround(
  passage: Passage,
  { rule, first, end }: Occurrence,
  previous: string,
  following: readonly string[],
  asSpelled: boolean,
): number {
  const next = following[0] ?? '';
  let points = 0;
  if (rule.skillBefore.includes(previous) || beginsWith(following, rule.skillAfter)) points += POINTS.plainCue;
  else if (AFTER.has(next)) points += POINTS.plainCue;
  else if (asSpelled && (AFTER_WEAK.has(next) || passage.isExplained(end))) points += POINTS.weakCue;
  if (BEFORE.has(previous)) points += POINTS.weakCue;
  if (passage.wordsBefore(first).some((word) => EXPERIENCE.has(word))) points += POINTS.weakCue;
  return points;
}

function misspelling({ spelling }: Occurrence, next: string): number {
  if (isAbbreviation(spelling) || /^\w{0,3}[A-Z]\w?[A-Z]/.test(spelling)) return POINTS.smallAbbreviation;
  return next === '' || CLOSING.has(next) || AFTER.has(next) ? POINTS.smallNoun : POINTS.smallWord;
}

/** `Replication`, but not `SAFe`. */
function isPlainNoun({ isNoun, spelling }: Occurrence): boolean {
  return isNoun && /^[A-Z]?[a-z -]+$/.test(spelling);
}

/** Whether the capital is a sign of a name: not at the start of a sentence and not in a headline. */
function hasTellingCapital(passage: Passage, occurrence: Occurrence): boolean {
  const { spelling, first, inTitleCase } = occurrence;
  if (isAbbreviation(spelling)) return true;
  if (isPlainNoun(occurrence)) return false;
  return spelling !== spelling.toLowerCase() && !inTitleCase && !passage.opensSentence(first);
}

/**
 * Whether all letters are capitals (`SAN`, `IDS`), which no sentence or headline causes. A single letter does not
 * count.
 */
function isAbbreviation(spelling: string): boolean {
  return spelling.length > 1 && spelling === spelling.toUpperCase() && spelling !== spelling.toLowerCase();
}

function letters(text: string): string {
  return text.replaceAll(/[\s\-_./–]/g, '');
}

/** Whether the words start with one of the phrases. A phrase can have several words. */
function beginsWith(words: readonly string[], phrases: readonly string[]): boolean {
  const [next] = words;
  if (next === undefined) return false;
  return phrases.some(
    (phrase) =>
      phrase === next ||
      (phrase.startsWith(`${next} `) && phrase.split(' ').every((word, index) => words[index] === word)),
  );
}
