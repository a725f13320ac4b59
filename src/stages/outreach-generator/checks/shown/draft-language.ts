import { frameWords } from '../../frames/frame-words.js';
import { readData } from '../../read-data.js';

/** Languages in which drafts are checked. */
export const DRAFT_LANGUAGES = ['en', 'de', 'fr', 'es'] as const;
export type DraftLanguage = (typeof DRAFT_LANGUAGES)[number];

const FILE = readData<{ words: Record<DraftLanguage, string> }>('plain-words.json');
const PLAIN: Readonly<Record<DraftLanguage, ReadonlySet<string>>> = {
  en: new Set(FILE.words.en.split(' ')),
  de: new Set(FILE.words.de.split(' ')),
  fr: new Set(FILE.words.fr.split(' ')),
  es: new Set(FILE.words.es.split(' ')),
};

/** Whether a word, as `plainWords` gives it, claims nothing by itself in this language. */
export function isPlain(word: string, language: DraftLanguage): boolean {
  return PLAIN[language].has(word) || (language !== 'en' && frameWords(language).has(word));
}

/** The language that has most of the words of a text; English if none has more. */
export function languageOf(words: string): DraftLanguage {
  const list = words.split(' ');
  let best: DraftLanguage = 'en';
  let most = -1;
  for (const language of DRAFT_LANGUAGES) {
    const count = list.filter((word) => PLAIN[language].has(word)).length;
    if (count > most) [best, most] = [language, count];
  }
  return best;
}
