/** A word of a text. */
export interface Word {
  /** Lower case, without apostrophes (`don't` → `dont`). */
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

/** Longest word in characters; a longer one is noise and is cut. */
const LONGEST_WORD = 64;
const APOSTROPHE = 39;
const FOREIGN = /[\p{L}\p{N}\p{M}]/u;

/** Returns the words of a text in order: sequences of letters and digits, including apostrophes inside them. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (let at = 0; at < text.length;) {
    if (!isWordSign(text, at)) {
      at++;
      continue;
    }
    const start = at;
    while (
      at < text.length &&
      at - start < LONGEST_WORD &&
      (isWordSign(text, at) || text.charCodeAt(at) === APOSTROPHE)
    )
      at++;
    const written = text.slice(start, at).toLowerCase();
    words.push({ key: written.includes("'") ? written.replaceAll("'", '') : written, start, end: at });
  }
  return words;
}

function isWordSign(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
  return FOREIGN.test(text.charAt(at));
}
