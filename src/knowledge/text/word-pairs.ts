/** Longer than any second word of a pair, so that the end of the window cuts no word. */
const LONGEST_WORD = 30;
const LINE_BREAK = /[\n\r\u2028\u2029]/;

/** Two kinds of words that have a meaning together. */
export interface WordPair {
  /** A global expression that starts and ends at a word boundary. */
  first: RegExp;
  /** Maximum number of characters between the words. */
  distance: number;
  /** An expression that starts at a word boundary. */
  second: RegExp;
}

/**
 * Whether a word of the first kind is followed, on the same line and within the distance, by a word of the second kind.
 * Searches a short window after each first word, so the time is linear.
 */
export function hasWordPair(text: string, { first, distance, second }: WordPair): boolean {
  return Array.from(text.matchAll(first)).some(({ 0: word, index }) => {
    const end = index + word.length;
    const [window = ''] = text.slice(end, end + distance + LONGEST_WORD).split(LINE_BREAK, 1);
    const found = window.search(second);
    return found >= 0 && found <= distance;
  });
}
