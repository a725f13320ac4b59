import { type CleanText } from '../text/text-builder.js';

/** How a line was marked in the posting. */
export type LineMark = 'none' | 'heading' | 'item' | 'rule';

/** One line of the clean text, without its bullet or heading sign. */
export interface Line {
  readonly mark: LineMark;
  /** 1 to 6 for `#` to `######`; 0 elsewhere. */
  readonly level: number;
  /** The bullet as it stood in the posting (`-`, `✅`, `1.`), so that a list within a list can be told; empty elsewhere. */
  readonly bullet: string;
  /** Blanks before the line. */
  readonly indent: number;
  /** First and last offset of its words in the clean text; equal where it is empty. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
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
    bold: text !== '' && isBold(clean, start, end, nextBold),
  };
}

/** Numbers of one list count as one bullet. */
function bulletOf(clean: CleanText, from: number, marker: string): string {
  const { start } = clean.sourceSpan(from, from + 1);
  const sign = String.fromCodePoint(clean.source.codePointAt(start) ?? 0x2d);
  return /\d/.test(marker) ? '1' : sign;
}

/** One bold span covers the line, but for a colon or another sign or two at its end. */
function isBold(clean: CleanText, start: number, end: number, nextBold: number): boolean {
  const span = clean.bold[nextBold];
  return span !== undefined && span.start <= start + 2 && span.end >= end - 2;
}
