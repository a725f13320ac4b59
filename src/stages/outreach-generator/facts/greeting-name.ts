import { findInjection } from '../../../knowledge/injection/find-injection.js';

/** Titles that some people write before their name. */
const TITLES = new Set(['dr', 'prof', 'mr', 'mrs', 'ms', 'mx', 'sir', 'ing', 'dipl', 'eng', 'the']);
/** A word that can be a given name: letters, possibly with a hyphen or an apostrophe inside. */
const NAME_WORD = /^\p{L}[\p{L}\p{M}]*(?:[-'’]\p{L}[\p{L}\p{M}]*)*$/u;
const CJK_NAME = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]{2,8}$/u;
const LONGEST_NAME = 20;
const MOST_WORDS = 4;

/**
 * The name for the greeting: the given name if the name on the profile certainly contains one, otherwise an empty text:
 * nobody is greeted by a login. The name on a profile is a stranger's text and may be a slogan or an instruction.
 */
export function greetingName(name: string | null): string {
  const cleaned = (name ?? '').normalize('NFC').replace(/\s+/g, ' ').trim();
  if (CJK_NAME.test(cleaned)) return cleaned;
  if (findInjection(cleaned, 'draft') !== null) return '';
  const words = cleaned.split(' ').filter((word) => !TITLES.has(word.replace(/\.$/, '').toLowerCase()));
  const [first] = words;
  if (first === undefined || words.length > MOST_WORDS) return '';
  const isName = words.every((word, index) => NAME_WORD.test(word) || (index > 0 && /^\p{Lu}\.$/u.test(word)));
  if (!isName || first.length < 2 || first.length > LONGEST_NAME || !/^\p{Lu}/u.test(first)) return '';
  return first;
}
