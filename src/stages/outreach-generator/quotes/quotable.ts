import { findInjection } from '../../../knowledge/injection/find-injection.js';
import { plainWords } from '../../../knowledge/text/phrase-matcher.js';
import { withoutTrailing } from '../../../knowledge/text/without-trailing.js';
import { readData } from '../read-data.js';
import { forbiddenWordings } from '../wording/forbidden-phrases.js';

const { noise, prefixes, offensive } = readData<{ noise: string[]; prefixes: string[]; offensive: string[] }>(
  'unquotable.json',
);
const OFFENSIVE_WORDS = new Set(offensive.filter((word) => !/[ *]/.test(word)).map(plainWords));
const OFFENSIVE_STEMS = offensive.filter((word) => word.endsWith('*')).map((word) => plainWords(word.slice(0, -1)));
const OFFENSIVE_PHRASES = offensive.filter((word) => word.includes(' ')).map((phrase) => ` ${plainWords(phrase)} `);
const NOISE = noise.map((start) => plainWords(start));
const DULL_PREFIXES = new Set(prefixes);

/** Titles and descriptions come from strangers. Longer ones are cut before they are read. */
const READ_CHARACTERS = 200;
/** A shorter or longer text is not quoted. */
const TITLE_LENGTH = { min: 10, max: 72 };
const PURPOSE_LENGTH = { min: 12, max: 80 };
const FEWEST_WORDS = { title: 2, purpose: 3 };
/** `feat(parser)!: `: the kind of a change, written before its title. */
const KIND_PREFIX = /^([a-z]{2,12})(?:\([^()]{0,40}\))?!?:\s+/i;
/** `[core]`, `(api)`, `ABC-123`, `#12`, `GH-12` before the title. */
const TAG = /^(?:\[[^[\]]{0,30}\]|\([^()]{0,30}\)|#\d{1,7}|[A-Z][A-Z\d]{1,9}-\d{1,7})[:\s-]{1,4}/;
/** `(#123)` after the title, or `fixes #123`. */
const REFERENCE = /(?: ?\(?(?:(?:fix|fixes|fixed|close|closes|closed|resolve|resolves|see|part of) )?#\d{1,7}\)?)$/i;
/** Links, addresses, names of accounts, markup, placeholders, pictures and shouting. */
const UNQUOTABLE =
  /https?:|www\.|:\/\/|\w@\w|@\w|\w\.(?:com|net|org|io|ru|cn|xyz|top|me|biz|info|gg|ly)\b|[<>{}[\]|\\^~*=;$€£!?]|#\d|\p{Extended_Pictographic}|\d{5,}/iu;

/**
 * The title of a change as a message may quote it: without the marks of a tracker, short, and free of links, orders,
 * insults, promises and noise. Null if it may not be quoted.
 */
export function quotableTitle(title: string): string | null {
  let text = tidy(title);
  for (let tag = TAG.exec(text); tag !== null; tag = TAG.exec(text)) text = text.slice(tag[0].length);
  const kind = KIND_PREFIX.exec(text);
  if (kind !== null) {
    if (DULL_PREFIXES.has((kind[1] ?? '').toLowerCase())) return null;
    text = text.slice(kind[0].length);
  }
  for (let tag = TAG.exec(text); tag !== null; tag = TAG.exec(text)) text = text.slice(tag[0].length);
  text = withoutTrailing(text.replace(REFERENCE, ''), ' .,:;…-');
  const words = plainWords(text);
  if (NOISE.some((start) => words === start || words.startsWith(`${start} `))) return null;
  return isQuotable(text, words, TITLE_LENGTH, FEWEST_WORDS.title) ? upperFirst(text) : null;
}

/** The description of a repository as a message may quote it, or null. */
export function quotablePurpose(description: string | null): string | null {
  const text = withoutTrailing(tidy(description ?? ''), ' .,:;…-');
  return isQuotable(text, plainWords(text), PURPOSE_LENGTH, FEWEST_WORDS.purpose) ? upperFirst(text) : null;
}

/** Characters that no reader sees: a text with them is not quoted. */
const HIDDEN = /[^\P{C}\n\t\r]/u;

/** On one line, with plain quotation marks inside and without marks of code; empty if it has hidden characters. */
function tidy(text: string): string {
  const start = text.slice(0, READ_CHARACTERS);
  if (HIDDEN.test(start)) return '';
  return start
    .normalize('NFC')
    .replace(/[`´]/g, '')
    .replace(/["“”„«»]/g, "'")
    .replace(/[\s\p{C}]+/gu, ' ')
    .trim();
}

function isQuotable(text: string, words: string, length: { min: number; max: number }, fewestWords: number): boolean {
  if (text.length < length.min || text.length > length.max || UNQUOTABLE.test(text)) return false;
  if (words.split(' ').length < fewestWords || hasOffence(words) || isShouted(text)) return false;
  return findInjection(text, 'draft') === null && forbiddenWordings(words).length === 0 && hasEvenQuotes(text);
}

function hasOffence(words: string): boolean {
  return (
    words
      .split(' ')
      .some((word) => OFFENSIVE_WORDS.has(word) || OFFENSIVE_STEMS.some((stem) => word.startsWith(stem))) ||
    OFFENSIVE_PHRASES.some((phrase) => ` ${words} `.includes(phrase))
  );
}

function isShouted(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  return letters === 0 || capitals > letters * 0.6;
}

/** A quotation mark without its partner would end the quotation too early for a reader. Apostrophes are fine. */
function hasEvenQuotes(text: string): boolean {
  const opening = text.match(/(?:^|[\s(])'/g)?.length ?? 0;
  const closing = text.match(/'(?:$|[\s),.:])/g)?.length ?? 0;
  return opening === closing;
}

/** A first word such as `useMemo` or `iOS` keeps its form. */
function upperFirst(text: string): string {
  return /^\p{Ll}+(?:[ -]|$)/u.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}
