import { type Reading } from './reading.js';

const WORD = /[\p{L}\p{N}]/u;
const ESCAPABLE = /[!-/:-@[-`{-~]/;

/** Removes Markdown's marks for bold, italic, strikethrough and code. Bullets, `snake_case` and `C*` stay. */
export function readMark({ source, out }: Reading, at: number): number {
  const sign = source.charAt(at);
  if (sign === '\\') return readEscape(source, at);
  if (sign === '`') return at + 1;
  const before = out.last();
  let end = at + 1;
  while (end < at + 3 && source.charAt(end) === sign) end++;
  const after = source.charAt(end);
  const double = end - at > 1;
  if (sign === '~') return double ? end : -1;
  if (!double && isBullet(out.atLineStart, after)) return -1;
  if (sign === '_' && WORD.test(before) && WORD.test(after)) return -1;
  if (isLoose(before, after) || (!double && isStarNix(source, at))) return -1;
  if (double) out.toggleBold();
  return end;
}

function readEscape(source: string, at: number): number {
  return ESCAPABLE.test(source.charAt(at + 1)) ? at + 1 : -1;
}

/** `*nix` means Unix and Linux. With a second star it is the word Nix in italics. */
function isStarNix(source: string, at: number): boolean {
  return /^\*nix(?![\p{L}\p{N}*])/iu.test(source.slice(at, at + 5));
}

function isBullet(atLineStart: boolean, after: string): boolean {
  return atLineStart && (after === ' ' || after === '\t');
}

/** Whether there are spaces on both sides, so that no emphasis begins or ends here. */
function isLoose(before: string, after: string): boolean {
  return (before === ' ' || before === '') && (after === ' ' || after === '');
}
