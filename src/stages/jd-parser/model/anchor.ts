import { type TextSpan } from '../text/text-builder.js';

const WORD = /[\p{L}\p{N}]/u;

/** Finds all places where the text has exactly these words, with the same capitals, and not as part of longer words. */
export function anchorsOf(text: string, quote: string): TextSpan[] {
  const anchors: TextSpan[] = [];
  for (let start = text.indexOf(quote); start >= 0; start = text.indexOf(quote, start + quote.length)) {
    const end = start + quote.length;
    const joinedBefore = WORD.test(quote.charAt(0)) && WORD.test(text.charAt(start - 1));
    const joinedAfter = WORD.test(quote.slice(-1)) && WORD.test(text.charAt(end));
    if (!joinedBefore && !joinedAfter) anchors.push({ start, end });
  }
  return anchors;
}
