import { readData } from './skill-data.js';
import type { AmbiguityRule, EvidenceLevel } from './skill-entry.js';

/** Words that speak for a skill beside them, from data/cues.json. */
interface Cues {
  /** Just after it: "Go developer". */
  after: string[];
  /** Just after it, weaker: "Go is". */
  afterWeak: string[];
  /** Just before it: "in Go". */
  before: string[];
  /** Up to four words before it: "experience", "proficiency". */
  experience: string[];
  /** Words that may follow a noun: "Swift and", "Swift on". A small-letter word before any other is rather a verb or adjective. */
  closing: string[];
}

const cues = readData<Cues>('cues.json');
const AFTER = new Set(cues.after);
const AFTER_WEAK = new Set(cues.afterWeak);
const BEFORE = new Set(cues.before);
const EXPERIENCE = new Set(cues.experience);
const CLOSING = new Set(cues.closing);

/** Points that a doubtful spelling must reach. One weak cue is one point, a plain one is three. */
export const NEEDED_POINTS: Readonly<Record<EvidenceLevel, number>> = { capital: 1, context: 2, strong: 3 };

/** How far around a word is looked, in characters: bounds the work per word. */
const REACH = 60;

/** A word as it stands in the text. */
export interface Occurrence {
  text: string;
  start: number;
  end: number;
  /** As the catalogue spells it. */
  spelling: string;
  rule: AmbiguityRule;
  /** A version number follows ("Spring 5"). */
  versioned: boolean;
}

/**
 * Points for the skill from the words around an occurrence, its lists aside.
 * Negative infinity: a neighbour makes it an ordinary word, whatever else speaks for it. A capital inside a sentence
 * overrules such a neighbour ("we use Go to build" against "go to build").
 */
export function neighbourPoints(text: string, occurrence: Occurrence, inTitleCase: boolean): number {
  const { rule, start, end } = occurrence;
  const before = wordsBefore(text, start);
  const after = wordsAfter(text, end);
  const previous = before.at(-1) ?? '';
  const next = after[0] ?? '';
  const asSpelled = isAsSpelled(occurrence);
  const byCapital = asSpelled && (isAbbreviation(occurrence.spelling) || (!inTitleCase && !opensSentence(text, start)));
  const asWord = rule.wordBefore.includes(previous) || speaks(rule.wordAfter, after);
  if (asWord && !byCapital) return Number.NEGATIVE_INFINITY;

  let points = byCapital ? 1 : 0;
  if (!asSpelled) points -= CLOSING.has(next) || next === '' || AFTER.has(next) ? 1 : 2;
  if (rule.skillBefore.includes(previous) || speaks(rule.skillAfter, after)) points += 3;
  if (AFTER.has(next)) points += 3;
  else if (asSpelled && (AFTER_WEAK.has(next) || opensBracketOrColon(text, end))) points += 1;
  if (BEFORE.has(previous)) points += 1;
  if (before.slice(-5).some((word) => EXPERIENCE.has(word))) points += 1;
  if (asSpelled && occurrence.versioned) points += 2;
  if (asSpelled && standsAlone(text, start, end)) points += 2;
  return points;
}

/** Written as the catalogue writes it, capitals included; spaces and hyphens do not matter. */
export function isAsSpelled(occurrence: Pick<Occurrence, 'text' | 'spelling'>): boolean {
  return letters(occurrence.text).startsWith(letters(occurrence.spelling));
}

/** The word is all that its line says, apart from a bullet, a number or a remark in brackets. */
export function standsAlone(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 12), start);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  if (line.length === before.length && start > 12) return false;
  const after = text.slice(end, end + REACH);
  const stop = after.indexOf('\n');
  if (stop < 0 && end + REACH < text.length) return false;
  const rest = stop < 0 ? after : after.slice(0, stop);
  return /^[\s\-–—*•·▪◦‣●○+>#\d.)\\]*$/.test(line) && /^[\s\d.,;x+]*(?:\([^()]*\))?[\s.,;]*$/.test(rest);
}

/** Capitals throughout (`SAN`, `IDS`): no sentence and no headline begins a word so. */
function isAbbreviation(spelling: string): boolean {
  return spelling.length > 1 && spelling === spelling.toUpperCase() && spelling !== spelling.toLowerCase();
}

function letters(text: string): string {
  return text.replaceAll(/[\s\-_./–]/g, '');
}

/** Whether the words begin with one of the phrases; a phrase may have several words. */
function speaks(phrases: readonly string[], words: readonly string[]): boolean {
  return phrases.some((phrase) => phrase.split(' ').every((word, index) => words[index] === word));
}

/** Words of the same clause before a place, in lower case, the nearest last. */
function wordsBefore(text: string, start: number): string[] {
  const clause = lastClause(text.slice(Math.max(0, start - REACH), start));
  const words = clause.toLowerCase().match(/[\p{L}\p{N}'’&+#]+/gu) ?? [];
  return /[,;:)\]/|]\s*$/.test(clause) ? [...words, ''] : words;
}

/** Up to three words that follow directly, in lower case; none past a punctuation mark. */
function wordsAfter(text: string, end: number): string[] {
  const rest = /^[ \t\u00a0-]*\n?[ \t\u00a0]*(?<words>[\p{L}\p{N}'’ &-]*)/u.exec(text.slice(end, end + REACH))?.groups?.['words'];
  return (rest ?? '').toLowerCase().split(/[ -]+/).filter(Boolean).slice(0, 3);
}

function lastClause(text: string): string {
  const stop = Math.max(text.lastIndexOf('. '), text.lastIndexOf('\n'), text.lastIndexOf('! '), text.lastIndexOf('? '));
  return text.slice(stop + 1);
}

function opensSentence(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 8), start).trimEnd();
  if (before === '' || /\n\s*$/.test(text.slice(Math.max(0, start - 4), start))) return true;
  return /[.!?•·▪◦‣●○*\n]$|(?:^|\n)\s*[-–—]$/.test(before);
}

function opensBracketOrColon(text: string, end: number): boolean {
  return /^\s?[(:]/.test(text.slice(end, end + 2));
}
