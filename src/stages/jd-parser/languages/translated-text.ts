import { type CleanText, type TextSpan } from '../text/text-builder.js';

/** A part of the clean text and what it became. */
interface Piece {
  /** Offset of the English words. */
  readonly at: number;
  readonly start: number;
  readonly end: number;
  /** The words were replaced, so that the offsets inside them do not correspond. */
  readonly replaced: boolean;
}

/** Writes a text in English words, and remembers where each of them stands in the clean text. */
export class TranslatedText {
  private readonly pieces: Piece[] = [];
  private readonly chunks: string[] = [];
  private length = 0;

  constructor(private readonly clean: CleanText) {}

  /** Copies the text from `start` to `end`. */
  copy(start: number, end: number): void {
    if (end > start) this.add(this.clean.text.slice(start, end), start, end, false);
  }

  /** Writes `words` for the text from `start` to `end`. */
  replace(words: string, start: number, end: number): void {
    if (words !== '') this.add(words, start, end, true);
  }

  /** Extends the last words to `end`: the gender ending after them needs no words of its own. */
  extend(end: number): void {
    const last = this.pieces.pop();
    if (last !== undefined) this.pieces.push({ ...last, end, replaced: true });
  }

  /** Returns the text, with offsets that refer to the posting as it was sent. */
  build(): CleanText {
    const { clean } = this;
    const written = (start: number, end: number): TextSpan => ({
      start: this.placeOf(start, false),
      end: Math.max(this.placeOf(start, false), this.placeOf(end - 1, true)),
    });
    return {
      source: clean.source,
      text: this.chunks.join(''),
      bold: clean.bold.map(({ start, end }) => ({
        start: this.translatedPlace(start),
        end: this.translatedPlace(end),
      })),
      indents: new Map([...clean.indents].map(([at, indent]) => [this.translatedPlace(at), indent])),
      sourceSpan: (start, end) => {
        const span = written(start, end);
        return clean.sourceSpan(span.start, span.end);
      },
      writtenText: (start, end) => {
        const span = written(start, end);
        return clean.writtenText(span.start, span.end);
      },
    };
  }

  private add(words: string, start: number, end: number, replaced: boolean): void {
    this.pieces.push({ at: this.length, start, end, replaced });
    this.chunks.push(words);
    this.length += words.length;
  }

  /** The place in the clean text of a character of the English text; of its end if `after` is set. */
  private placeOf(at: number, after: boolean): number {
    const piece = this.pieces[lastIndexUpTo(this.pieces, at, 'at')];
    if (piece === undefined) return at;
    if (piece.replaced) return after ? piece.end : piece.start;
    return Math.min(piece.start + at - piece.at + (after ? 1 : 0), piece.end);
  }

  /** The place in the English text of a character of the clean text. */
  private translatedPlace(start: number): number {
    const index = lastIndexUpTo(this.pieces, start, 'start');
    const piece = this.pieces[index];
    if (piece === undefined) return start;
    const next = this.pieces[index + 1]?.at ?? this.length;
    return Math.min(piece.replaced && start > piece.start ? next : piece.at + start - piece.start, next);
  }
}

/** The index of the last piece that begins at or before `value`, by binary search. */
function lastIndexUpTo(pieces: readonly Piece[], value: number, key: 'at' | 'start'): number {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((pieces[middle]?.[key] ?? Infinity) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
