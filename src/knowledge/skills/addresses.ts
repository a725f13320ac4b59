/** What a web address looks like; nothing in it is a skill that is asked for. */
const WEB = /\b(?:https?|ftp|mailto|ssh):[^\s)>\]"']+|\bwww\.[^\s)>\]"']+/gi;
/** The same of a mail address, before and after its `@`. */
const MAILBOX_SIGN = /[\w.+-]/;
const MAIL_HOST = /^[\w-]{1,64}\.[\w.-]{2,64}/;
const LONGEST_MAILBOX = 64;
const LONGEST_HOST = 129;

interface Span {
  start: number;
  end: number;
}

/** The first web address that begins at a place or after it. */
function nextWeb(text: string, from: number): Span | null {
  WEB.lastIndex = from;
  const found = WEB.exec(text);
  return found === null ? null : { start: found.index, end: WEB.lastIndex };
}

/** The same of a mail address. Looks at the neighbours of each `@` alone: an expression would try a mailbox at every letter. */
function nextMail(text: string, from: number): Span | null {
  for (let at = text.indexOf('@', from); at >= 0; at = text.indexOf('@', at + 1)) {
    const host = MAIL_HOST.exec(text.slice(at + 1, at + 1 + LONGEST_HOST))?.[0];
    let start = at;
    while (start > from && at - start < LONGEST_MAILBOX && MAILBOX_SIGN.test(text.charAt(start - 1))) start -= 1;
    if (host !== undefined && start < at) return { start, end: at + 1 + host.length };
  }
  return null;
}

/** The one that begins first; of two that begin together, the first. */
function earlier(one: Span | null, other: Span | null): Span | null {
  return one === null || (other !== null && other.start < one.start) ? other : one;
}

/** The addresses of a text from left to right, none overlapping. Each search goes on where the last one of its kind ended. */
function addressSpans(text: string): Span[] {
  const spans: Span[] = [];
  let web = nextWeb(text, 0);
  let mail = nextMail(text, 0);
  for (let span = earlier(web, mail); span !== null; span = earlier(web, mail)) {
    spans.push(span);
    if (web !== null && web.start < span.end) web = nextWeb(text, span.end);
    if (mail !== null && mail.start < span.end) mail = nextMail(text, span.end);
  }
  return spans;
}

/** Ends of names that belong to a site or a file (`auth0.com`, `main.go`). */
const SITE = /^\.(?:com|io|org|co|ai|dev|app|net|html?|tv|me|us|uk|de|eu|so)\b(?!\.js)/i;

/** Tells which offsets of a text lie in an address. Asked in rising order, it looks at each address once. */
export class Addresses {
  private readonly spans: Span[];
  private next = 0;

  constructor(private readonly text: string) {
    this.spans = addressSpans(text);
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
