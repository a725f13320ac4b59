/** Longer than any word of a pair: no word is cut where the window ends. */
const LONGEST_WORD = 30;
const LINE_BREAK = /[\n\r\u2028\u2029]/;

/**
 * Whether on one line a word of one kind is followed by a word of another, with at most so many characters between.
 * Looks at a short window after each first word, so that its time grows in step with the text.
 *
 * @param first a global expression that begins and ends at the edge of a word
 * @param second an expression that begins and ends at the edge of a word
 */
export function hasWordPair(text: string, first: RegExp, distance: number, second: RegExp): boolean {
  return Array.from(text.matchAll(first)).some(({ 0: word, index }) => {
    const end = index + word.length;
    const [window = ''] = text.slice(end, end + distance + LONGEST_WORD).split(LINE_BREAK, 1);
    const found = window.search(second);
    return found >= 0 && found <= distance;
  });
}
