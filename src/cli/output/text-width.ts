import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';

/** Control, format (such as the marks that reverse the direction of a text), surrogate and private characters. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;
const ELLIPSIS = '…';
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Returns text of strangers as one line that is safe on a terminal: it cannot move the cursor, change colours or the
 * title, or reverse what follows.
 */
export function printable(text: string): string {
  return stripVTControlCharacters(text).replaceAll(/\s/g, ' ').replaceAll(UNPRINTABLE, '');
}

/** Returns the number of columns that a text takes on a terminal. Wide characters take two. */
export function widthOf(text: string): number {
  return stringWidth(text);
}

/** Returns a text that takes at most `width` columns; `…` marks a cut. No character is cut in half. */
export function shorten(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = '';
  for (const { segment } of graphemes.segment(text)) {
    if (widthOf(`${kept}${segment}${ELLIPSIS}`) > width) break;
    kept += segment;
  }
  return `${kept.trimEnd()}${ELLIPSIS}`;
}

/** Fills a text with spaces up to `width` columns. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/**
 * Breaks a text between words into lines of at most `width` columns, and within a word that is longer than a line.
 * `first` stands before the first line; the others are indented as far.
 */
export function wrap(text: string, width: number, first = ''): string {
  const indent = widthOf(first);
  const lines = Number.isFinite(width)
    ? wrapAnsi(text, Math.max(1, width - indent), { hard: true }).split('\n')
    : [text];
  return lines.map((line, index) => `${index === 0 ? first : ' '.repeat(indent)}${line}`.trimEnd()).join('\n');
}
