/** A text without markup that knows where each of its characters stood in the posting as it was sent. */
export interface CleanText {
  /** The posting as it was sent. */
  readonly source: string;
  /** Plain text: one space between words, one item or heading on each line. */
  readonly text: string;
  /** Spans of `text` that were bold in the markup, in order. */
  readonly bold: readonly TextSpan[];
  /** Number of spaces before the first character of a line, by the offset of that character in `text`. */
  readonly indents: ReadonlyMap<number, number>;
  /** Returns where a span of `text` stands in `source`. */
  sourceSpan(start: number, end: number): TextSpan;
  /** Returns the words of a span of `text` in the posting's own language, without markup. */
  writtenText(start: number, end: number): string;
}

/** From the first character to the one after the last, in UTF-16 units. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/**
 * Collects the clean text unit by unit, each with its place in the source. Uses flat arrays because a posting may have
 * 50,000 units.
 */
export class TextBuilder {
  private units: Uint16Array;
  private starts: Int32Array;
  private ends: Int32Array;
  private readonly bold: TextSpan[] = [];
  private readonly indents = new Map<number, number>();
  private size = 0;
  private boldSince = -1;
  private lineStart = 0;

  /** @param capacity expected length; the arrays grow if it is exceeded */
  constructor(capacity: number) {
    this.units = new Uint16Array(capacity);
    this.starts = new Int32Array(capacity);
    this.ends = new Int32Array(capacity);
  }

  /** Number of units written so far. */
  get length(): number {
    return this.size;
  }

  /** Whether the current line is empty so far. */
  get atLineStart(): boolean {
    return this.size === this.lineStart;
  }

  /** The first two characters of the current line. */
  get lineBeginning(): string {
    return String.fromCharCode(...this.units.subarray(this.lineStart, Math.min(this.size, this.lineStart + 2)));
  }

  /** Returns the unit `back` places before the end, or an empty string before the beginning. */
  last(back = 1): string {
    return back > this.size ? '' : String.fromCharCode(this.units[this.size - back] ?? 0);
  }

  /** Writes `chunk`, which was read from `start` to `end` of the source. */
  write(chunk: string, start: number, end: number): void {
    for (let at = 0; at < chunk.length; at++) this.writeUnit(chunk.charCodeAt(at), start, end);
  }

  /** Copies the units of the source from `start` to `end`. */
  copy(source: string, start: number, end: number): void {
    for (let at = start; at < end; at++) this.writeUnit(source.charCodeAt(at), at, at + 1);
  }

  /** Writes one space, unless one precedes it or the line is empty. */
  space(start: number, end: number): void {
    if (!this.atLineStart && this.last() !== ' ') this.write(' ', start, end);
  }

  /** Ends the line. At most one empty line is kept. */
  newline(start: number, end: number): void {
    this.trimLine();
    this.endBold();
    if (this.size === 0 || (this.last() === '\n' && this.last(2) === '\n')) return;
    this.write('\n', start, end);
    this.lineStart = this.size;
  }

  /** Removes the last unit. */
  dropLast(): void {
    if (this.size > 0) this.size--;
  }

  /** Stores the number of spaces before the first character of the current line. */
  indent(width: number): void {
    this.indents.set(this.size, width);
  }

  /** Begins or ends bold text. */
  toggleBold(): void {
    if (this.boldSince < 0) this.boldSince = this.size;
    else this.endBold();
  }

  /** Returns the finished text. */
  build(source: string): CleanText {
    this.trimLine();
    this.endBold();
    while (this.last() === '\n') this.dropLast();
    const { starts, ends, size } = this;
    const placeOf = (places: Int32Array, at: number) =>
      at >= 0 && at < size ? (places[at] ?? source.length) : source.length;
    const text = new TextDecoder('utf-16le').decode(this.units.subarray(0, size));
    return {
      source,
      text,
      writtenText: (start, end) => text.slice(start, end),
      bold: this.bold,
      indents: this.indents,
      sourceSpan: (start, end) => ({ start: placeOf(starts, start), end: placeOf(ends, end - 1) }),
    };
  }

  private writeUnit(unit: number, start: number, end: number): void {
    if (this.size === this.units.length) this.grow();
    this.units[this.size] = unit;
    this.starts[this.size] = start;
    this.ends[this.size] = end;
    this.size++;
  }

  private grow(): void {
    const length = this.units.length * 2 + 64;
    const [units, starts, ends] = [new Uint16Array(length), new Int32Array(length), new Int32Array(length)];
    units.set(this.units);
    starts.set(this.starts);
    ends.set(this.ends);
    [this.units, this.starts, this.ends] = [units, starts, ends];
  }

  private trimLine(): void {
    while (!this.atLineStart && this.last() === ' ') this.dropLast();
  }

  private endBold(): void {
    if (this.boldSince >= 0 && this.size > this.boldSince) this.bold.push({ start: this.boldSince, end: this.size });
    this.boldSince = -1;
  }
}
