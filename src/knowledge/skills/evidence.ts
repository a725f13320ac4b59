import { type Passage } from './passage.js';
import { readData } from './skill-data.js';
import { type AmbiguityRule, type EvidenceLevel } from './skill-entry.js';

/** Words that speak for a skill beside them, from data/cues.json. */
interface Cues {
  /** Just after it: "Go developer". */
  after: string[];
  /** Just after it, weaker: "Go is". */
  afterWeak: string[];
  /** Just before it: "in Go". */
  before: string[];
  /** A few words before it: "experience", "proficiency". */
  experience: string[];
  /** Words that may follow a noun: "swift and". Before any other, a word in small letters is rather a verb or an adjective. */
  closing: string[];
  /** Words that any sentence may hold beside a name ("we use Go to build"); others make what they stand beside a word. */
  function: string[];
}

const cues = readData<Cues>('cues.json');
const AFTER = new Set(cues.after);
const AFTER_WEAK = new Set(cues.afterWeak);
const BEFORE = new Set(cues.before);
const EXPERIENCE = new Set(cues.experience);
const CLOSING = new Set(cues.closing);
const FUNCTION_WORDS = new Set(cues.function);

/** Points that a doubtful spelling must reach. One weak cue is one point, a plain one is three. */
export const NEEDED_POINTS: Readonly<Record<EvidenceLevel, number>> = { capital: 1, context: 2, strong: 3 };

/** Points for each cue. Chosen by hand so that the sentences of skill-matcher.spec.ts are told apart. */
const POINTS = {
  /** A capital where no sentence begins. */
  capital: 1,
  /** In small letters where the name has capitals, and a noun by what follows. */
  smallNoun: -1,
  /** The same, and rather a verb or an adjective. */
  smallWord: -2,
  /** An abbreviation not written in capitals (`san`), or a name that is known by its capitals (`safe`). */
  smallAbbreviation: -3,
  plainCue: 3,
  weakCue: 1,
  version: 2,
  alone: 2,
} as const;

/** A doubtful word as it stands in the text. */
export interface Occurrence {
  /** The words of the text, without a version number. */
  text: string;
  /** With the version number. */
  end: number;
  /** Its first and its last piece. */
  first: number;
  last: number;
  /** As the catalogue spells it. */
  spelling: string;
  rule: AmbiguityRule;
  /** A common noun (`Replication`), which is written small as a rule. */
  isNoun: boolean;
  /** A version number follows ("Spring 5"). */
  versioned: boolean;
  /** It is all that its line says. */
  alone: boolean;
  /** It stands in a line that writes every word with a capital. */
  inTitleCase: boolean;
}

/**
 * Points for the skill from the words around an occurrence, its lists aside.
 * Negative infinity: a neighbour makes it an ordinary word, whatever else speaks for it.
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

/** Written as the catalogue writes it, capitals included; spaces and hyphens do not matter. */
export function isAsSpelled({ text, spelling }: Pick<Occurrence, 'text' | 'spelling'>): boolean {
  return text === spelling || letters(text) === letters(spelling);
}

/**
 * Whether a neighbour makes it an ordinary word. A capital inside a sentence overrules the small words
 * ("we use Go to build" against "ready to go to work"), but no other ("Elm Street").
 */
function isOrdinary(
  passage: Passage,
  { rule, last }: Occurrence,
  previous: string,
  following: readonly string[],
  byCapital: boolean,
): boolean {
  const tells = (word: string | undefined): boolean => !(byCapital && FUNCTION_WORDS.has(word ?? ''));
  if (rule.wordBefore.includes(previous) && tells(previous)) return true;
  if (beginsWith(following, rule.wordAfter) && tells(following[0])) return true;
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

/** A capital tells something where neither a sentence nor a headline puts one. */
function hasTellingCapital(passage: Passage, occurrence: Occurrence): boolean {
  const { spelling, first, inTitleCase } = occurrence;
  if (isAbbreviation(spelling)) return true;
  if (isPlainNoun(occurrence)) return false;
  return spelling !== spelling.toLowerCase() && !inTitleCase && !passage.opensSentence(first);
}

/** Capitals throughout (`SAN`, `IDS`): no sentence and no headline begins a word so. A single letter is none. */
function isAbbreviation(spelling: string): boolean {
  return spelling.length > 1 && spelling === spelling.toUpperCase() && spelling !== spelling.toLowerCase();
}

function letters(text: string): string {
  return text.replaceAll(/[\s\-_./–]/g, '');
}

/** Whether words begin with one of the phrases; a phrase may have several words. */
function beginsWith(words: readonly string[], phrases: readonly string[]): boolean {
  const [next] = words;
  if (next === undefined) return false;
  return phrases.some(
    (phrase) =>
      phrase === next ||
      (phrase.startsWith(`${next} `) && phrase.split(' ').every((word, index) => words[index] === word)),
  );
}
