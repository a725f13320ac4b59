/** Words that headlines write in lower case. */
const SMALL = new Set([
  'a',
  'an',
  'and',
  'at',
  'by',
  'for',
  'from',
  'in',
  'of',
  'on',
  'or',
  'the',
  'to',
  'with',
  'your',
  'our',
]);

/** A line with fewer words could also be a short list. */
const FEWEST_WORDS = 3;

/**
 * Detects lines in which every word starts with a capital, so that a capital is no sign of a name. The result for the
 * last line is cached, so each line is examined once.
 */
export class TitleCase {
  private lineStart = -1;
  private lineEnd = -1;
  private answer = false;

  constructor(private readonly text: string) {}

  /** Whether the line around an offset is in title case. */
  at(offset: number): boolean {
    if (offset < this.lineStart || offset >= this.lineEnd) {
      this.lineStart = this.text.lastIndexOf('\n', offset - 1) + 1;
      const end = this.text.indexOf('\n', offset);
      this.lineEnd = end < 0 ? this.text.length : end;
      this.answer = isTitle(this.text.slice(this.lineStart, this.lineEnd));
    }
    return this.answer;
  }
}

function isTitle(line: string): boolean {
  if (line.includes(',')) return false;
  const words = (line.match(/\p{L}+/gu) ?? []).filter((word) => !SMALL.has(word));
  return words.length >= FEWEST_WORDS && words.every((word) => word[0] !== word[0]?.toLowerCase());
}
