import { type Line } from './lines.js';

/** A line of at least this share of the page width was probably broken because of the width. */
const FULL_LINE = 0.7;
/** A line that begins in lower case continues a line of at least this share of the page width. */
const HALF_LINE = 0.5;
/** In a text without a page width, a line up to this length is more likely an item of a list. */
const SHORT_LINE = 40;
/** Lines of a text that was broken at a page width are between these lengths. */
const NARROWEST_PAGE = 30;
const WIDEST_PAGE = 130;

/** A text has a page width if this many lines fill it, and at least so many for each line that ends before it. */
const FEWEST_FULL = 2;
const FULL_PER_OPEN = 1;
/** Of the lines that fill the page this share goes on in the middle of a sentence. */
const LEAST_INSIDE = 0.3;
/** People and programs break lines somewhat before the edge. */
const RAGGED = 0.88;

const BEGINS_INSIDE = /^(?:[\p{Ll}\p{N}(,;]|I{1,3}\b)/u;
const ENDS_INSIDE =
  /(?:[,/(&-]| (?:and|or|the|a|an|of|with|in|on|at|to|for|as|by|from|our|your|is|are|be|that|which|using|such|including|least|one|two))$/i;
const FIELD = /^[\p{L}][\p{L} /-]{1,24}: /u;
const ENDS_SENTENCE = /[.!?:;]["')]?$/;

/**
 * Returns the width at which the lines of the posting were broken, as in text copied from a PDF or an e-mail. Returns 0
 * if each line is one on its own: then most lines end although the next word would still have fitted.
 */
export function pageWidth(lines: readonly Line[]): number {
  const lengths = lines.filter(({ mark }) => mark !== 'rule').map(({ width, indent }) => width + indent);
  const widest = lengths.reduce((most, length) => Math.max(most, length), 0);
  if (widest < NARROWEST_PAGE || widest > WIDEST_PAGE) return 0;
  let full = 0;
  let open = 0;
  let inside = 0;
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    if (next === undefined || !isPlain(line) || !isPlain(next) || next.mark === 'item') continue;
    if (ENDS_SENTENCE.test(line.text)) continue;
    if (!fillsPage(line, next, widest)) open++;
    else {
      full++;
      if (BEGINS_INSIDE.test(next.text) || ENDS_INSIDE.test(line.text)) inside++;
    }
  }
  const isWrapped = full >= FEWEST_FULL && full >= open * FULL_PER_OPEN && inside >= full * LEAST_INSIDE;
  return isWrapped ? widest : 0;
}

function isPlain({ text, mark }: Line): boolean {
  return text !== '' && mark !== 'rule' && mark !== 'heading';
}

/** Whether the first word of the next line had no room on this line. */
function fillsPage(line: Line, next: Line, width: number): boolean {
  const [word = ''] = next.text.split(' ', 1);
  return line.width + line.indent + word.length + 1 > width * RAGGED;
}

/** Whether `line` continues the sentence of `previous`, the line directly above it. */
export function isContinuation(previous: Line, line: Line, width: number): boolean {
  if (line.mark !== 'none' || line.text === '' || previous.text === '' || previous.mark === 'rule') return false;
  if (previous.mark === 'heading') return false;
  if ((line.bold && !previous.bold) || FIELD.test(line.text)) return false;
  if (previous.mark === 'item' && line.indent > previous.indent && !ENDS_SENTENCE.test(previous.text)) return true;
  if (BEGINS_INSIDE.test(line.text)) return !previous.text.endsWith(':') && isProse(previous, line, width);
  if (ENDS_INSIDE.test(previous.text)) return true;
  return width > 0 && fillsPage(previous, line, width) && !ENDS_SENTENCE.test(previous.text);
}

/** A short lower-case line under another short line is an item of a list without bullets, not a continuation. */
function isProse(previous: Line, line: Line, width: number): boolean {
  if (ENDS_INSIDE.test(previous.text)) return true;
  if (/^\p{N}/u.test(line.text)) return previous.width >= width * FULL_LINE && !ENDS_SENTENCE.test(previous.text);
  return width === 0 ? previous.width > SHORT_LINE : previous.width >= width * HALF_LINE;
}
