import { type Piece, piecesOf } from './folding.js';

/** Abbreviations: a full stop after them does not end the sentence. */
const ABBREVIATED = new Set(['g', 'e', 'etc', 'incl', 'vs', 'approx', 'resp', 'esp', 'ex', 'no']);

/** How many words before and after an occurrence are evaluated. */
const WORDS_BEFORE = 5;
const WORDS_AFTER = 3;

/** Limits the search for the start or the end of a line, in characters, and so the work for each word. */
const LINE_REACH = 60;

/**
 * A text that is split into pieces, with queries about the neighbours of a piece. The cost of a query does not depend
 * on the length of the text.
 */
export class Passage {
  readonly pieces: readonly Piece[];

  constructor(readonly text: string) {
    this.pieces = piecesOf(text);
  }

  /** The words before a piece in the same sentence, in lower case, nearest first. */
  wordsBefore(first: number): string[] {
    const words: string[] = [];
    for (let index = first - 1; index >= 0 && words.length < WORDS_BEFORE; index--) {
      const piece = this.pieces[index] as Piece;
      if (this.endsSentence(piece, this.pieces[index + 1] as Piece)) break;
      words.push(piece.key);
    }
    return words;
  }

  /** The word directly before; empty if a comma, a bracket or a slash is between them. */
  wordBefore(first: number): string {
    const piece = this.pieces[first - 1];
    const here = this.pieces[first];
    if (!piece || !here || this.endsSentence(piece, here)) return '';
    // "Must:" on the line above is a heading.
    if (/:\s*\n/.test(this.text.slice(piece.end, Math.min(here.start, piece.end + LINE_REACH)))) return '';
    return this.isPlain(piece.end, here.start, ' \t\u00a0-:*_"\'`\n') ? piece.key : '';
  }

  /** The words directly after, up to the next punctuation mark. */
  wordsAfter(last: number): string[] {
    const words: string[] = [];
    let before = this.pieces[last] as Piece;
    for (let index = last + 1; index < this.pieces.length && words.length < WORDS_AFTER; index++) {
      const piece = this.pieces[index] as Piece;
      if (!this.isPlain(before.end, piece.start, ' \t\u00a0-*_\n')) break;
      words.push(piece.key);
      before = piece;
    }
    return words;
  }

  /** The word after a comma: "Phoenix, Arizona". */
  wordAfterComma(last: number): string {
    const here = this.pieces[last];
    const next = this.pieces[last + 1];
    return here && next && this.text.slice(here.end, next.start) === ', ' ? next.key : '';
  }

  /** Whether a capital here can only mark the start of a sentence, a line or a list item. */
  opensSentence(first: number): boolean {
    const start = (this.pieces[first] as Piece).start;
    let at = start - 1;
    while (at >= 0 && ' \t\u00a0*_"`#>'.includes(this.text.charAt(at))) at--;
    if (at < 0) return true;
    const sign = this.text.charAt(at);
    if (sign === '.') return !ABBREVIATED.has(this.pieces[first - 1]?.key ?? '') && at < start - 1;
    if ('-–—'.includes(sign)) return this.isBullet(at);
    return '\n!?•·▪◦‣●○'.includes(sign);
  }

  /** Whether the line contains nothing else, except a bullet, a number or a remark in brackets. */
  standsAlone(start: number, end: number): boolean {
    let at = start - 1;
    while (at >= 0 && this.text[at] !== '\n') {
      if (start - at > LINE_REACH || !' \t\u00a0-–—*•·▪◦‣●○+>#.)\\0123456789_'.includes(this.text.charAt(at)))
        return false;
      at--;
    }
    const near = this.text.slice(end, end + LINE_REACH);
    const stop = near.indexOf('\n');
    if (stop < 0 && end + LINE_REACH < this.text.length) return false;
    const rest = stop < 0 ? near : near.slice(0, stop);
    return /^[\s\d.,;x+*_]*(?:\([^()]*\)[\s.,;*_]*)?$/.test(rest);
  }

  /** Whether a bracket or a colon follows: "Go (or Rust)", "Go: 3 years". */
  isExplained(end: number): boolean {
    const next = this.text[end] === ' ' ? this.text[end + 1] : this.text[end];
    return next === '(' || next === ':';
  }

  private isBullet(at: number): boolean {
    let before = at - 1;
    while (before >= 0 && (this.text[before] === ' ' || this.text[before] === '\t')) before--;
    return before < 0 || this.text[before] === '\n';
  }

  /**
   * Whether there is a full stop with a space, an exclamation mark, a question mark, a bullet or an empty line between
   * two pieces.
   */
  private endsSentence(before: Piece, after: Piece): boolean {
    if (after.start - before.end === 1 && this.text[before.end] === ' ') return false;
    const between = this.text.slice(before.end, Math.min(after.start, before.end + LINE_REACH));
    if (/\.\s/.test(between)) return !ABBREVIATED.has(before.key);
    return /[!?•▪●]|\n\s*(?:[-–—*]\s|\n)/.test(between) || after.start - before.end > LINE_REACH;
  }

  private isPlain(from: number, to: number, allowed: string): boolean {
    if (to - from > 4) return false;
    for (let at = from; at < to; at++) if (!allowed.includes(this.text.charAt(at))) return false;
    return true;
  }
}
