import { plainWords } from '../../../../knowledge/text/phrase-matcher.js';
import { type MeantWord, meantWords } from './concepts.js';
import { numberWord } from './number-words.js';

/** A number in a text, with the words that say what it counts. */
export interface Count {
  value: number;
  /** The words of the number. */
  text: string;
  /** Whether it is written as a word that is often no number. */
  isDoubtful: boolean;
  isOrdinal: boolean;
  /** What it counts, as the words around it say: the words after it, and those before it, up to another number. */
  after: MeantWord[];
  before: MeantWord[];
}

/** How many words after a number, and before it, say what it counts. */
const WORDS_AFTER = 4;
const WORDS_BEFORE = 5;
const DIGITS = /^(\d+)(?:d(\d+))?(k|\+|x|st|nd|rd|th|er|e)?$/;
const GROUPED = /(?<=\d)[.,' \u00a0\u202f’](?=\d{3}(?!\d))/g;
const DECIMAL = /(?<=\d)[.,](?=\d)/g;
const MINUS = /(?<=\d) ?[-–—] ?(?=\d)/g;

/** The words of a text, with grouped digits as one word: `4,000` is `4000`, `2.8` is `2d8`. */
export function wordsWithNumbers(text: string): string {
  return /\d/.test(text)
    ? plainWords(text.replace(GROUPED, '').replace(DECIMAL, 'd').replace(MINUS, ' to '))
    : plainWords(text);
}

/**
 * Whether a text can have a number.
 * @param words the result of `plainWords`
 */
export function mayCount(words: string): boolean {
  return /\d/.test(words) || words.split(' ').some((word) => numberWord(word) !== undefined);
}

const PART = /[,;:()–—](?=\s|$)|\n/;

/** The numbers of a sentence, in digits or as words. What a number counts is in the same part, between commas. */
export function countsIn(text: string): Count[] {
  return text.split(PART).flatMap((part) => countsOf(meantWords(wordsWithNumbers(part))));
}

function countsOf(words: readonly MeantWord[]): Count[] {
  const found: Count[] = [];
  for (let index = 0; index < words.length;) {
    const number = numberAt(words, index);
    if (number === undefined) {
      index += 1;
      continue;
    }
    const { length, ...count } = number;
    found.push({
      ...count,
      text: words
        .slice(index, index + length)
        .map(({ text }) => text)
        .join(' '),
      after: until(words.slice(index + length, index + length + WORDS_AFTER)),
      before: until(words.slice(Math.max(0, index - WORDS_BEFORE), index).toReversed()),
    });
    index += length;
  }
  return found;
}

interface NumberAt {
  value: number;
  isDoubtful: boolean;
  isOrdinal: boolean;
  /** How many words it takes. */
  length: number;
}

function numberAt(words: readonly MeantWord[], index: number): NumberAt | undefined {
  const first = singleNumber(words[index]?.text ?? '');
  if (first === undefined) return undefined;
  // "Thirty five", "four hundred", "treinta y cinco", "5 million".
  let { value, isDoubtful } = first;
  let length = 1;
  for (;;) {
    const skips = /^(?:y|et|and|und)$/.test(words[index + length]?.text ?? '') ? 1 : 0;
    const next = singleNumber(words[index + length + skips]?.text ?? '');
    if (next === undefined || next.isOrdinal || first.isOrdinal) break;
    if (skips === 0 && next.value >= 100 && value < next.value) value *= next.value;
    else if (value >= 20 && value % 10 === 0 && next.value < 10 && !next.isDoubtful) value += next.value;
    else break;
    isDoubtful = false;
    length += 1 + skips;
  }
  return { value, isDoubtful, isOrdinal: first.isOrdinal, length };
}

function singleNumber(word: string): Omit<NumberAt, 'length'> | undefined {
  const digits = DIGITS.exec(word);
  if (digits === null) return numberWord(word);
  const [, whole = '', decimals, suffix] = digits;
  const value = Number(decimals === undefined ? whole : `${whole}.${decimals}`);
  const isOrdinal = suffix !== undefined && /^(?:st|nd|rd|th|er|e)$/.test(suffix);
  return { value: suffix === 'k' ? value * 1000 : value, isDoubtful: false, isOrdinal };
}

/** The words before the next number. */
function until(words: readonly MeantWord[]): MeantWord[] {
  const end = words.findIndex(({ text }) => {
    const number = singleNumber(text);
    return number !== undefined && !number.isDoubtful;
  });
  return end === -1 ? [...words] : words.slice(0, end);
}
