/** What a web or mail address looks like; nothing in it is a skill that is asked for. */
const ADDRESS = /\b(?:https?|ftp|mailto|ssh):[^\s)>\]"']+|\bwww\.[^\s)>\]"']+|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{2,64}/gi;

/** Ends of names that belong to a site or a file (`auth0.com`, `main.go`). */
const SITE = /^\.(?:com|io|org|co|ai|dev|app|net|html?|tv|me|us|uk|de|eu|so)\b(?!\.js)/i;

/** Tells which offsets of a text lie in an address. Asked in rising order, it looks at each address once. */
export class Addresses {
  private readonly spans: { start: number; end: number }[];
  private next = 0;

  constructor(private readonly text: string) {
    this.spans = Array.from(text.matchAll(ADDRESS), (found) => ({ start: found.index, end: found.index + found[0].length }));
  }

  /** Whether a name belongs to an address, a site or a file. Offsets must not fall from call to call. */
  holds(start: number, end: number): boolean {
    while (this.next < this.spans.length && (this.spans[this.next]?.end ?? 0) <= start) this.next++;
    const span = this.spans[this.next];
    if (span && span.start <= start) return true;
    if (this.text[end] === '.' && SITE.test(this.text.slice(end, end + 8))) return true;
    return this.isFileEnding(start);
  }

  /** `details.html`, `main.go`: a small letter right after a dot that follows a word. */
  private isFileEnding(start: number): boolean {
    if (this.text[start - 1] !== '.' || start < 2) return false;
    return /[\w-]\.[a-z]/.test(this.text.slice(start - 2, start + 1));
  }
}
