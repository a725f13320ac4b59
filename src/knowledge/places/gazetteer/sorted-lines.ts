/**
 * Lines `key TAB value,value`, sorted by key, with binary search. Tens of thousands of names need no time at startup
 * and no memory beyond their text.
 */
export class SortedLines {
  constructor(private readonly text: string) {}

  /** Returns the values of a key; an empty list if the key is missing. */
  find(key: string): string[] {
    const wanted = `${key}\t`;
    const start = this.firstAt(wanted);
    return this.text.startsWith(wanted, start)
      ? this.text.slice(start + wanted.length, this.endOfLine(start)).split(',')
      : [];
  }

  /** Whether a key consists of these words, or begins with them. */
  hasBeginning(words: string): boolean {
    const start = this.firstAt(words);
    if (!this.text.startsWith(words, start)) return false;
    const next = this.text[start + words.length];
    return next === '\t' || next === ' ';
  }

  /** Returns the start of the first line that is not less than `wanted`. */
  private firstAt(wanted: string): number {
    let low = 0;
    let high = this.text.length;
    while (low < high) {
      const start = this.startOfLine((low + high) >> 1);
      const end = this.endOfLine(start);
      if (this.text.slice(start, end) < wanted) low = end + 1;
      else high = start;
    }
    return low;
  }

  private startOfLine(at: number): number {
    return at === 0 ? 0 : this.text.lastIndexOf('\n', at - 1) + 1;
  }

  private endOfLine(at: number): number {
    const end = this.text.indexOf('\n', at);
    return end === -1 ? this.text.length : end;
  }
}
