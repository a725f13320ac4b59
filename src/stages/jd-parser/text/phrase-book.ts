import { type Word } from './words.js';
import { wordsOf } from './words.js';

/** A found phrase and its value. */
export interface PhraseMatch<T> {
  readonly value: T;
  readonly start: number;
  readonly end: number;
}

interface Entry<T> {
  words: string[];
  value: T;
}

/** Stands for any one word in a phrase. */
const ANY_WORD = '*';
/** Characters that may separate the words of a phrase. */
const GAP = /^(?:[ \-/%]{0,3}|\.)$/;

/** Finds phrases of a fixed list in a text, the longest first. The time grows linearly with the text. */
export class PhraseBook<T> {
  private readonly byFirstWord = new Map<string, Entry<T>[]>();

  /** @param phrases words separated by spaces; `*` stands for any one word, but not for the first */
  constructor(phrases: Iterable<readonly [string, T]>) {
    for (const [phrase, value] of phrases) {
      const words = phrase.split(' ').map((word) => (word === ANY_WORD ? word : (wordsOf(word)[0]?.key ?? word)));
      const [first] = words;
      if (first === undefined) continue;
      const entries = this.byFirstWord.get(first) ?? [];
      entries.push({ words, value });
      this.byFirstWord.set(first, entries);
    }
    for (const entries of this.byFirstWord.values())
      entries.sort((one, other) => other.words.length - one.words.length);
  }

  /** Returns all matches in the order of the text, without overlaps. */
  find(text: string, words: readonly Word[]): PhraseMatch<T>[] {
    const matches: PhraseMatch<T>[] = [];
    for (let at = 0; at < words.length;) {
      const match = this.matchAt(text, words, at);
      if (match === undefined) at++;
      else {
        matches.push(match);
        at += match.words;
      }
    }
    return matches;
  }

  private matchAt(text: string, words: readonly Word[], at: number): (PhraseMatch<T> & { words: number }) | undefined {
    const first = words[at];
    if (first === undefined) return undefined;
    for (const entry of this.byFirstWord.get(first.key) ?? []) {
      const last = words[at + entry.words.length - 1];
      if (last !== undefined && this.fits(text, words, at, entry.words)) {
        return { value: entry.value, start: first.start, end: last.end, words: entry.words.length };
      }
    }
    return undefined;
  }

  private fits(text: string, words: readonly Word[], at: number, wanted: readonly string[]): boolean {
    return wanted.every((key, index) => {
      const word = words[at + index];
      const before = words[at + index - 1];
      if (word === undefined || (key !== ANY_WORD && word.key !== key)) return false;
      return index === 0 || before === undefined || GAP.test(text.slice(before.end, word.start));
    });
  }
}
