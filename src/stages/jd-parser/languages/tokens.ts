/** A word of a text in any language. */
export interface Token {
  /** Lower case, as written. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

/** A longer word is noise and is cut. */
const LONGEST_WORD = 64;
const TOKEN = /[\p{L}\p{N}\p{M}]{1,64}(?:'(?=\p{L}|$)|)/gu;
const LONGEST_ELISION = 8;

/**
 * Cuts a text into words. An apostrophe ends a word and belongs to it: `l'équipe` is `l'` and `équipe`. Capitals do not
 * end a word.
 */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const { 0: written, index } of text.matchAll(TOKEN)) {
    const elided = written.endsWith("'") && written.length <= LONGEST_ELISION;
    const word = written.endsWith("'") && !elided ? written.slice(0, -1) : written;
    tokens.push({ key: word.slice(0, LONGEST_WORD).toLowerCase(), start: index, end: index + word.length });
  }
  return tokens;
}

const LETTERS: Readonly<Record<string, string>> = { ß: 'ss', ł: 'l', Ł: 'L', œ: 'oe', æ: 'ae' };

/** Removes accents and replaces letters that keyboards of other countries lack. */
export function foldAccents(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[ßłŁœæ]/g, (letter) => LETTERS[letter] ?? letter);
}
