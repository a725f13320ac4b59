import { type Block } from './blocks.js';
import { foldHeading } from './folding.js';

/** Lines of a web page around the posting. */
const PAGE_WORDS = new Set([
  'home',
  'jobs',
  'job',
  'about',
  'about us',
  'contact',
  'contact us',
  'blog',
  'news',
  'menu',
  'search',
  'search jobs',
  'log in',
  'login',
  'sign in',
  'sign up',
  'register',
  'my account',
  'account',
  'careers',
  'career',
  'products',
  'product',
  'pricing',
  'solutions',
  'resources',
  'support',
  'help',
  'faq',
  'company',
  'team',
  'press',
  'en',
  'de',
  'english',
  'language',
  'skip to content',
  'skip to main content',
  'skip navigation',
  'back',
  'back to all jobs',
  'back to jobs',
  'back to job list',
  'all jobs',
  'all openings',
  'view all jobs',
  'save',
  'save job',
  'save this job',
  'share',
  'share this job',
  'report this job',
  'print',
  'apply',
  'apply now',
  'easy apply',
  'apply for this job',
  'cookie settings',
  'cookies',
  'accept',
  'accept all',
  'accept all cookies',
  'reject',
  'reject all',
  'privacy',
  'privacy policy',
  'terms',
  'imprint',
  'impressum',
  'follow us',
  'subscribe',
  'newsletter',
  'close',
  'next',
  'previous',
  'show more',
  'show less',
  'read more',
  'customers',
  'platform',
  'docs',
  'documentation',
  'community',
  'events',
  'partners',
]);
/** Fewer lines in a row may be headings of the posting. */
const FEWEST = 2;
const FOLLOW = /^(?:follow us|share (?:this|on)|posted|\d[\d,.]* (?:views|applicants))\b/i;
/** The first line of a mail's header; its subject may be the title. */
const MAIL_LINE = /^(?:from|to|cc|bcc|sent|date|reply-to|on [^:]{1,60} wrote): ?/i;
/** The end of a mail. Names follow. */
const CLOSING =
  /^(?:(?:best|kind|warm|many)? ?(?:regards|wishes|cheers|thanks|greetings)|thank you|best|sincerely|yours|cheers)(?: (?:and|from) .{1,30})?[,.!]?$/i;
const LONGEST_CLOSING = 30;

/** Says of each block whether it belongs to the page or the mail around the posting. */
export function aroundPosting(blocks: readonly Block[]): boolean[] {
  const words = blocks.map(({ text }) => PAGE_WORDS.has(foldHeading(text)));
  let closed = false;
  return blocks.map(({ text }, index) => {
    closed ||= index > 1 && text.length <= LONGEST_CLOSING && CLOSING.test(text.trim());
    const short = text.length < 60;
    return (
      closed || MAIL_LINE.test(text) || (short && FOLLOW.test(text)) || (words[index] === true && inRow(words, index))
    );
  });
}

/** Whether a neighbour is a line of the page too: a single "About" is a heading. */
function inRow(words: readonly boolean[], index: number): boolean {
  let from = index;
  let to = index;
  while (words[from - 1] === true) from--;
  while (words[to + 1] === true) to++;
  return to - from + 1 >= FEWEST;
}
