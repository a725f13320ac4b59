/** A word of a location, with its position. */
export interface LocationToken {
  readonly start: number;
  readonly end: number;
  /** Number of the part: commas and brackets separate parts. */
  readonly part: number;
  /** Number of the group: slashes, arrows and similar characters separate groups, which are often different places. */
  readonly group: number;
  /** Country code of a flag, else null. */
  readonly flag: string | null;
}

const WORD = /[\p{L}\p{M}\p{N}'’‘ʻʼ`´#@]/u;
/** Characters between the words of one name: spaces, dots, hyphens. */
const JOINER = /[\s.\-‐‑_]/u;
/** Characters between a place and the place in which it lies. */
const WEAK = /[,，、،;:()[\]{}（）【】「」『』・"“”«»<>]/u;
const FIRST_REGIONAL_INDICATOR = 0x1f1e6;
const LAST_REGIONAL_INDICATOR = 0x1f1ff;
const BLACK_FLAG = 0x1f3f4;

/**
 * Splits a location into words, parts and groups. Every character that is not a letter, digit, joiner or bracket
 * (slashes, bars, arrows, bullets, emoji) opens a new group; so does a hyphen between spaces. Each flag is a word.
 */
export function readTokens(text: string): LocationToken[] {
  const tokens: LocationToken[] = [];
  let part = 0;
  let group = 0;
  let at = 0;
  while (at < text.length) {
    const code = text.codePointAt(at) ?? 0;
    const length = code > 0xffff ? 2 : 1;
    const flag = readFlag(text, at, code);
    if (flag !== null) {
      tokens.push({ start: at, end: at + flag.length, part: ++part, group, flag: flag.country });
      part++;
      at += flag.length;
    } else if (WORD.test(String.fromCodePoint(code))) {
      const start = at;
      while (at < text.length && WORD.test(String.fromCodePoint(text.codePointAt(at) ?? 0)))
        at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
      tokens.push({ start, end: at, part, group, flag: null });
    } else {
      const char = String.fromCodePoint(code);
      if (WEAK.test(char)) part++;
      else if (!JOINER.test(char) || isDash(text, at)) {
        part++;
        group++;
      }
      at += length;
    }
  }
  return tokens;
}

const isDash = (text: string, at: number): boolean => text[at] === '-' && text[at - 1] === ' ' && text[at + 1] === ' ';

/** Returns the country of two regional indicators, or of a subdivision flag (England, Scotland, Wales). */
function readFlag(text: string, at: number, code: number): { country: string; length: number } | null {
  const letter = (value: number): string | null =>
    value >= FIRST_REGIONAL_INDICATOR && value <= LAST_REGIONAL_INDICATOR
      ? String.fromCharCode(65 + value - FIRST_REGIONAL_INDICATOR)
      : null;
  const first = letter(code);
  const second = letter(text.codePointAt(at + 2) ?? 0);
  if (first !== null && second !== null) return { country: first + second, length: 4 };
  if (code !== BLACK_FLAG || text.codePointAt(at + 2) !== 0xe0067) return null;
  let end = at + 2;
  while ((text.codePointAt(end) ?? 0) >= 0xe0061 && (text.codePointAt(end) ?? 0) <= 0xe007f) end += 2;
  return { country: 'GB', length: end - at };
}
