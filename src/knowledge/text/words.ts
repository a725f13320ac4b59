import { LRUCache } from 'lru-cache';
/** A word, or one of the few names that contain punctuation. Numbers alone have no meaning. */
const WORD = /c\+\+|[cf]#|\.net\b|[\p{L}][\p{L}\p{N}]*/gu;

/**
 * Names with several spellings, with and without a separator. They get one spelling before the text is split into
 * words.
 */
const JOINED: readonly (readonly [RegExp, string])[] = [
  [/\bhttps?\s?\/\s?([123])(?:\.\d)?/g, 'http$1'],
  [/\b(java|type|coffee|action)\s?script\b/g, '$1script'],
  [/\b(node|vue|next|nuxt|react|express)\.?js\b/g, '$1'],
  [/\bobjective[\s-]c\b/g, 'objectivec'],
  [/\bi\s?\/\s?o\b/g, 'io'],
  [/\berc-(\d+)\b/g, 'erc$1'],
];

/** A fast first check: most texts contain none of these names. */
const MAY_JOIN = /https?\s?\/|script|js\b|objective|i\s?\/\s?o|erc-/;

/**
 * Rules for word endings. Each is applied once, in this order: British spelling, plural, `-ation` and `-izer`,
 * participles, the doubled consonant that they leave, a final `e`. A stronger stemmer would also merge `Solidity` with
 * `solid` and `container` with `contain`. Here they are names and must stay separate.
 */
const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/is(ation|ing|ed|er|ers|e|es)$/, 'iz$1'],
  [/^(lab|mod|trav|chann|sign|canc)ell(ed|ing|er|ers)$/, '$1el$2'],
  [/(?<=.{3})our(s?)$/, 'or$1'],
  [/ies$/, 'y'],
  [/(?<=ss|x|z|ch|sh)es$/, ''],
  [/(?<=[^sui])s$/, ''],
  [/ization$/, 'ize'],
  [/ation$/, 'ate'],
  [/izer$/, 'ize'],
  [/ing$(?<=[aeiouy].*[^aeiou]ing)|ed$(?<=[aeiouy].*[^aeiou]ed)(?<=.{4}ed)(?<!eed)/, ''],
  [/([bdfgmnprt])\1$/, '$1'],
  [/(?<=.{3})e$/, ''],
];

/** Words of at most this many letters are names or abbreviations (`aws`, `tls`), so their ending is kept. */
const LONGEST_UNCUT = 4;

/** Cached stems. The number is limited because strangers write the texts. */
const MAX_STEMS = 50_000;
const stems = new LRUCache<string, string>({ max: MAX_STEMS });

/** The stem of a lower-case word: the same for its plural, its participles, and British and American spelling. */
function stem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const plain = word.length <= LONGEST_UNCUT || !/^[a-z]+$/.test(word);
  const found = plain
    ? word.replace(/(?<=^[a-z]{3})s$/, '')
    : ENDINGS.reduce((text, [ending, replacement]) => text.replace(ending, replacement), word);
  stems.set(word, found);
  return found;
}

/** A word in lower case, and its stem. */
export interface Word {
  written: string;
  stem: string;
}

/** The words of a text, in order. */
export function readWords(text: string): Word[] {
  const lower = text.normalize('NFKC').toLowerCase();
  const joined = MAY_JOIN.test(lower)
    ? JOINED.reduce((line, [pattern, replacement]) => line.replace(pattern, replacement), lower)
    : lower;
  return Array.from(joined.matchAll(WORD), ([written]) => ({ written, stem: stem(written) }));
}

/** The stems of the words of a text, in order. */
export function words(text: string): string[] {
  return readWords(text).map((word) => word.stem);
}
