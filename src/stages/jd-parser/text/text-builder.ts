/** A text cut clean of markup that still knows where each of its characters stood in the posting as given. */
export interface CleanText {
  /** The posting as given. */
  readonly source: string;
  /** Plain text: one space between words, one item or heading to a line. */
  readonly text: string;
  /** Spans of `text` that were bold in the markup, in order. */
  readonly bold: readonly TextSpan[];
  /** Blanks before the first character of a line, by the offset of that character in `text`. */
  readonly indents: ReadonlyMap<number, number>;
  /** Where a span of `text` stands in `source`. */
  sourceSpan(start: number, end: number): TextSpan;
}

/** From the first character to the one after the last, in UTF-16 units. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** Collects the clean text unit by unit, each with the place it came from. Flat arrays: a posting may have 50,000 units. */
export class TextBuilder {
  private units: Uint16Array;
  private starts: Int32Array;
  private ends: Int32Array;
  private readonly bold: TextSpan[] = [];
  private readonly indents = new Map<number, number>();
  private size = 0;
  private boldSince = -1;
  private lineStart = 0;

  /** `capacity`: the length to reckon with; it grows where that is not enough. */
  constructor(capacity: number) {
    this.units = new Uint16Array(capacity);
    this.starts = new Int32Array(capacity);
    this.ends = new Int32Array(capacity);
  }

  /** How many units have been written. */
  get length(): number {
    return this.size;
  }

  /** Nothing stands on the current line yet. */
  get atLineStart(): boolean {
    return this.size === this.lineStart;
  }

  /** What the current line begins with. */
  get lineBeginning(): string {
    return String.fromCharCode(...this.units.subarray(this.lineStart, Math.min(this.size, this.lineStart + 2)));
  }

  /** The unit `back` places before the end; empty beyond the beginning. */
  last(back = 1): string {
    return back > this.size ? '' : String.fromCharCode(this.units[this.size - back] ?? 0);
  }

  /** Writes `chunk`, read from `start` up to `end` of the source. */
  write(chunk: string, start: number, end: number): void {
    for (let at = 0; at < chunk.length; at++) this.writeUnit(chunk.charCodeAt(at), start, end);
  }

  /** Writes the units of the source from `start` up to `end` as they are. */
  copy(source: string, start: number, end: number): void {
    for (let at = start; at < end; at++) this.writeUnit(source.charCodeAt(at), at, at + 1);
  }

  /** One space, unless there is one already or the line has only begun. */
  space(start: number, end: number): void {
    if (!this.atLineStart && this.last() !== ' ') this.write(' ', start, end);
  }

  /** Ends the line; at most one empty line is kept. */
  newline(start: number, end: number): void {
    this.trimLine();
    this.endBold();
    if (this.size === 0 || (this.last() === '\n' && this.last(2) === '\n')) return;
    this.write('\n', start, end);
    this.lineStart = this.size;
  }

  /** Takes back the last unit. */
  dropLast(): void {
    if (this.size > 0) this.size--;
  }

  /** Notes the blanks before the first character of the current line. */
  indent(width: number): void {
    this.indents.set(this.size, width);
  }

  /** A mark that makes what follows bold, or ends it. */
  toggleBold(): void {
    if (this.boldSince < 0) this.boldSince = this.size;
    else this.endBold();
  }

  /** The finished text. */
  build(source: string): CleanText {
    this.trimLine();
    this.endBold();
    while (this.last() === '\n') this.dropLast();
    const { starts, ends, size } = this;
    const placeOf = (places: Int32Array, at: number) =>
      at >= 0 && at < size ? (places[at] ?? source.length) : source.length;
    return {
      source,
      text: new TextDecoder('utf-16le').decode(this.units.subarray(0, size)),
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
