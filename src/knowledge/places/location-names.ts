import { gazetteer } from './gazetteer/gazetteer.js';
import { type LocationToken } from './location-tokens.js';
import { locationWords } from './location-words.js';
import { placeKey } from './gazetteer/place-key.js';
import { LOCATION_LIMITS } from './gazetteer/place-weights.js';
import { type PlaceSense } from './gazetteer/place-types.js';

const HAN_KANA_HANGUL = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]+$/u;

/** The names found at one position of a location. */
export interface LocationMatch {
  readonly names: readonly { senses: readonly PlaceSense[]; words: string }[];
  /** Number of tokens of the match. */
  readonly length: number;
}

/**
 * Returns the names that begin at a word: a flag, the longest name, or names written without spaces.
 * @param afterName whether a name directly precedes the word
 */
export function matchAt(
  text: string,
  tokens: readonly LocationToken[],
  at: number,
  afterName: boolean,
): LocationMatch | null {
  const token = tokens[at];
  return token === undefined
    ? null
    : (matchFlag(token) ?? matchName(text, tokens, at, afterName) ?? matchRun(text, token));
}

function matchFlag({ flag }: LocationToken): LocationMatch | null {
  const entity = flag === 'EU' ? gazetteer().areas.get('European Union') : gazetteer().countries.get(flag ?? '');
  return entity === undefined
    ? null
    : { names: [{ senses: [{ entity, sort: 'name', area: false }], words: entity.name }], length: 1 };
}

function matchName(
  text: string,
  tokens: readonly LocationToken[],
  at: number,
  afterName: boolean,
): LocationMatch | null {
  const first = tokens[at];
  if (first === undefined || first.flag !== null) return null;
  for (let length = mostWords(text, tokens, at); length > 0; length--) {
    const last = tokens[at + length - 1];
    if (last === undefined || last.flag !== null) continue;
    const words = text.slice(first.start, last.end);
    const key = placeKey(words);
    if (length > 1 && locationWords.remote.has(key)) return null;
    const senses = last.part === first.part ? gazetteer().findAnywhere(key) : gazetteer().findNoted(key);
    const usable = senses.filter((sense) => isUsable(sense, { words, key }, { tokens, at, length }, afterName));
    if (usable.length > 0) return { names: [{ senses: usable, words }], length };
  }
  return null;
}

/** Returns how many words a name that begins there may have. Each letter of `D.C.` counts as a word. */
function mostWords(text: string, tokens: readonly LocationToken[], at: number): number {
  let length = 0;
  while (length < Math.min(LOCATION_LIMITS.wordsInName, tokens.length - at)) {
    const end = tokens[at + length]?.end ?? 0;
    const isInitial = text[end] === '.' && end - (tokens[at + length]?.start ?? 0) === 1;
    if (!isInitial && !gazetteer().hasBeginningAnywhere(placeKey(text.slice(tokens[at]?.start, end)))) break;
    length++;
  }
  return length;
}

/**
 * An abbreviation counts if it is in capitals, alone between commas, or last after a name (`austin tx`). Abbreviations
 * that are also small words count only after a name (`portland, or`).
 */
function isUsable(
  { sort }: PlaceSense,
  { words, key }: { words: string; key: string },
  { tokens, at, length }: { tokens: readonly LocationToken[]; at: number; length: number },
  afterName: boolean,
): boolean {
  if (locationWords.remote.has(key) || locationWords.streets.has(key)) return false;
  if (words === words.toUpperCase()) return true;
  if (locationWords.ignored.has(key)) return afterName && isWholePart(tokens, at, length);
  return sort !== 'abbreviation' || isWholePart(tokens, at, length) || (afterName && at + length === tokens.length);
}

function isWholePart(tokens: readonly LocationToken[], at: number, length: number): boolean {
  return tokens[at - 1]?.part !== tokens[at]?.part && tokens[at + length]?.part !== tokens[at + length - 1]?.part;
}

/** Chinese, Japanese and Korean write names without spaces: `中国广东深圳` is split, the longest name first. */
function matchRun(text: string, token: LocationToken): LocationMatch | null {
  const word = text.slice(token.start, token.end);
  if (!HAN_KANA_HANGUL.test(word) || word.length < 3) return null;
  const names: { senses: readonly PlaceSense[]; words: string }[] = [];
  let at = 0;
  while (at < word.length && names.length < LOCATION_LIMITS.names) {
    const name = longestName(word, at);
    if (name !== null) names.push(name);
    at += name?.words.length ?? 1;
  }
  return names.length > 0 ? { names, length: 1 } : null;
}

function longestName(word: string, at: number): { senses: readonly PlaceSense[]; words: string } | null {
  for (let end = Math.min(word.length, at + 8); end >= at + 2; end--) {
    const words = word.slice(at, end);
    const senses = gazetteer().findAnywhere(placeKey(words));
    if (senses.length > 0) return { senses, words };
  }
  return null;
}
