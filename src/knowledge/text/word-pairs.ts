/** Longer than any word of a pair: no word is cut where the window ends. */
const LONGEST_WORD = 30;
const LINE_BREAK = /[\n\r\u2028\u2029]/;

/** Two kinds of words that mean something together. */
export interface WordPair {
  /** A global expression that begins and ends at the edge of a word. */
  first: RegExp;
  /** Most characters between the words. */
  distance: number;
  /** An expression that begins at the edge of a word. */
  second: RegExp;
}

/**
 * Whether on one line a word of the first kind is followed by one of the second, with few enough characters between.
 * Looks at a short window after each first word, so that its time grows in step with the text.
 */
export function hasWordPair(text: string, { first, distance, second }: WordPair): boolean {
  return Array.from(text.matchAll(first)).some(({ 0: word, index }) => {
    const end = index + word.length;
    const [window = ''] = text.slice(end, end + distance + LONGEST_WORD).split(LINE_BREAK, 1);
    const found = window.search(second);
    return found >= 0 && found <= distance;
  });
}
