/** Letters and digits that belong together in the Latin script; other scripts never join with it. */
function isLatin(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    (code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7)
  );
}

const OTHER_LETTER = /[\p{L}\p{N}\p{M}]/u;

/** A run of letters and digits, with the signs that belong to it (`c++`, `c#`, `.net`), or a single `&`. */
export interface Piece {
  /** In lower case. */
  key: string;
  start: number;
  end: number;
}

/**
 * Cuts a text into pieces in one pass: linear in its length.
 * `+` and `#` stay with the letters before them, and a dot with the letters after it where no letter precedes it.
 */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 38) {
      pieces.push({ key: '&', start: at, end: ++at });
      continue;
    }
    const dotted = code === 46 && opensWithDot(text, at);
    if (!dotted && !isLatin(code)) {
      at = code > 0x24f && OTHER_LETTER.test(text.charAt(at)) ? pushOther(text, at, pieces) : at + 1;
      continue;
    }
    const start = at;
    at += dotted ? 1 : 0;
    while (at < text.length && isLatin(text.charCodeAt(at))) at++;
    at = withSigns(text, start, at);
    pieces.push({ key: text.slice(start, at).toLowerCase(), start, end: at });
  }
  return pieces;
}

/** `.NET` stands alone; the dot of `Node.js` is a joint, and that of `..net` is punctuation. */
function opensWithDot(text: string, at: number): boolean {
  const before = at === 0 ? 32 : text.charCodeAt(at - 1);
  if (isLatin(before) || before === 46 || before === 43 || before === 35) return false;
  return text.slice(at + 1, at + 4).toLowerCase() === 'net' && !isLatin(text.charCodeAt(at + 4));
}

/** Takes `++` or `#` along, unless a letter follows `#` (`issue#fix`) or the sign opens something else (`a+b`). */
function withSigns(text: string, start: number, end: number): number {
  const sign = text[end];
  if (sign === '+' && text[end + 1] === '+') return end + 2;
  if (sign === '#' && end - start <= 2 && !isLatin(text.charCodeAt(end + 1))) return end + 1;
  return end;
}

function pushOther(text: string, start: number, pieces: Piece[]): number {
  let end = start + 1;
  while (end < text.length && text.charCodeAt(end) > 0x24f && OTHER_LETTER.test(text.charAt(end))) end++;
  pieces.push({ key: text.slice(start, end).toLowerCase(), start, end });
  return end;
}

/** What two spellings share that differ only in case, spaces, hyphens, dots or slashes: `Node.js`, `node JS`, `NodeJS`. */
export function fold(text: string): string {
  return piecesOf(text.trim())
    .map((piece) => piece.key)
    .join('');
}

/** A GitHub topic made of a name: lower case, words joined by hyphens. */
export function topicOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('+', 'p')
    .replaceAll('#', 'sharp')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}
