import { Problem } from '../../../platform/common/problem.js';
import { readEntity } from './entities.js';
import { isHtml, readTag } from './html.js';
import { readHashtag, readLink, readShortcode, readUrl } from './links.js';
import { readMark } from './marks.js';
import { type Reading } from './reading.js';
import { type CleanText } from './text-builder.js';
import { TextBuilder } from './text-builder.js';
import { readUnicode } from './unicode.js';
import { readBlank, readNewline } from './whitespace.js';

/** Reads what begins at `at`. Returns the offset after it, or -1 if it is not what this reader reads. */
type Reader = (reading: Reading, at: number) => number;

/** The readers to try for each character, in order. */
const READERS: Readonly<Record<string, readonly Reader[]>> = {
  '<': [readTag],
  '&': [readEntity],
  '\\': [readMark],
  '*': [readMark],
  _: [readMark],
  '~': [readMark],
  '`': [readMark],
  '[': [readLink],
  ']': [readLink],
  '!': [readLink],
  '{': [readShortcode],
  '#': [readHashtag],
  h: [readUrl],
  H: [readUrl],
  w: [readUrl],
  ' ': [readBlank],
  '\t': [readBlank],
  '\n': [readNewline],
  '\r': [readNewline],
  '\f': [readNewline],
  '\v': [readNewline],
};

/** A character that is neither a letter nor a digit is kept at most this often in a row. */
const LONGEST_RUN = 3;

/** Most characters of the clean text. The limit is needed because one character of the posting may become 18 (`ﷺ`). */
const LONGEST_CLEAN_TEXT = 200_000;

/**
 * Removes HTML, Markdown, link targets, ligatures, invisible characters and hyphens at line ends. Works in one pass
 * from left to right; every reader looks ahead a limited distance only, so that the time is linear.
 * @throws Problem `job_description_unusable` if the clean text would be longer than 200,000 characters
 */
export function cleanText(source: string): CleanText {
  const reading: Reading = {
    source,
    out: new TextBuilder(source.length + 64),
    html: isHtml(source),
    tagged: false,
    missing: new Set(),
  };
  let at = 0;
  while (at < source.length) {
    at = readNext(reading, at);
    if (reading.out.length > LONGEST_CLEAN_TEXT) throw tooLong();
  }
  return reading.out.build(source);
}

function tooLong(): Problem {
  return new Problem(
    'job_description_unusable',
    `Written out in plain characters, the job description has more than ${LONGEST_CLEAN_TEXT} characters. Replace its ligatures and special signs by letters.`,
  );
}

function readNext(reading: Reading, at: number): number {
  const { source, out } = reading;
  const code = source.charCodeAt(at);
  if (code > 126 || code < 9) return readUnicode(reading, at);
  const sign = source.charAt(at);
  if (isWordSign(code) && !(sign in READERS)) return copyWord(reading, at);
  for (const reader of READERS[sign] ?? []) {
    const next = reader(reading, at);
    if (next >= 0) return next;
  }
  if (isWordSign(code)) return copyWord(reading, at);
  if (!endsInRunOf(out, sign)) out.write(sign, at, at + 1);
  return at + 1;
}

/** Copies the rest of a word: no markup begins inside a word. */
function copyWord({ source, out }: Reading, at: number): number {
  let end = at + 1;
  while (isWordSign(source.charCodeAt(end))) end++;
  out.copy(source, at, end);
  return end;
}

function isWordSign(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
}

function endsInRunOf(out: TextBuilder, sign: string): boolean {
  for (let back = 1; back <= LONGEST_RUN; back++) if (out.last(back) !== sign) return false;
  return true;
}
