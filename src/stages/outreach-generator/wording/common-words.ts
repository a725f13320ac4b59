import { readData } from '../read-data.js';

const WORDS = new Set(readData<{ words: string }>('common-words.json').words.split(' '));

/** Whether a word, in any case, is an ordinary English word. */
export function isCommonWord(word: string): boolean {
  const lower = word.toLowerCase().replaceAll('’', "'");
  return WORDS.has(lower) || WORDS.has(lower.replace(/'s$/, '')) || WORDS.has(lower.replace(/s$/, ''));
}
