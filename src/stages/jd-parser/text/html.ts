import { type Reading } from './reading.js';

/** Longest tag in characters; a longer one is not a tag. */
const LONGEST_TAG = 2000;
/** A text with this many block tags is HTML, in which line breaks of the source have no meaning. */
const BLOCKS_OF_HTML = 3;

const TAG = /<(\/?)([a-zA-Z][a-zA-Z\d]{0,10})(?=[\s/>])/y;
const BLOCK_TAG = /<\/?(?:p|div|li|ul|ol|br|h[1-6]|tr|table|section)\b[^<>]{0,200}>/gi;

const NEXT_SPAN = /\s{0,20}<span\b/iy;

const NEW_LINE = new Set(['br', 'li', 'tr', 'dd', 'dt', 'hr', 'option']);
const NEW_BLOCK = new Set(
  'p div ul ol h1 h2 h3 h4 h5 h6 table thead tbody section article header footer main nav aside blockquote pre form dl figure body'.split(
    ' ',
  ),
);
const INLINE = new Set(
  'a span b strong i em u s small mark font sup sub code label center img button abbr time del ins big tt input iframe link meta html picture source'.split(
    ' ',
  ),
);
const CELL = new Set(['td', 'th']);
const BOLD = new Set(['b', 'strong']);
/** Elements whose contents are not visible. */
const HIDDEN = new Set(['script', 'style', 'head', 'svg', 'template', 'noscript', 'title']);

/** Whether the text is HTML, and not plain text with a few tags. */
export function isHtml(source: string): boolean {
  let blocks = 0;
  for (const _ of source.matchAll(BLOCK_TAG)) if (++blocks >= BLOCKS_OF_HTML) return true;
  return false;
}

/** Reads a known tag or a comment. Anything else in angle brackets is text (`vector<int>`, `< 5 years`). */
export function readTag(reading: Reading, at: number): number {
  const { source, out } = reading;
  if (source.startsWith('<!--', at)) return skipTo(reading, '-->', at + 4);
  if (source.startsWith('<http', at)) return at + 1;
  TAG.lastIndex = at;
  const match = TAG.exec(source);
  if (match === null) return -1;
  const name = (match[2] ?? '').toLowerCase();
  const closing = match[1] === '/';
  if (![NEW_LINE, NEW_BLOCK, INLINE, CELL, HIDDEN].some((names) => names.has(name))) return -1;
  const end = tagEnd(source, TAG.lastIndex);
  if (end < 0) return -1;
  reading.tagged = true;
  if (HIDDEN.has(name)) return closing ? end : skipTo(reading, `</${name}>`, end);
  if (BOLD.has(name)) out.toggleBold();
  else if (CELL.has(name)) writeCell(reading, closing, at, end);
  else if (!INLINE.has(name)) breakLine(reading, name, closing, at, end);
  else if (name === 'span' && closing) endSpan(reading, at, end);
  return end;
}

/** Separates neighbouring spans, because each states one fact: "London", "Hybrid", "Permanent". */
function endSpan({ source, out }: Reading, at: number, end: number): void {
  out.space(at, end);
  NEXT_SPAN.lastIndex = end;
  if (!out.atLineStart && NEXT_SPAN.test(source)) out.write('| ', at, end);
}

function writeCell({ out }: Reading, closing: boolean, at: number, end: number): void {
  if (closing || out.atLineStart) return;
  out.space(at, end);
  out.write('| ', at, end);
}

function breakLine({ out }: Reading, name: string, closing: boolean, at: number, end: number): void {
  if (!out.atLineStart || name === 'br') out.newline(at, end);
  if (NEW_BLOCK.has(name)) out.newline(at, end);
  if (closing) return;
  if (name === 'li') out.write('- ', at, end);
  if (/^h[1-6]$/.test(name)) out.write('# ', at, end);
}

function tagEnd(source: string, from: number): number {
  const limit = Math.min(source.length, from + LONGEST_TAG);
  for (let at = from; at < limit; at++) {
    const sign = source.charAt(at);
    if (sign === '>') return at + 1;
    if (sign === '<') return -1;
  }
  return -1;
}

/** Returns the offset after the closing mark. If there is none, only the opening mark is skipped. */
function skipTo({ source, missing }: Reading, close: string, from: number): number {
  if (missing.has(close)) return from;
  const at = source.indexOf(close, from);
  if (at >= 0) return at + close.length;
  missing.add(close);
  return from;
}
