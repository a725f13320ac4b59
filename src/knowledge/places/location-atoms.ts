import { gazetteer } from './gazetteer.js';
import type { LocationToken } from './location-tokens.js';
import { locationWords } from './location-words.js';
import { placeKey } from './place-key.js';
import { LOCATION_LIMITS } from './place-weights.js';
import type { PlaceEntity, PlaceSense } from './place-types.js';

/** A name found in a location, with all that it may mean. */
export interface LocationAtom {
  readonly text: string;
  readonly senses: readonly PlaceSense[];
  readonly part: number;
  readonly group: number;
  /** The word before it says that the person was there, or is there. */
  readonly tense: 'past' | 'present' | null;
}

export interface LocationAtoms {
  readonly atoms: LocationAtom[];
  /** Words that name no place and are not among those that may be left out. */
  readonly unread: string[];
  readonly remote: boolean;
}

const HAN_KANA_HANGUL = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]+$/u;
const CASELESS = /\p{Lo}/u;
/** In a sentence, a town must be this large (thousands of people) to be taken without a word that points to it. */
const KNOWN_TOWN = 100;

/** Finds the names in a location: from left to right, the longest first. */
export function readAtoms(text: string, tokens: readonly LocationToken[]): LocationAtoms {
  const atoms: LocationAtom[] = [];
  const unread: string[] = [];
  let remote = false;
  let afterName = false;
  let at = 0;
  while (at < tokens.length && atoms.length < LOCATION_LIMITS.names) {
    const token = tokens[at];
    if (token === undefined) break;
    const match: Match | null = matchFlag(token) ?? matchName(text, tokens, at, afterName) ?? matchRun(text, token);
    afterName = match !== null && token.flag === null;
    if (match !== null) {
      const tense = tenseBefore(text, tokens, at);
      for (const { senses, words } of match.names) atoms.push({ text: words, senses, part: token.part, group: token.group, tense });
      at += match.length;
      continue;
    }
    const words = remoteWords(text, tokens, at);
    if (words > 0) remote = true;
    else {
      const word = text.slice(token.start, token.end);
      const key = placeKey(word);
      if (!locationWords.ignored.has(key) && key !== '' && !/^\d/.test(key)) unread.push(word);
    }
    at += Math.max(1, words);
  }
  return { ...withoutChance(text, tokens, atoms, unread), remote };
}

interface Match {
  readonly names: readonly { senses: readonly PlaceSense[]; words: string }[];
  /** Tokens that it takes. */
  readonly length: number;
}

function matchFlag({ flag }: LocationToken): Match | null {
  const entity = flag === null ? undefined : gazetteer().countries.get(flag);
  return entity === undefined ? null : { names: [{ senses: [{ entity, sort: 'name', area: false }], words: entity.name }], length: 1 };
}

function matchName(text: string, tokens: readonly LocationToken[], at: number, afterName: boolean): Match | null {
  const first = tokens[at];
  if (first === undefined || first.flag !== null) return null;
  for (let length = mostWords(text, tokens, at); length > 0; length--) {
    const last = tokens[at + length - 1];
    if (last === undefined || last.flag !== null) continue;
    const words = text.slice(first.start, last.end);
    const key = placeKey(words);
    if (length > 1 && locationWords.remote.has(key)) return null;
    const senses = last.part === first.part ? gazetteer().findAnywhere(key) : gazetteer().findNoted(key);
    const usable = senses.filter((sense) => isUsable(sense, words, key, tokens, at, length, afterName));
    if (usable.length > 0) return { names: [{ senses: usable, words }], length };
  }
  return null;
}

/** How many words a name that begins there may have. The letters of `D.C.` are words of their own. */
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

/** Letters are a code in capitals, or alone between commas, or last after a name (`austin tx`); small words only after a name (`portland, or`). */
function isUsable({ sort }: PlaceSense, words: string, key: string, tokens: readonly LocationToken[], at: number, length: number, afterName: boolean): boolean {
  if (locationWords.remote.has(key) || locationWords.streets.has(key)) return false;
  if (words === words.toUpperCase()) return true;
  if (locationWords.ignored.has(key)) return afterName && isWholePart(tokens, at, length);
  return sort !== 'abbreviation' || isWholePart(tokens, at, length) || (afterName && at + length === tokens.length);
}

function isWholePart(tokens: readonly LocationToken[], at: number, length: number): boolean {
  return tokens[at - 1]?.part !== tokens[at]?.part && tokens[at + length]?.part !== tokens[at + length - 1]?.part;
}

/** Chinese, Japanese and Korean put no blanks between names: `中国广东深圳` is taken apart, the longest name first. */
function matchRun(text: string, token: LocationToken): Match | null {
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

function remoteWords(text: string, tokens: readonly LocationToken[], at: number): number {
  for (let length = Math.min(4, tokens.length - at); length > 0; length--) {
    const key = placeKey(text.slice(tokens[at]?.start, tokens[at + length - 1]?.end));
    if (locationWords.remote.has(key)) return length;
  }
  return 0;
}

/** What the words just before say about when: `from Lagos`, `now in Berlin`. */
function tenseBefore(text: string, tokens: readonly LocationToken[], at: number): 'past' | 'present' | null {
  for (let back = 1; back <= 3 && at - back >= 0; back++) {
    const token = tokens[at - back];
    if (token === undefined || token.group !== tokens[at]?.group) return null;
    const last = tokens[at - 1];
    const key = placeKey(text.slice(token.start, last?.end));
    const word = placeKey(text.slice(token.start, token.end));
    if (locationWords.currently.has(key) || locationWords.currently.has(word)) return 'present';
    if (locationWords.formerly.has(key) || locationWords.formerly.has(word)) return 'past';
    if (!locationWords.ignored.has(word)) return null;
  }
  return null;
}

function isKnown(entity: PlaceEntity): boolean {
  if (entity.kind === 'city') return entity.people >= KNOWN_TOWN;
  return entity.kind !== 'region' || gazetteer().isReviewed(entity);
}

/** Where the text is a sentence of words that are no places, a name must be written as one, and be known, to count. */
function withoutChance(text: string, tokens: readonly LocationToken[], atoms: LocationAtom[], unread: string[]): { atoms: LocationAtom[]; unread: string[] } {
  const words = new Set(unread);
  const crowded = new Set(tokens.filter((token) => words.has(text.slice(token.start, token.end))).map(({ part }) => part));
  const isMeant = (atom: LocationAtom): boolean => {
    if (!crowded.has(atom.part) || atom.tense !== null) return true;
    const written = CASELESS.test(atom.text) || atom.text[0] !== atom.text[0]?.toLowerCase();
    return written && atom.senses.some(({ entity, sort }) => sort !== 'quarter' && isKnown(entity));
  };
  const kept = atoms.filter(isMeant);
  return { atoms: kept, unread: [...unread, ...atoms.filter((atom) => !kept.includes(atom)).map((atom) => atom.text)] };
}
