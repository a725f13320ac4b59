import { gazetteer } from './gazetteer/gazetteer.js';
import { placeKey } from './gazetteer/place-key.js';
import { LOCATION_LIMITS } from './gazetteer/place-weights.js';
import { type PlaceSense } from './gazetteer/place-types.js';

/** A word of running text. */
export interface TextWord {
  readonly start: number;
  readonly end: number;
  readonly key: string;
  /** Whether it begins with a capital, or has a script without capitals. */
  readonly capital: boolean;
}

/** A name found in running text, with all its possible meanings. */
export interface TextName {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** As `placeKey` returns it. */
  readonly key: string;
  readonly senses: readonly PlaceSense[];
  /** Index of the first word, and of the word after the last. */
  readonly firstWord: number;
  readonly endWord: number;
}

const WORD = /[\p{L}\p{M}\p{N}'’]+/gu;
/** Characters between the words of one name; a comma only in names of the reviewed files (`Washington, DC`). */
const WITHIN_NAME = /^(?:[ \u00a0.\-‐‑/&]|, )+$/u;
const MAX_BETWEEN = 3;

/** Returns the words of a text. Each distinct word is processed once. */
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

/** Returns names that begin with a capital, from left to right, the longest first, without overlaps. */
export function readNames(text: string, words: readonly TextWord[]): TextName[] {
  const finder = new NameFinder(text, words);
  const names: TextName[] = [];
  let at = 0;
  while (at < words.length) {
    const name = words[at]?.capital ? finder.longestAt(at) : null;
    if (name !== null) names.push(name);
    at = name?.endWord ?? at + 1;
  }
  return names;
}

/** Looks up names, each spelling once per text, because texts repeat their words. */
class NameFinder {
  private readonly keys = new Map<string, string>();
  private readonly beginnings = new Map<string, boolean>();
  private readonly senses = new Map<string, readonly PlaceSense[]>();

  constructor(
    private readonly text: string,
    private readonly words: readonly TextWord[],
  ) {}

  longestAt(at: number): TextName | null {
    const first = this.words[at];
    if (first === undefined || !(this.isInitial(at) || this.mayGoOn(first.key))) return null;
    for (let last = this.lastWordFrom(at); last >= at; last--) {
      const word = this.words[last];
      if (word === undefined || !(word.capital || last === at)) continue;
      const name = this.text.slice(first.start, word.end);
      const senses = this.sensesOf(name);
      if (senses.length === 0) continue;
      const dot = /\.\p{L}$/u.test(name) && this.text[word.end] === '.' ? '.' : '';
      return {
        start: first.start,
        end: word.end + dot.length,
        text: name + dot,
        key: this.keyOf(name),
        senses,
        firstWord: at,
        endWord: last + 1,
      };
    }
    return null;
  }

  /** Returns the last word up to which a name that begins there may reach. */
  private lastWordFrom(at: number): number {
    const start = this.words[at]?.start ?? 0;
    let last = at;
    while (last + 1 - at < LOCATION_LIMITS.wordsInName && joins(this.text, this.words[last], this.words[last + 1])) {
      if (!this.isInitial(last + 1) && !this.mayGoOn(this.keyOf(this.text.slice(start, this.words[last + 1]?.end))))
        break;
      last++;
    }
    return last;
  }

  /** Whether a word is a single letter of `D.C.`, which does not begin a name. */
  private isInitial(at: number): boolean {
    const word = this.words[at];
    return word !== undefined && word.end - word.start === 1 && this.text[word.end] === '.';
  }

  private mayGoOn(key: string): boolean {
    const known = this.beginnings.get(key) ?? gazetteer().hasBeginning(key);
    this.beginnings.set(key, known);
    return known;
  }

  private keyOf(name: string): string {
    const known = this.keys.get(name) ?? placeKey(name);
    this.keys.set(name, known);
    return known;
  }

  private sensesOf(name: string): readonly PlaceSense[] {
    const known = this.senses.get(name);
    if (known !== undefined) return known;
    const key = this.keyOf(name);
    const senses = /[,/&]/.test(name) ? gazetteer().findNoted(key) : gazetteer().find(key);
    this.senses.set(name, senses);
    return senses;
  }
}

function joins(text: string, word: TextWord | undefined, next: TextWord | undefined): boolean {
  if (word === undefined || next === undefined || next.start - word.end > MAX_BETWEEN) return false;
  return WITHIN_NAME.test(text.slice(word.end, next.start));
}
