import { placeKey } from './gazetteer/place-key.js';
import { type TextName, type TextWord } from './text-names.js';
import { textWords } from './text-words.js';

/**
 * How clearly the words around a name show that it is a place: sure (`… office`, a labelled line, a line of its own),
 * strong (`based in …`), medium (`in …`, `(…)`), weak (`to …`, `our …`), none.
 */
export type Cue = 'sure' | 'strong' | 'medium' | 'weak' | 'none';

/** What the words around a name show. */
export interface NameContext {
  readonly cue: Cue;
  /** Whether a comma directly precedes it: `Bar Harbor, ME`. */
  readonly afterComma: boolean;
  /** Whether it is part of the name of a person, an institution, a law or a product. */
  readonly partOfOther: boolean;
}

/** Longest label at the start of a line, in characters. */
const LONGEST_LABEL = 40;
/** Longest line with a label and a list of places, in characters. */
const LONGEST_LABELLED_LINE = 400;

/** Bullets, emoji and marks of headings and tables before the first word of a line. */
const BULLET = /^[^\p{L}\p{N}]+/u;

/** The code of the province in brackets: `Schio (VI)`, `Nantes (44)`. */
const PROVINCE = /^ \((?:\p{Lu}{2}|\d{2})\)/u;
const PROVINCE_LENGTH = 5;

/** Reads the words around names. Created once per text; each call reads only a few characters. */
export class ContextReader {
  private readonly firstWords: ReadonlySet<number>;
  private readonly endWords: ReadonlySet<number>;

  constructor(
    private readonly text: string,
    private readonly words: readonly TextWord[],
    names: readonly TextName[],
  ) {
    this.firstWords = new Set(names.map(({ firstWord }) => firstWord));
    this.endWords = new Set(names.map(({ endWord }) => endWord));
  }

  read(name: TextName): NameContext {
    const before = this.words[name.firstWord - 1];
    const after = this.words[name.endWord];
    const gapBefore = before === undefined ? '' : this.text.slice(Math.max(before.end, name.start - 3), name.start);
    const gapAfter = after === undefined ? '' : this.text.slice(name.end, Math.min(after.start, name.end + 3));
    const followsWord = before !== undefined && /^[ \u00a0]+$/u.test(gapBefore);
    const precedesWord = after !== undefined && /^[ \u00a0]+$/u.test(gapAfter);
    const cueBefore = followsWord ? this.cueBefore(name.firstWord) : 'none';
    const isPlaceByItself =
      (after !== undefined && /^(?: |-)$/.test(gapAfter) && textWords.cuesAfter.has(after.key)) ||
      this.lineIsLabelled(name.start) ||
      this.standsAlone(name);
    const isOrdinary = textWords.ordinary.has(name.key);
    const inBrackets = /[([]$/.test(gapBefore) ? 'medium' : cueBefore;
    const hasProvince = !isOrdinary && PROVINCE.test(this.text.slice(name.end, name.end + PROVINCE_LENGTH));
    return {
      cue: isPlaceByItself ? 'sure' : hasProvince ? 'strong' : inBrackets,
      afterComma: /,[ \u00a0]$/.test(gapBefore),
      partOfOther:
        this.isPartOfOther(name, followsWord, precedesWord, (isPlaceByItself && !isOrdinary) || cueBefore !== 'none') ||
        (gapAfter === '-' && this.isCompound(after)),
    };
  }

  /** `Vietnam-era`, `Boston-born`: the second half shows that the name is not a location. */
  private isCompound(after: TextWord | undefined): boolean {
    return after !== undefined && !after.capital && !textWords.cuesAfter.has(after.key);
  }

  /** Finds a cue such as `based in Berlin` or `in the greater Berlin`, with at most two small words between. */
  private cueBefore(firstWord: number): Cue {
    for (let back = 1; back <= 3; back++) {
      const word = this.words[firstWord - back];
      if (word === undefined) return 'none';
      if (textWords.cuesBefore.has(word.key) || textWords.weakCues.has(word.key)) {
        const before = this.words[firstWord - back - 1];
        if (textWords.places.has(word.key) || (before !== undefined && textWords.places.has(before.key)))
          return 'strong';
        return textWords.cuesBefore.has(word.key) ? 'medium' : 'weak';
      }
      if (word.key !== 'the') return 'none';
    }
    return 'none';
  }

  private isPartOfOther(name: TextName, followsWord: boolean, precedesWord: boolean, hasCue: boolean): boolean {
    return (followsWord && this.isSecondHalf(name, hasCue)) || (precedesWord && this.isFirstHalf(name, hasCue));
  }

  /** True for `University of California` and `Jack London`, but not for `Paris London`, which are two places. */
  private isSecondHalf(name: TextName, hasCue: boolean): boolean {
    const before = this.words[name.firstWord - 1];
    const beforeThat = this.words[name.firstWord - 2];
    if (before === undefined) return false;
    const pair = beforeThat === undefined ? '' : placeKey(this.text.slice(beforeThat.start, before.end));
    if (textWords.organisationBefore.has(pair) || (before.capital && textWords.organisationBefore.has(before.key)))
      return true;
    return before.capital && !hasCue && !this.endWords.has(name.firstWord) && !this.startsSentence(before);
  }

  /** True for `Boston Dynamics` and `Paris Smith`, but not for `Austin Texas`. */
  private isFirstHalf(name: TextName, hasCue: boolean): boolean {
    const after = this.words[name.endWord];
    if (after === undefined || !after.capital || textWords.termsAfter.has(after.key)) return false;
    return textWords.organisationAfter.has(after.key) || (!hasCue && !this.firstWords.has(name.endWord));
  }

  private startsSentence(word: TextWord): boolean {
    const before = this.text.slice(Math.max(0, word.start - 3), word.start).trimEnd();
    return (
      before === '' ||
      /[\n.!?:•*\-–|]$/.test(before) ||
      this.text.slice(Math.max(0, word.start - 2), word.start).includes('\n')
    );
  }

  /** True for `Location: Berlin` and `Offices - Berlin, Paris`. */
  private lineIsLabelled(at: number): boolean {
    const line = this.lineBefore(at, LONGEST_LABELLED_LINE)?.replace(BULLET, '') ?? '';
    const colon = line.slice(0, LONGEST_LABEL).search(/[:|–]| - /);
    return colon > 0 && textWords.labels.has(placeKey(line.slice(0, colon)));
  }

  /** Whether the line contains only the name. */
  private standsAlone(name: TextName): boolean {
    const before = this.lineBefore(name.start, LONGEST_LABEL);
    const after = this.text.slice(name.end, name.end + LONGEST_LABEL);
    const newline = after.indexOf('\n');
    if (before === null || (newline === -1 && name.end + LONGEST_LABEL < this.text.length)) return false;
    return !/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(newline === -1 ? after : after.slice(0, newline));
  }

  /**
   * Returns the line up to a position, or null if the line begins more than `most` characters before. The limit keeps
   * texts without line breaks fast.
   */
  private lineBefore(at: number, most: number): string | null {
    const start = Math.max(0, at - most);
    const text = this.text.slice(start, at);
    const newline = text.lastIndexOf('\n');
    return newline === -1 && start > 0 ? null : text.slice(newline + 1);
  }
}
