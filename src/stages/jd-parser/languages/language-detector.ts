import { readFileSync } from 'node:fs';
import { type Word } from '../text/words.js';
import { readScript } from './scripts.js';
import { languageByVocabulary } from './vocabulary.js';

/** A language and the small words that every text in it uses. */
interface LanguageWords {
  /** ISO 639-1. */
  code: string;
  /** English name of the language. */
  name: string;
  words: string[];
}

/** The language that a text seems to be written in. */
export interface LanguageReading {
  readonly code: string;
  readonly name: string;
  /** Share of English words in the text, from 0 to 1. */
  readonly english: number;
}

/** The small words of a text by language. A word that several languages share counts in part for each. */
export interface LanguageCounts {
  readonly counts: ReadonlyMap<string, number>;
  readonly all: number;
}

const LANGUAGES = JSON.parse(readFileSync(new URL('./small-words.json', import.meta.url), 'utf8')) as LanguageWords[];
const NAMES: ReadonlyMap<string, string> = new Map(LANGUAGES.map(({ code, name }) => [code, name]));

/** Fewer small words than this do not show the language. */
const MIN_WORDS = 4;
/** Of the words of an English text this share are small words; measured on `test/data/jd`. */
const SMALL_WORD_SHARE = 0.35;
/** Fewer words of another script are names, greetings or the address of the office. */
const FEWEST_SCRIPT_WORDS = 5;

/** With fewer small words of one language, the words of the languages with files decide. */
const FEW_WORDS = 8;
const FEWEST_KNOWN = 2;

const BY_WORD: ReadonlyMap<string, string[]> = indexWords();

function indexWords(): Map<string, string[]> {
  const index = new Map<string, string[]>();
  for (const { code, words } of LANGUAGES) {
    for (const word of words) index.set(word, [...(index.get(word) ?? []), code]);
  }
  return index;
}

/**
 * Returns the language of the text, or null if the text has too few words to tell. Names of tools have no language: a
 * Chinese text is Chinese even if most of its letters are in "Kubernetes" and "PostgreSQL".
 */
export function detectLanguage(text: string, words: readonly Word[]): LanguageReading | null {
  const counted = countLanguages(words);
  const english = counted.counts.get('en') ?? 0;
  const script = readScript(text);
  if (script !== null && script.words >= FEWEST_SCRIPT_WORDS) {
    const englishWords = english / SMALL_WORD_SHARE;
    if (script.words > englishWords)
      return { code: script.code, name: script.name, english: englishWords / (englishWords + script.words) };
  }
  const [best] = [...counted.counts].toSorted(([, one], [, other]) => other - one);
  if ((best === undefined || best[1] < FEW_WORDS) && english * 2 <= counted.all) {
    const known = languageByVocabulary(text);
    if (known !== null && known.known >= FEWEST_KNOWN && known.known > english) {
      return { code: known.code, name: NAMES.get(known.code) ?? known.code, english: 0 };
    }
  }
  if (best === undefined || counted.all < MIN_WORDS) return null;
  return { code: best[0], name: NAMES.get(best[0]) ?? best[0], english: english / counted.all };
}

/** Counts the small words of each language. */
export function countLanguages(words: readonly Word[]): LanguageCounts {
  const counts = new Map<string, number>();
  let all = 0;
  for (const { key } of words) {
    const codes = BY_WORD.get(key);
    if (codes === undefined) continue;
    all++;
    for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1 / codes.length);
  }
  return { counts, all };
}
