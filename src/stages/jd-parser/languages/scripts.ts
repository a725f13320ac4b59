/** A language that is written in a script that English does not use. */
interface ScriptLanguage {
  /** ISO 639-1. */
  readonly code: string;
  readonly name: string;
  readonly letters: RegExp;
  /** Letters of one word, on average, so that words of two scripts can be compared. */
  readonly wordLength: number;
  /** Languages of the same script that have some letters of their own. */
  readonly relatives?: readonly { code: string; name: string; own: RegExp; least: number }[];
}

/** The language of the letters that are not Latin. */
export interface ScriptReading {
  readonly code: string;
  readonly name: string;
  /** Estimated number of words in the script. */
  readonly words: number;
}

const BEYOND_LATIN = /[\u0370-\u1DFF\u2C00-\uD7FF\uF900-\uFDFF]/;
/** Of all letters in the script, the share of letters that only one of its languages has. */
const OWN_SHARE = 0.03;
const KANA_SHARE = 0.1;

const SCRIPTS: readonly ScriptLanguage[] = [
  {
    code: 'zh',
    name: 'Chinese',
    letters: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu,
    wordLength: 2,
    relatives: [{ code: 'ja', name: 'Japanese', own: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu, least: KANA_SHARE }],
  },
  { code: 'ko', name: 'Korean', letters: /\p{Script=Hangul}/gu, wordLength: 3 },
  {
    code: 'ru',
    name: 'Russian',
    letters: /\p{Script=Cyrillic}/gu,
    wordLength: 6,
    relatives: [
      { code: 'uk', name: 'Ukrainian', own: /[іїєґ]/gi, least: OWN_SHARE },
      { code: 'sr', name: 'Serbian', own: /[ђјљњћџ]/gi, least: OWN_SHARE },
      { code: 'be', name: 'Belarusian', own: /ў/gi, least: OWN_SHARE / 5 },
    ],
  },
  { code: 'el', name: 'Greek', letters: /\p{Script=Greek}/gu, wordLength: 6 },
  { code: 'he', name: 'Hebrew', letters: /\p{Script=Hebrew}/gu, wordLength: 4 },
  {
    code: 'ar',
    name: 'Arabic',
    letters: /\p{Script=Arabic}/gu,
    wordLength: 5,
    relatives: [{ code: 'fa', name: 'Persian', own: /[پچژگ]/g, least: OWN_SHARE }],
  },
  { code: 'hi', name: 'Hindi', letters: /\p{Script=Devanagari}/gu, wordLength: 4 },
  { code: 'bn', name: 'Bengali', letters: /\p{Script=Bengali}/gu, wordLength: 4 },
  { code: 'ta', name: 'Tamil', letters: /\p{Script=Tamil}/gu, wordLength: 5 },
  { code: 'th', name: 'Thai', letters: /\p{Script=Thai}/gu, wordLength: 4 },
  { code: 'ka', name: 'Georgian', letters: /\p{Script=Georgian}/gu, wordLength: 6 },
  { code: 'hy', name: 'Armenian', letters: /\p{Script=Armenian}/gu, wordLength: 6 },
];

/** Returns the language of the script, other than Latin, that the text has most words in; or null. */
export function readScript(text: string): ScriptReading | null {
  if (!BEYOND_LATIN.test(text)) return null;
  let most: ScriptReading | null = null;
  for (const { code, name, letters, wordLength, relatives = [] } of SCRIPTS) {
    const count = text.match(letters)?.length ?? 0;
    if (count === 0 || count / wordLength <= (most?.words ?? 0)) continue;
    const relative = relatives.find(({ own, least }) => (text.match(own)?.length ?? 0) >= count * least);
    most = { code: relative?.code ?? code, name: relative?.name ?? name, words: count / wordLength };
  }
  return most;
}
