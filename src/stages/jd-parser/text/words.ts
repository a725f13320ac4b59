/** A word of a text. */
export interface Word {
  /** Lower case, apostrophes left out (`don't` → `dont`). */
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}']{0,63}/gu;

/** The words of a text in order; `offset` is added to their places. */
export function wordsOf(text: string, offset = 0): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    const start = offset + match.index;
    words.push({ key: match[0].toLowerCase().replaceAll("'", ''), start, end: start + match[0].length });
  }
  return words;
}
