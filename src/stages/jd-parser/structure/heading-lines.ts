import { readHeading, readLeadIn } from './headings.js';
import { type Line } from './lines.js';
import { type SectionKind } from './section-kinds.js';

/** Levels of headings without `#`. All are deeper than Markdown's levels; a plainer heading is deeper. */
export const HEADING_LEVELS = { capitals: 7, bold: 8, colon: 9, bare: 10, item: 11 } as const;

/** Most words of a heading, by how it is marked. */
const MAX_WORDS = { marked: 20, bold: 14, colon: 14, leadIn: 40, capitals: 8, bare: 8 } as const;

/** A line above a list may have this many words beside the phrase that makes it a heading. */
const MAX_EXTRA_WORDS = 5;

/** Parts that list skills. Their headings may stand directly above the first line. */
const SKILLS: ReadonlySet<SectionKind> = new Set(['requirements', 'preferred', 'stack']);

const ENDS_LIKE_SENTENCE = /[.!,;]$/;
const LEADS_IN = /(?::|\.{3})$/;
const LOWER_CASE = /\p{Ll}/u;
const CAPITALS = /\p{Lu}[^\p{L}]*\p{Lu}[^\p{L}]*\p{Lu}/u;
const BEGINS_LIKE_HEADING = /^["'(]?[\p{Lu}\p{N}]/u;

/** Returns the level of the heading that this line is, or 0 if it is not a heading. */
export function headingLevel(
  line: Line,
  previous: Line | undefined,
  next: Line | undefined,
  afterNext: Line | undefined,
): number {
  if (line.text === '' || line.mark === 'rule') return 0;
  const words = line.text.split(' ').length;
  if (line.mark === 'heading') return line.level;
  if (line.mark === 'item')
    return isItemHeading(line, isEmpty(next) ? afterNext : next, words) ? HEADING_LEVELS.item : 0;
  const underlined = underlineLevel(line, previous, next, words);
  if (underlined > 0) return underlined;
  if (line.bold && words <= MAX_WORDS.bold && !/[.,;]$/.test(line.text)) return HEADING_LEVELS.bold;
  if (LEADS_IN.test(line.text) && (words <= MAX_WORDS.colon || isLongLeadIn(line, next, afterNext, words)))
    return HEADING_LEVELS.colon;
  if (isCapitals(line, previous, words)) return HEADING_LEVELS.capitals;
  return isBareHeading(line, previous, next, afterNext, words) ? HEADING_LEVELS.bare : 0;
}

/** "These are some of the tools we use, experience in any of them is desirable:", above a list. */
function isLongLeadIn(line: Line, next: Line | undefined, afterNext: Line | undefined, words: number): boolean {
  const below = isEmpty(next) ? afterNext : next;
  if (words > MAX_WORDS.leadIn || isEmpty(below)) return false;
  return (
    /^[^.!?]+$/.test(line.text) &&
    (below?.mark === 'item' || below?.mark === 'none') &&
    readLeadIn(line.text) !== undefined
  );
}

function isEmpty(line: Line | undefined): boolean {
  return line === undefined || line.text === '';
}

/** Reads a heading with a line of `===` or `---` below it. */
function underlineLevel(line: Line, previous: Line | undefined, next: Line | undefined, words: number): number {
  if (next?.mark !== 'rule' || !/^(?:={3}|-{3})/.test(next.text)) return 0;
  if (!isEmpty(previous) && previous?.mark !== 'rule') return 0;
  if (words > MAX_WORDS.bold || line.text.includes(': ')) return 0;
  return next.text.startsWith('=') ? 1 : 2;
}

function isCapitals(line: Line, previous: Line | undefined, words: number): boolean {
  if (words > MAX_WORDS.capitals || LOWER_CASE.test(line.text) || !CAPITALS.test(line.text)) return false;
  const reading = readHeading(line.text);
  return reading !== undefined && (reading.extraWords <= 1 || isEmpty(previous));
}

/** Whether a short unmarked line is a heading. Directly below other text it must consist of a known phrase only. */
function isBareHeading(
  line: Line,
  previous: Line | undefined,
  next: Line | undefined,
  afterNext: Line | undefined,
  words: number,
): boolean {
  if (words > MAX_WORDS.bare || ENDS_LIKE_SENTENCE.test(line.text) || !BEGINS_LIKE_HEADING.test(line.text))
    return false;
  if (isEmpty(next) && isEmpty(afterNext)) return false;
  const reading = readHeading(line.text);
  if (reading === undefined) return false;
  if (reading.extraWords === 0) return true;
  if (!isEmpty(previous)) return false;
  if (next?.mark === 'item') return reading.extraWords <= MAX_EXTRA_WORDS;
  // "Additionally appreciated", above a line of names.
  if (!isEmpty(next)) return SKILLS.has(reading.kind) && reading.extraWords <= 1 && words <= 3;
  return isEmpty(next) && reading.extraWords <= (words > 4 ? 3 : 1);
}

/** Whether an item is the heading of the items below it: `- Nice to have:`, or an item with a different bullet. */
function isItemHeading(line: Line, next: Line | undefined, words: number): boolean {
  if (words > MAX_WORDS.bare || isEmpty(next)) return false;
  const reading = readHeading(line.text);
  if (reading === undefined || reading.extraWords > 2) return false;
  const heads = next?.mark !== 'item' || next.indent > line.indent || next.bullet !== line.bullet;
  return line.text.endsWith(':')
    ? reading.extraWords <= 1 || heads
    : heads && reading.extraWords <= 2 && next?.mark === 'item';
}
