import { readFileSync } from 'node:fs';
import { type Word } from '../text/words.js';

/** A language and the small words that every text in it uses. */
interface LanguageWords {
  /** ISO 639-1. */
  code: string;
  /** English name of the language. */
  name: string;
  words: string[];
}

/** A language that is written in its own script. */
interface ScriptLanguage {
  code: string;
  name: string;
  pattern: RegExp;
}

/** The language that a text seems to be written in. */
export interface LanguageReading {
  readonly code: string;
  readonly name: string;
  /** Share of this language among the counted words or letters, from 0 to 1. */
  readonly share: number;
  /** Share of English words in the same text. */
  readonly english: number;
}

const LANGUAGES = JSON.parse(
  readFileSync(new URL('./data/languages.json', import.meta.url), 'utf8'),
) as LanguageWords[];

const SCRIPTS: readonly ScriptLanguage[] = [
  { code: 'ja', name: 'Japanese', pattern: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu },
  { code: 'ko', name: 'Korean', pattern: /\p{Script=Hangul}/gu },
  { code: 'zh', name: 'Chinese', pattern: /\p{Script=Han}/gu },
  { code: 'uk', name: 'Ukrainian', pattern: /[іїєґ]/gi },
  { code: 'ru', name: 'Russian', pattern: /\p{Script=Cyrillic}/gu },
  { code: 'el', name: 'Greek', pattern: /\p{Script=Greek}/gu },
  { code: 'he', name: 'Hebrew', pattern: /\p{Script=Hebrew}/gu },
  { code: 'fa', name: 'Persian', pattern: /[پچژگ]/g },
  { code: 'ar', name: 'Arabic', pattern: /\p{Script=Arabic}/gu },
  { code: 'hi', name: 'Hindi', pattern: /\p{Script=Devanagari}/gu },
  { code: 'th', name: 'Thai', pattern: /\p{Script=Thai}/gu },
  { code: 'ka', name: 'Georgian', pattern: /\p{Script=Georgian}/gu },
  { code: 'hy', name: 'Armenian', pattern: /\p{Script=Armenian}/gu },
];

const BEYOND_LATIN = /[\u0370-\u1DFF\u2C00-\uD7FF\uF900-\uFDFF]/;
/** If more than this share of all letters is in another script, the text is in that script. */
const SCRIPT_SHARE = 0.3;
/** Ukrainian and Persian share a script with other languages and are recognised by a few letters of their own. */
const OWN_LETTER_SHARE = 0.03;
/** Fewer small words than this do not show the language. */
const MIN_WORDS = 4;

const BY_WORD: ReadonlyMap<string, LanguageWords[]> = indexWords();

function indexWords(): Map<string, LanguageWords[]> {
  const index = new Map<string, LanguageWords[]>();
  for (const language of LANGUAGES) {
    for (const word of language.words) index.set(word, [...(index.get(word) ?? []), language]);
  }
  return index;
}

/** Returns the language of the text, or null if the text has too few words to tell. */
export function detectLanguage(text: string, words: readonly Word[]): LanguageReading | null {
  return byScript(text) ?? bySmallWords(words);
}

function byScript(text: string): LanguageReading | null {
  if (!BEYOND_LATIN.test(text)) return null;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return null;
  for (const { code, name, pattern } of SCRIPTS) {
    const share = (text.match(pattern)?.length ?? 0) / letters;
    const least = code === 'uk' || code === 'fa' ? OWN_LETTER_SHARE : code === 'ja' ? SCRIPT_SHARE / 2 : SCRIPT_SHARE;
    if (share >= least) return { code, name, share, english: 1 - share };
  }
  return null;
}

/** A small word that several languages share counts in part for each of them. */
function bySmallWords(words: readonly Word[]): LanguageReading | null {
  const counts = new Map<LanguageWords, number>();
  let all = 0;
  for (const { key } of words) {
    const languages = BY_WORD.get(key);
    if (languages === undefined) continue;
    all++;
    for (const language of languages) counts.set(language, (counts.get(language) ?? 0) + 1 / languages.length);
  }
  const [best] = [...counts].toSorted(([, one], [, other]) => other - one);
  if (best === undefined || all < MIN_WORDS) return null;
  const english = [...counts].find(([{ code }]) => code === 'en')?.[1] ?? 0;
  return { code: best[0].code, name: best[0].name, share: best[1] / all, english: english / all };
}
