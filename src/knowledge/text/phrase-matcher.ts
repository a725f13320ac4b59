import { withoutTrailing } from './without-trailing.js';

/** A phrase found in a text. */
export interface PhraseHit {
  /** The phrase as written in the data file. */
  phrase: string;
  /** The matching words of the text, in lower case and without punctuation. */
  text: string;
  /** Where it starts, in the words of the text. */
  start: number;
}

interface Matcher {
  phrase: string;
  pattern: RegExp;
  /** What it begins with, up to its first variable part. Most phrases with the same first word differ in it. */
  opening: string;
  /**
   * Words with which it can begin. Null if its script does not separate words: then it is tried at every position,
   * without spaces.
   */
  firstWords: string[] | null;
}

/** Scripts without spaces between words. Korean has spaces, but attaches its particles to words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Hangul}]/u;
/** All kinds of apostrophes are removed: `don't`, `don’t` and `dont` are one word. */
const APOSTROPHES = /['’‘`´ʼ]/g;
/** French elisions are two words: `d'offres`. */
const ELISIONS = /(?<=(?<![\p{L}\d])(?:[dljnsmtc]|qu))['’](?=\p{L})/gu;
const ASCII = /^[\x20-\x7e\s]*$/;
const NOT_AN_ASCII_WORD = /[^a-z\d+#]+/g;
const NOT_A_WORD = /[^\p{L}\p{M}\p{N}+#]+/gu;
/** `*` matches up to three words. */
const GAP = '(?:[^ ]+ ){0,3}';
/** In scripts without spaces, `*` matches up to eight characters. */
const UNSPACED_GAP = '.{0,8}';

/** The words of a text in lower case, separated by one space, without accents, punctuation and emojis. */
export function plainWords(text: string): string {
  if (ASCII.test(text)) {
    const lower = text.toLowerCase();
    const joined =
      lower.includes("'") || lower.includes('`') ? lower.replace(ELISIONS, ' ').replace(APOSTROPHES, '') : lower;
    return joined.replace(NOT_AN_ASCII_WORD, ' ').trim();
  }
  const letters = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(ELISIONS, ' ')
    .replace(APOSTROPHES, '')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replaceAll('ı', 'i')
    .replaceAll('ł', 'l');
  return letters.replace(NOT_A_WORD, ' ').trim();
}

/**
 * Finds phrases in texts. Matches whole words and ignores punctuation. In a phrase, `*` means up to three words,
 * `(a|b)` one of several, `(a)?` an optional part, and a `$` at the end the end of the text.
 */
export class PhraseMatcher {
  private readonly byFirstWord = new Map<string, Matcher[]>();
  private readonly unspaced: Matcher[] = [];

  constructor(phrases: readonly string[]) {
    for (const phrase of phrases) {
      const matcher = compile(phrase);
      if (matcher.firstWords === null) this.unspaced.push(matcher);
      for (const word of matcher.firstWords ?? []) {
        const others = this.byFirstWord.get(word);
        if (others === undefined) this.byFirstWord.set(word, [matcher]);
        else others.push(matcher);
      }
    }
  }

  /** Returns the first phrase found in the text, or null. */
  find(text: string): PhraseHit | null {
    return this.hits(plainWords(text)).next().value ?? null;
  }

  /**
   * Finds all phrases in a text, in the order of the text.
   * @param words the result of `plainWords` for the text
   */
  *hits(words: string): Generator<PhraseHit, undefined> {
    for (let start = 0; start < words.length;) {
      const blank = words.indexOf(' ', start);
      const end = blank === -1 ? words.length : blank;
      for (const matcher of this.byFirstWord.get(words.slice(start, end)) ?? []) {
        if (!words.startsWith(matcher.opening, start)) continue;
        matcher.pattern.lastIndex = start;
        const found = matcher.pattern.exec(words);
        if (found !== null) yield { phrase: matcher.phrase, text: found[0].trim(), start };
      }
      start = end + 1;
    }
    const joined = this.unspaced.length === 0 ? '' : words.replaceAll(' ', '');
    for (const { phrase, pattern } of this.unspaced) {
      const found = pattern.exec(joined);
      if (found !== null) yield { phrase, text: found[0], start: found.index };
    }
    return undefined;
  }
}

function compile(phrase: string): Matcher {
  // The signs of the pattern language are set aside. The rest is folded in the same way as texts.
  const end = phrase.endsWith('$') ? '$' : '(?![^ ])';
  const pieces = phrase
    .split(/(\(|\)\??|\||\*)/)
    .map((piece) => (/^(\(|\)\??|\||\*)$/.test(piece) ? piece : plainPiece(piece)));
  const plain = withoutTrailing(pieces.join(''), ' *').trim();
  // The space after an optional part is optional too.
  const source = plain.replaceAll(/\(([^()]*)\)\? /g, '((?:$1) )?').replaceAll(/\((?!\?)/g, '(?:');
  if (UNSPACED.test(phrase)) {
    return {
      phrase,
      pattern: new RegExp(source.replaceAll(' ', '').replaceAll('*', UNSPACED_GAP), 'u'),
      opening: '',
      firstWords: null,
    };
  }
  const pattern = new RegExp(`(?<![^ ])${source.replaceAll(/\*\s*/g, GAP)}${end}`, 'yu');
  return { phrase, pattern, opening: openingOf(plain), firstWords: firstWordsOf(plain) };
}

function openingOf(plain: string): string {
  return plain.split(/[(|*\\]/, 1)[0]?.trimEnd() ?? '';
}

/** The words with which a phrase can begin. */
function firstWordsOf(plain: string): string[] {
  if (!plain.startsWith('(')) return [firstWord(plain)];
  let depth = 0;
  let end = 0;
  let choice = 1;
  const choices: string[] = [];
  for (; end < plain.length; end += 1) {
    const sign = plain[end];
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if ((sign === '|' && depth === 1) || depth === 0) {
      choices.push(firstWord(plain.slice(choice, end)));
      choice = end + 1;
    }
    if (depth === 0) break;
  }
  return plain[end + 1] === '?' ? [...choices, ...firstWordsOf(plain.slice(end + 2).trim())] : choices;
}

function firstWord(text: string): string {
  return text.trim().split(/[ (|*]/, 1)[0] ?? '';
}

function plainPiece(piece: string): string {
  const blank = (position: RegExp): string => (position.test(piece) ? ' ' : '');
  const words = plainWords(piece).replace(/[+]/g, '\\+');
  return words === '' ? blank(/\s/) : `${blank(/^\s/)}${words}${blank(/\s$/)}`;
}
