import { type Language, languageOf, READ_LANGUAGES } from './language-data.js';
import { type Token, tokensOf } from './tokens.js';

/** Shorter words occur in several languages. */
const SHORTEST_WORD = 4;
/** A word that begins like its translation may be English: `databases`, `développement`. */
const SAME_BEGINNING = 3;
/** Of a longer text the beginning is enough. */
const MOST_WORDS = 200;

/**
 * Returns the language whose file knows most words of a short text, with the number of words that it alone knows; or
 * null. For texts that have too few small words to tell.
 */
export function languageByVocabulary(text: string): { code: string; known: number } | null {
  const tokens = tokensOf(text.slice(0, MOST_WORDS * SHORTEST_WORD * 2)).filter(
    ({ key }) => key.length >= SHORTEST_WORD,
  );
  let best: { code: string; known: number } | null = null;
  for (const code of READ_LANGUAGES) {
    const language = languageOf(code);
    const known = language === undefined ? 0 : tokens.filter((token) => isKnown(language, token)).length;
    if (known > (best?.known ?? 0)) best = { code, known };
  }
  return best;
}

function isKnown({ phrases, headings }: Language, { key }: Token): boolean {
  const entries = [...phrases.startingWith(key), ...headings.startingWith(key)];
  return entries.some(
    ({ words, english }) =>
      words.length === 1 && english !== '' && !english.toLowerCase().includes(key.slice(0, SAME_BEGINNING)),
  );
}
