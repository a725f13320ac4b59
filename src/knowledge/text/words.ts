import { LRUCache } from 'lru-cache';
/** A word, or one of the few names that punctuation belongs to. Numbers alone say nothing. */
const WORD = /c\+\+|[cf]#|\.net\b|[\p{L}][\p{L}\p{N}]*/gu;

/** Names that are written with and without a separator, brought to one spelling before the text is cut. */
const JOINED: readonly (readonly [RegExp, string])[] = [
  [/\bhttps?\s?\/\s?([123])(?:\.\d)?/g, 'http$1'],
  [/\b(java|type|coffee|action)\s?script\b/g, '$1script'],
  [/\b(node|vue|next|nuxt|react|express)\.?js\b/g, '$1'],
  [/\bobjective[\s-]c\b/g, 'objectivec'],
  [/\bi\s?\/\s?o\b/g, 'io'],
  [/\berc-(\d+)\b/g, 'erc$1'],
];

/** Any of these in a text is worth the look at each: most texts have none. */
const MAY_JOIN = /https?\s?\/|script|js\b|objective|i\s?\/\s?o|erc-/;

/**
 * Endings that are cut or brought to one form, each rule applied once, in this order: British spelling, plural,
 * `-ation` and `-izer`, participles, a doubled consonant left by them, a last `e`. A strong stemmer would go on and
 * join `Solidity` with `solid` and `container` with `contain`: names of things here, and no forms of those words.
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

/** Words of at most this many letters are names or abbreviations (`aws`, `tls`), which have no ending to cut off. */
const LONGEST_UNCUT = 4;

/** Stems of words seen before. Bounded, as texts are strangers'. */
const MAX_STEMS = 50_000;
const stems = new LRUCache<string, string>({ max: MAX_STEMS });

/** The stem of a lower-case word, the same for its plural and participles and for British and American spelling. */
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

/** A word as written, in lower case, and its stem. */
export interface Word {
  written: string;
  stem: string;
}

/** The words of a text, in their order. */
export function readWords(text: string): Word[] {
  const lower = text.normalize('NFKC').toLowerCase();
  const joined = MAY_JOIN.test(lower)
    ? JOINED.reduce((line, [pattern, replacement]) => line.replace(pattern, replacement), lower)
    : lower;
  return Array.from(joined.matchAll(WORD), ([written]) => ({ written, stem: stem(written) }));
}

/** The stems of the words of a text, in their order. */
export function words(text: string): string[] {
  return readWords(text).map((word) => word.stem);
}
