/** A sequence of letters and digits, with signs that belong to it (`c++`, `c#`, `.net`, `*nix`), or a single `&`. */
export interface Piece {
  /** In lower case. */
  key: string;
  start: number;
  end: number;
}

const OTHER_LETTER = /[\p{L}\p{N}\p{M}]/u;
const DOT = 46;
const AMPERSAND = 38;
const STAR = 42;

/** Whether a character is a Latin letter or a digit. Other scripts are never joined with the Latin script. */
function isLatin(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    (code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7)
  );
}

/**
 * Splits a text into pieces in one linear pass. `++` and `#` stay with the letters before them, and the dot of `.NET`
 * with the letters after it.
 */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  while (at < text.length) {
    const end = pieceEnd(text, at);
    if (end > at) pieces.push({ key: text.slice(at, end).toLowerCase(), start: at, end });
    at = Math.max(end, at + 1);
  }
  return pieces;
}

/** The end of the piece that starts at an offset; the offset itself if no piece starts there. */
function pieceEnd(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (isLatin(code)) return withSigns(text, at, latinEnd(text, at));
  if (code === AMPERSAND) return at + 1;
  if (code === DOT) return opensWithDot(text, at) ? latinEnd(text, at + 1) : at;
  if (code === STAR) return isStarNix(text, at) ? at + 4 : at;
  if (code <= 0x24f) return at;
  let end = at;
  while (end < text.length && text.charCodeAt(end) > 0x24f && OTHER_LETTER.test(text.charAt(end))) end++;
  return end;
}

function latinEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && isLatin(text.charCodeAt(end))) end++;
  return end;
}

/** Whether `.NET` starts here. The dot of `Node.js` is a joint, and the dots of `..net` are punctuation. */
function opensWithDot(text: string, at: number): boolean {
  const before = at === 0 ? 32 : text.charCodeAt(at - 1);
  if (isLatin(before) || before === DOT || before === 43 || before === 35) return false;
  return text.slice(at + 1, at + 4).toLowerCase() === 'net' && !isLatin(text.charCodeAt(at + 4));
}

/** Whether `*nix` (Unix and Linux) starts here, and not `*Nix*` in Markdown, which is the package manager. */
function isStarNix(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 4);
  return text.slice(at + 1, at + 4).toLowerCase() === 'nix' && !isLatin(next) && next !== STAR && text[at - 1] !== '*';
}

/** Includes `++` or `#`, but not `#` after a longer word (`issue#5`) or before a letter. */
function withSigns(text: string, start: number, end: number): number {
  const sign = text.charCodeAt(end);
  if (sign === 43 && text.charCodeAt(end + 1) === 43) return end + 2;
  if (sign === 35 && end - start <= 2 && !isLatin(text.charCodeAt(end + 1))) return end + 1;
  return end;
}

/**
 * Spellings without signs, which are almost the whole catalogue. A regular expression folds them faster than the loop.
 */
const WITHOUT_SIGNS = /^[a-z0-9](?:[a-z0-9 /-]|\.(?!net))*$/i;

/**
 * The form that is the same for spellings that differ only in case, spaces, hyphens, dots or slashes: `Node.js`, `node
 * JS`, `NodeJS`.
 */
export function fold(text: string): string {
  if (WITHOUT_SIGNS.test(text)) return text.toLowerCase().replaceAll(/[ ./-]/g, '');
  let folded = '';
  let at = 0;
  while (at < text.length) {
    const end = pieceEnd(text, at);
    if (end > at) folded += text.slice(at, end);
    at = Math.max(end, at + 1);
  }
  return folded.toLowerCase();
}

/**
 * Removes a version number: `python3` and `html5` become `python` and `html`. The rest must be long enough for a name.
 */
export function withoutVersion(folded: string): string {
  const last = folded.charCodeAt(folded.length - 1);
  if (last < 48 || last > 57) return folded;
  const name = folded.replace(/\d{1,2}$/, '');
  return name.length >= 3 || name.endsWith('+') ? name : folded;
}

/** Makes a GitHub topic from a name: lower case, words joined by hyphens. */
export function topicOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('+', 'p')
    .replaceAll('#', 'sharp')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}
