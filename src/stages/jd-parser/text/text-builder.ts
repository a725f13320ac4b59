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

/** Collects the clean text unit by unit, each with the place it came from. */
export class TextBuilder {
  private readonly units: string[] = [];
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private readonly bold: TextSpan[] = [];
  private readonly indents = new Map<number, number>();
  private boldSince = -1;
  private lineStart = 0;

  /** How much has been written. */
  get length(): number {
    return this.units.length;
  }

  /** Nothing stands on the current line yet. */
  get atLineStart(): boolean {
    return this.units.length === this.lineStart;
  }

  /** What the current line begins with. */
  get lineBeginning(): string {
    return this.units.slice(this.lineStart, this.lineStart + 2).join('');
  }

  /** The unit `back` places before the end; empty beyond the beginning. */
  last(back = 1): string {
    return this.units[this.units.length - back] ?? '';
  }

  /** Writes `chunk`, read from `start` up to `end` of the source. */
  write(chunk: string, start: number, end: number): void {
    for (let at = 0; at < chunk.length; at++) {
      this.units.push(chunk.charAt(at));
      this.starts.push(start);
      this.ends.push(end);
    }
  }

  /** One space, unless there is one already or the line has only begun. */
  space(start: number, end: number): void {
    if (!this.atLineStart && this.last() !== ' ') this.write(' ', start, end);
  }

  /** Ends the line; at most one empty line is kept. */
  newline(start: number, end: number): void {
    this.trimLine();
    this.endBold();
    if (this.units.length === 0 || (this.last() === '\n' && this.last(2) === '\n')) return;
    this.write('\n', start, end);
    this.lineStart = this.units.length;
  }

  /** Takes back the last unit. */
  dropLast(): void {
    this.units.pop();
    this.starts.pop();
    this.ends.pop();
  }

  /** Notes the blanks before the first character of the current line. */
  indent(width: number): void {
    this.indents.set(this.units.length, width);
  }

  /** A mark that makes what follows bold, or ends it. */
  toggleBold(): void {
    if (this.boldSince < 0) this.boldSince = this.units.length;
    else this.endBold();
  }

  /** The finished text. */
  build(source: string): CleanText {
    this.trimLine();
    this.endBold();
    while (this.last() === '\n') this.dropLast();
    const { starts, ends } = this;
    return {
      source,
      text: this.units.join(''),
      bold: this.bold,
      indents: this.indents,
      sourceSpan: (start, end) => ({ start: starts[start] ?? source.length, end: ends[end - 1] ?? source.length }),
    };
  }

  private trimLine(): void {
    while (!this.atLineStart && this.last() === ' ') this.dropLast();
  }

  private endBold(): void {
    if (this.boldSince >= 0 && this.units.length > this.boldSince) {
      this.bold.push({ start: this.boldSince, end: this.units.length });
    }
    this.boldSince = -1;
  }
}
