import { gazetteer } from './gazetteer/gazetteer.js';
import { type LocationMatch, matchAt } from './location-names.js';
import { type LocationToken } from './location-tokens.js';
import { locationWords } from './location-words.js';
import { placeKey } from './gazetteer/place-key.js';
import { LOCATION_LIMITS } from './gazetteer/place-weights.js';
import { type PlaceEntity, type PlaceSense } from './gazetteer/place-types.js';

/** A name found in a location, with all its possible meanings. */
export interface LocationAtom {
  readonly text: string;
  readonly senses: readonly PlaceSense[];
  readonly part: number;
  readonly group: number;
  /** Whether a comma precedes it: then an abbreviation is more likely a state than a country. */
  readonly afterComma: boolean;
  /** What the words or the arrow beside it say about time. */
  readonly tense: Tense | null;
}

/**
 * `past`: the person was there and may still be (`from Lagos`). `left`: the person is not there any more (`ex-Berlin`).
 * `present`: the person is there, or on the way there.
 */
export type Tense = 'past' | 'left' | 'present';

export interface LocationAtoms {
  readonly atoms: LocationAtom[];
  /** Words that do not name a place and are not on the list of ignored words. */
  readonly unread: string[];
  readonly remote: boolean;
}

const CASELESS = /\p{Lo}/u;
/** In a sentence, a town needs this size (thousands of people) if no word points to it. */
const KNOWN_TOWN = 100;

/** Finds the names in a location, from left to right, the longest first. */
export function readAtoms(text: string, tokens: readonly LocationToken[]): LocationAtoms {
  const atoms: LocationAtom[] = [];
  let lastEnd = 0;
  const unread: string[] = [];
  let remote = false;
  let afterName = false;
  let at = 0;
  while (at < tokens.length && atoms.length < LOCATION_LIMITS.names) {
    const token = tokens[at];
    if (token === undefined) break;
    const match: LocationMatch | null = matchAt(text, tokens, at, afterName);
    afterName = match !== null && token.flag === null;
    if (match !== null && isPartOfAddress(text, token, tokens[at + match.length])) {
      unread.push(text.slice(token.start, tokens[at + match.length]?.end));
      at += match.length + 1;
      continue;
    }
    if (match !== null) {
      const direction = atoms.length === 0 ? null : directionOf(text.slice(lastEnd, token.start));
      const tense = direction === 'from' ? 'left' : (tenseBefore(text, tokens, at) ?? (direction && 'present'));
      if (direction === 'to') leavePlaces(atoms);
      lastEnd = tokens[at + match.length - 1]?.end ?? token.end;
      for (const { senses, words } of match.names)
        atoms.push({
          text: words,
          senses,
          part: token.part,
          group: token.group,
          afterComma: isAfterComma(tokens, at),
          tense,
        });
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
  return { ...withoutChanceMatches(text, tokens, atoms, unread), remote };
}

const ARROWS_TO = ['→', '⟶', '➡', '➔', '➜', '➝', '➞', '⇒', '⟹', '↦', '->', '=>', '~>', '>>'];
const ARROWS_FROM = ['←', '⟵', '⬅', '⇐', '<-', '<='];
const ARROWS_BOTH = ['↔', '⟷', '⇄', '⇆', '⇔', '<->', '<=>'];

/** Returns the direction of an arrow between two names: `to` the second, or `from` it. Null without a clear arrow. */
function directionOf(between: string): 'to' | 'from' | null {
  const has = (arrows: readonly string[]): boolean => arrows.some((arrow) => between.includes(arrow));
  if (has(ARROWS_BOTH)) return null;
  if (has(ARROWS_TO)) return 'to';
  return has(ARROWS_FROM) ? 'from' : null;
}

/** An arrow leads away from every place before it: `Berlin → Lisbon → Bali`. */
function leavePlaces(atoms: LocationAtom[]): void {
  for (const [index, atom] of atoms.entries()) atoms[index] = { ...atom, tense: 'left' };
}

function isAfterComma(tokens: readonly LocationToken[], at: number): boolean {
  const before = tokens[at - 1];
  return before !== undefined && before.group === tokens[at]?.group && before.part !== tokens[at]?.part;
}

/** In `10 Reading Road`, Reading is not a town. */
function isPartOfAddress(text: string, token: LocationToken, next: LocationToken | undefined): boolean {
  return (
    next !== undefined &&
    next.part === token.part &&
    locationWords.streets.has(placeKey(text.slice(next.start, next.end)))
  );
}

function remoteWords(text: string, tokens: readonly LocationToken[], at: number): number {
  for (let length = Math.min(4, tokens.length - at); length > 0; length--) {
    const key = placeKey(text.slice(tokens[at]?.start, tokens[at + length - 1]?.end));
    if (locationWords.remote.has(key) && tokens[at + length - 1]?.flag === null) return length;
  }
  return 0;
}

/** Returns what the words before a name say about time: `from Lagos` is past, `now in Berlin` is present. */
function tenseBefore(text: string, tokens: readonly LocationToken[], at: number): Tense | null {
  for (let back = 1; back <= 3 && at - back >= 0; back++) {
    const token = tokens[at - back];
    if (token === undefined || token.group !== tokens[at]?.group) return null;
    const last = tokens[at - 1];
    const key = placeKey(text.slice(token.start, last?.end));
    const word = placeKey(text.slice(token.start, token.end));
    if (locationWords.currently.has(key) || locationWords.currently.has(word)) return 'present';
    if (locationWords.left.has(key) || locationWords.left.has(word)) return 'left';
    if (locationWords.formerly.has(key) || locationWords.formerly.has(word)) return 'past';
    if (!locationWords.ignored.has(word)) return null;
  }
  return null;
}

function isKnown(entity: PlaceEntity): boolean {
  if (entity.kind === 'city') return entity.people >= KNOWN_TOWN;
  return entity.kind !== 'region' || gazetteer().isReviewed(entity);
}

/** Drops chance matches: in a part with other words, a name counts only if it is capitalised and well known. */
function withoutChanceMatches(
  text: string,
  tokens: readonly LocationToken[],
  atoms: LocationAtom[],
  unread: string[],
): { atoms: LocationAtom[]; unread: string[] } {
  const words = new Set(unread);
  const crowded = new Set(
    tokens.filter((token) => words.has(text.slice(token.start, token.end))).map(({ part }) => part),
  );
  const isMeant = (atom: LocationAtom): boolean => {
    if (!crowded.has(atom.part) || atom.tense !== null) return true;
    const written = CASELESS.test(atom.text) || atom.text[0] !== atom.text[0]?.toLowerCase();
    return (
      written &&
      atom.senses.some(
        ({ entity, sort }) => (sort === 'name' || sort === 'alias' || CASELESS.test(atom.text)) && isKnown(entity),
      )
    );
  };
  const kept = atoms.filter(isMeant);
  return { atoms: kept, unread: [...unread, ...atoms.filter((atom) => !kept.includes(atom)).map((atom) => atom.text)] };
}
