/** Words that headlines leave small. */
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

/** Fewest words by which a headline can be told from a short list. */
const FEWEST_WORDS = 3;

/**
 * Tells lines whose every word begins with a capital, where a capital says nothing about a name.
 * Remembers the line it was last asked about, so that a text costs one look at each line.
 */
export class TitleCase {
  private lineStart = -1;
  private lineEnd = -1;
  private answer = false;

  constructor(private readonly text: string) {}

  /** Whether the line around an offset is a headline in capitals. */
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
