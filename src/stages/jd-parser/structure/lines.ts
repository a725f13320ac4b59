import { type CleanText } from '../text/text-builder.js';

/** How the posting marks a line. */
export type LineMark = 'none' | 'heading' | 'item' | 'rule';

/** One line of the clean text, without its bullet or heading sign. */
export interface Line {
  readonly mark: LineMark;
  /** 1 to 3 for `#` to `###` and deeper; 0 for other lines. */
  readonly level: number;
  /** The bullet as the posting writes it (`-`, `✅`, `1.`), so that nested lists can be recognised; else empty. */
  readonly bullet: string;
  /** Number of spaces before the line. */
  readonly indent: number;
  /** First and last offset of the line's words in the clean text; equal if the line is empty. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Number of characters of the line in the posting's own language. */
  readonly width: number;
  /** The whole line was bold. */
  readonly bold: boolean;
}

const RULE = /^[-=_*~|:+. ]{3,200}$/;
const HEADING = /^(#{1,3})(?:#{0,3}) {0,3}(?=[^\s#])/;
const ITEM =
  /^(?:[-*+>] ?(?=[^\s\d-])|-(?=\d{1,2}\+?[ -][a-zA-Z])|[-*+>] (?=\S)|o (?=\S)|\(?\d{1,2}[.)](?: |(?=[A-Z]))|\(?[a-z]\) |\.{2,3} ?(?=[a-zA-Z]))/;

/** The lines of a clean text in order. */
export function readLines(clean: CleanText): Line[] {
  const lines: Line[] = [];
  let from = 0;
  let nextBold = 0;
  for (const raw of clean.text.split('\n')) {
    while ((clean.bold[nextBold]?.end ?? Infinity) <= from) nextBold++;
    lines.push(readLine(clean, raw, from, nextBold));
    from += raw.length + 1;
  }
  return lines;
}

function readLine(clean: CleanText, raw: string, from: number, nextBold: number): Line {
  const rule = RULE.test(raw);
  const heading = rule ? null : HEADING.exec(raw);
  const item = rule || heading !== null ? null : ITEM.exec(raw);
  const skipped = heading?.[0].length ?? item?.[0].length ?? 0;
  const text = raw.slice(skipped).trim();
  const start = from + skipped + (raw.slice(skipped).length - raw.slice(skipped).trimStart().length);
  const end = start + text.length;
  return {
    mark: rule ? 'rule' : heading === null ? (item === null ? 'none' : 'item') : 'heading',
    level: heading?.[1]?.length ?? 0,
    bullet: item === null ? '' : bulletOf(clean, from, item[0]),
    indent: clean.indents.get(from) ?? 0,
    start,
    end,
    text,
    width: clean.writtenText(start, end).length,
    bold: text !== '' && isBold(clean, start, end, nextBold),
  };
}

/** All numbers of one list count as the same bullet. */
function bulletOf(clean: CleanText, from: number, marker: string): string {
  const { start } = clean.sourceSpan(from, from + 1);
  const sign = String.fromCodePoint(clean.source.codePointAt(start) ?? 0x2d);
  return /\d/.test(marker) ? '1' : sign;
}

/** Whether one bold span covers the line, except for a colon or one or two other characters at the ends. */
function isBold(clean: CleanText, start: number, end: number, nextBold: number): boolean {
  const span = clean.bold[nextBold];
  return span !== undefined && span.start <= start + 2 && span.end >= end - 2;
}
