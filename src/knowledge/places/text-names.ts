import { gazetteer } from './gazetteer.js';
import { placeKey } from './place-key.js';
import { LOCATION_LIMITS } from './place-weights.js';
import type { PlaceSense } from './place-types.js';

/** A word of running text. */
export interface TextWord {
  readonly start: number;
  readonly end: number;
  readonly key: string;
  /** Begins with a capital, or is of a script without capitals. */
  readonly capital: boolean;
}

/** A name found in running text, with all that it may mean. */
export interface TextName {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly senses: readonly PlaceSense[];
  /** First word, and the one after the last. */
  readonly firstWord: number;
  readonly endWord: number;
}

const WORD = /[\p{L}\p{M}\p{N}'’]+/gu;
/** What may stand between the words of one name; a comma only in names of the reviewed files (`Washington, DC`). */
const WITHIN_NAME = /^(?:[ \u00a0.\-‐‑/&]|, )+$/u;
const MOST_BETWEEN = 3;

/** The words of a text; each distinct word is looked at once. */
export function readWords(text: string): TextWord[] {
  const known = new Map<string, { key: string; capital: boolean }>();
  const words: TextWord[] = [];
  for (const { 0: word, index } of text.matchAll(WORD)) {
    let seen = known.get(word);
    if (seen === undefined) {
      const first = word.charAt(0);
      seen = { key: placeKey(word), capital: first !== first.toLowerCase() || /^\p{Lo}/u.test(word) };
      known.set(word, seen);
    }
    words.push({ start: index, end: index + word.length, ...seen });
  }
  return words;
}

/** Names that begin with a capital, from left to right, the longest first, none overlapping. */
export function readNames(text: string, words: readonly TextWord[]): TextName[] {
  const firstWords = new Map<string, boolean>();
  const mayBegin = (key: string): boolean => {
    const known = firstWords.get(key) ?? gazetteer().hasFirstWord(key);
    firstWords.set(key, known);
    return known;
  };
  const found = new Map<string, readonly PlaceSense[]>();
  const senses = (key: string): readonly PlaceSense[] => {
    const known = found.get(key) ?? gazetteer().find(key);
    found.set(key, known);
    return known;
  };
  const names: TextName[] = [];
  let at = 0;
  while (at < words.length) {
    const word = words[at];
    if (word === undefined) break;
    const name = word.capital && mayBegin(word.key) ? longestName(text, words, at, senses) : null;
    if (name !== null) names.push(name);
    at = name?.endWord ?? at + 1;
  }
  return names;
}

function longestName(text: string, words: readonly TextWord[], at: number, sensesOf: (key: string) => readonly PlaceSense[]): TextName | null {
  const first = words[at];
  if (first === undefined) return null;
  let last = at;
  while (last + 1 < words.length && last + 1 - at < LOCATION_LIMITS.wordsInName && joins(text, words[last], words[last + 1])) last++;
  for (let end = last; end >= at; end--) {
    const word = words[end];
    if (word === undefined || !(word.capital || end === at)) continue;
    const name = text.slice(first.start, word.end);
    const key = placeKey(name);
    const senses = name.includes(',') || name.includes('/') || name.includes('&') ? gazetteer().findNoted(key) : sensesOf(key);
    if (senses.length === 0) continue;
    const dot = /\.\p{L}$/u.test(name) && text[word.end] === '.' ? '.' : '';
    return { start: first.start, end: word.end + dot.length, text: name + dot, senses, firstWord: at, endWord: end + 1 };
  }
  return null;
}

function joins(text: string, word: TextWord | undefined, next: TextWord | undefined): boolean {
  if (word === undefined || next === undefined || next.start - word.end > MOST_BETWEEN) return false;
  return WITHIN_NAME.test(text.slice(word.end, next.start));
}
