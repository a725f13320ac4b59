/** A web address. Names of skills inside it do not count. */
const WEB = /\b(?:https?|ftp|mailto|ssh):[^\s)>\]"']+|\bwww\.[^\s)>\]"']+/gi;
/** Characters before and after the `@` of an e-mail address. */
const MAILBOX_SIGN = /[\w.+-]/;
const MAIL_HOST = /^[\w-]{1,64}\.[\w.-]{2,64}/;
const LONGEST_MAILBOX = 64;
const LONGEST_HOST = 129;

interface Span {
  start: number;
  end: number;
}

/** The first web address that starts at or after an offset. */
function nextWeb(text: string, from: number): Span | null {
  WEB.lastIndex = from;
  const found = WEB.exec(text);
  return found === null ? null : { start: found.index, end: WEB.lastIndex };
}

/**
 * The first e-mail address at or after an offset. Examines only the neighbours of each `@`, because an expression would
 * try a mailbox at every letter.
 */
function nextMail(text: string, from: number): Span | null {
  for (let at = text.indexOf('@', from); at >= 0; at = text.indexOf('@', at + 1)) {
    const host = MAIL_HOST.exec(text.slice(at + 1, at + 1 + LONGEST_HOST))?.[0];
    let start = at;
    while (start > from && at - start < LONGEST_MAILBOX && MAILBOX_SIGN.test(text.charAt(start - 1))) start -= 1;
    if (host !== undefined && start < at) return { start, end: at + 1 + host.length };
  }
  return null;
}

/** The span that starts first; the first argument if both start together. */
function earlier(one: Span | null, other: Span | null): Span | null {
  return one === null || (other !== null && other.start < one.start) ? other : one;
}

/**
 * All addresses in a text from left to right, without overlaps. Each search continues where the last address of its
 * kind ended.
 */
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

/** Endings of sites and web pages (`auth0.com`, `index.html`). */
const SITE = /^\.(?:com|io|org|co|ai|dev|app|net|html?|tv|me|us|uk|de|eu|so)\b(?!\.js)/i;

/**
 * Tells whether a name is in an address. The offsets must rise from call to call, so that each address is examined
 * once.
 */
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

  /**
   * Whether it is the ending of a file (`details.html`, `main.go`): a lower-case letter directly after a dot that
   * follows a word.
   */
  private isFileEnding(start: number): boolean {
    if (this.text[start - 1] !== '.' || start < 2) return false;
    return /[\w-]\.[a-z]/.test(this.text.slice(start - 2, start + 1));
  }
}
