import { plainWords } from '../../../knowledge/text/phrase-matcher.js';
import { DRAFT_LANGUAGES } from '../../../domain/outreach-sender.js';
import { frameWords } from '../frames/frame-words.js';
import { readData } from '../read-data.js';

const WORDS = new Set(readData<{ words: string }>('common-words.json').words.split(' '));

/** Whether a word, in any case, is an ordinary English word, or a word of our messages in another language. */
export function isCommonWord(word: string): boolean {
  const lower = word.toLowerCase().replaceAll('’', "'");
  return (
    WORDS.has(lower) ||
    WORDS.has(lower.replace(/'s$/, '')) ||
    WORDS.has(lower.replace(/s$/, '')) ||
    isWordOfFrames(word)
  );
}

/** The parts of an elision (`j’ai`) are words of their own. */
function isWordOfFrames(word: string): boolean {
  const parts = plainWords(word).split(' ');
  return DRAFT_LANGUAGES.some((language) => parts.every((part) => frameWords(language).has(part)));
}
