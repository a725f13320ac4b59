import { plainWords } from '../../../../knowledge/text/phrase-matcher.js';
import { type Sentence } from './draft-text.js';
import { type FoundWords } from '../draft-problem.js';

const WORD = /[\p{L}\p{M}\p{N}+#'’‘`´ʼ]+/gu;

/**
 * The words of a sentence that a phrase has matched, with their place in the neutral text. If the place cannot be told,
 * it is the whole sentence.
 */
export function wordsAt(sentence: Sentence, hit: { text: string; start: number }): FoundWords {
  const { text, start } = sentence;
  let at = 0;
  let from: number | null = null;
  for (const found of text.matchAll(WORD)) {
    const words = plainWords(found[0]);
    if (words === '') continue;
    const end = at + words.length;
    if (from === null && hit.start < end) from = found.index;
    if (from !== null && end >= hit.start + hit.text.length)
      return { 0: text.slice(from, found.index + found[0].length), index: start + from };
    at = end + 1;
  }
  return { 0: text, index: start };
}
