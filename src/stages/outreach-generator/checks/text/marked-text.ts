/** A part of a text that a mark stands for. */
export interface Replacement {
  /** Where it starts in the original text. */
  start: number;
  /** Where it ends there. */
  end: number;
  /** What is written in its place. */
  mark: string;
}

/** A text in which marks stand for links and known names. Every place in it leads back to the original. */
export class MarkedText<R extends Replacement = Replacement> {
  /** The text with the marks. */
  readonly text: string;
  private readonly replacements: readonly R[];

  constructor(
    private readonly original: string,
    replacements: readonly R[],
  ) {
    this.replacements = replacements.toSorted((one, other) => one.start - other.start);
    const pieces: string[] = [];
    let end = 0;
    for (const { start, end: next, mark } of this.replacements) {
      pieces.push(original.slice(end, start), mark);
      end = next;
    }
    this.text = pieces.join('') + original.slice(end);
  }

  /** The part of the original that a part of the marked text stands for. A mark that is cut counts as a whole. */
  originalRange(start: number, end: number): { start: number; end: number } {
    return { start: this.originalPlace(start, false), end: this.originalPlace(end, true) };
  }

  /** The replacements whose marks are in a part of the marked text, with their places in that part. */
  marksIn(start: number, end: number): (R & { at: number })[] {
    const found: (R & { at: number })[] = [];
    let shift = 0;
    for (const replacement of this.replacements) {
      const at = replacement.start + shift;
      if (at >= start && at + replacement.mark.length <= end) found.push({ ...replacement, at: at - start });
      shift += replacement.mark.length - (replacement.end - replacement.start);
    }
    return found;
  }

  private originalPlace(place: number, isEnd: boolean): number {
    let shift = 0;
    for (const { start, end, mark } of this.replacements) {
      const at = start + shift;
      if (place < at || (isEnd && place === at)) break;
      if (place < at + mark.length || (isEnd && place === at + mark.length)) return isEnd ? end : start;
      shift += mark.length - (end - start);
    }
    return Math.min(place - shift, this.original.length);
  }
}

/** Adds the replacements that do not overlap one that is already there. */
export function withoutOverlaps<R extends Replacement>(first: readonly R[], others: readonly R[]): readonly R[] {
  const taken = [...first];
  for (const other of others)
    if (taken.every(({ start, end }) => other.end <= start || other.start >= end)) taken.push(other);
  return taken;
}
