import { type Reading } from './reading.js';

/** Longest target of a link, in characters. */
const LONGEST_TARGET = 2000;

const TARGET = new RegExp(String.raw`\]\([^()\s]{0,${LONGEST_TARGET}}(?:\s"[^"\n]{0,200}")?\)`, 'y');
const IMAGE = new RegExp(String.raw`!\[[^\]\n]{0,300}\]\([^()\s]{0,${LONGEST_TARGET}}(?:\s"[^"\n]{0,200}")?\)`, 'y');
const URL_TEXT = new RegExp(String.raw`(?:https?:\/\/|www\.)[^\s<>"')\]|]{1,${LONGEST_TARGET}}`, 'iy');
const SHORTCODE = /\{\{?[%<{]?[^{}\n]{0,300}\}\}?/y;
const LETTER = /[\p{L}\p{N}]/u;

/** Keeps the text of `[text](target)`, removes images, and removes other brackets but keeps their contents. */
export function readLink({ source, out }: Reading, at: number): number {
  const sign = source.charAt(at);
  if (sign === '!') return skip(IMAGE, source, at);
  if (sign === '[') {
    if (LETTER.test(out.last())) out.space(at, at + 1);
    return at + 1;
  }
  const target = skip(TARGET, source, at);
  const end = target < 0 ? at + 1 : target;
  if (LETTER.test(source.charAt(end))) out.space(at, end);
  return end;
}

/** Reads `#remote` as the word `remote`. `C#` and headings stay. */
export function readHashtag({ source, out }: Reading, at: number): number {
  const tagged = LETTER.test(source.charAt(at + 1)) && source.charAt(at - 1) !== '#' && !LETTER.test(out.last());
  return tagged ? at + 1 : -1;
}

/** Removes a plain URL: words in a URL do not name a skill. */
export function readUrl({ source, out }: Reading, at: number): number {
  return LETTER.test(out.last()) ? -1 : skip(URL_TEXT, source, at);
}

/** Removes `{{% job_details %}}`, `{% include %}` and similar marks of site generators. */
export function readShortcode({ source }: Reading, at: number): number {
  return skip(SHORTCODE, source, at);
}

function skip(pattern: RegExp, source: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(source) ? pattern.lastIndex : -1;
}
