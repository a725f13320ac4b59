import { type Reading } from './reading.js';

/** This many spaces within a line separate columns, as in text copied from a PDF. */
const COLUMN_GAP = 4;

const BULLET = /[ \t]{0,40}(?:[-*•●▪][ \t]?[\p{L}\p{N}]|\d{1,2}[.)][ \t])/uy;
const LETTER = /\p{L}/u;
/** The first character of a value behind a tab, as in a table copied from a sheet. */
const VALUE = /[\p{L}\p{N}\p{Sc}]/u;
const LOWER = /\p{Ll}/u;

/** First parts of words that keep their hyphen at the end of a line ("multi-" / "region"). */
const HYPHENATED = new Set(
  'all anti back best cloud co cross data day end event ever fast first front full hands high in long low mid multi near non object off on open part post pre problem production real remote self semi server service short single state sub team test third top type user well wide world'.split(
    ' ',
  ),
);

/** Reduces spaces and tabs to one space; a tab or a wide gap within a line becomes a column separator. */
export function readBlank({ source, out, html }: Reading, at: number): number {
  let end = at;
  while (source.charAt(end) === ' ' || source.charAt(end) === '\t') end++;
  if (out.atLineStart) {
    if (!html) out.indent(end - at);
    return end;
  }
  const wide = end - at >= COLUMN_GAP && LETTER.test(source.charAt(end));
  const tab = source.charAt(at) === '\t' && VALUE.test(source.charAt(end));
  const gap = (wide || tab) && !html && LETTER.test(out.last());
  out.space(at, end);
  if (gap) out.write('| ', at, end);
  return end;
}

/** Reads a line break. Joins a word that a hyphen divided there. */
export function readNewline(reading: Reading, at: number): number {
  const { source, out } = reading;
  const end = source.startsWith('\r\n', at) ? at + 2 : at + 1;
  if (reading.html && reading.tagged && !breaksInside(reading, end)) {
    out.space(at, end);
    return end;
  }
  const rest = restOfDividedWord(source, end);
  if (rest >= 0 && out.last() === '-' && LETTER.test(out.last(2))) {
    if (!HYPHENATED.has(wordBefore(out)) && LETTER.test(source.charAt(rest))) out.dropLast();
    return rest;
  }
  out.newline(at, end);
  return end;
}

/** Whether a line break inside a tag's text counts: after a sentence, or before a bullet. */
function breaksInside({ source, out }: Reading, from: number): boolean {
  if (/[.!?:;]/.test(out.last()) || (out.last() === ' ' && /[.!?:;]/.test(out.last(2)))) return true;
  BULLET.lastIndex = from;
  return BULLET.test(source);
}

/** Returns where the second half of a divided word begins on the next line, or -1. */
function restOfDividedWord(source: string, from: number): number {
  let at = from;
  while (at < from + 40 && (source.charAt(at) === ' ' || source.charAt(at) === '\t')) at++;
  return LETTER.test(source.charAt(at)) && (LOWER.test(source.charAt(at)) || at === from) ? at : -1;
}

/** Returns the word before the hyphen at the end of the written text, in lower case. */
function wordBefore(out: Reading['out']): string {
  let word = '';
  for (let back = 2; back < 14 && LETTER.test(out.last(back)); back++) word = out.last(back) + word;
  return word.toLowerCase();
}
