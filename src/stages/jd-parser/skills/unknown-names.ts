import { readFileSync } from 'node:fs';
import { findPlaces } from '../../../knowledge/places/place-resolver.js';
import { type SkillEntry, type SkillMention } from '../../../knowledge/skills/skill-entry.js';
import { stemRarity } from '../../../knowledge/text/word-rarity.js';
import { words } from '../../../knowledge/text/words.js';
import { type TextSpan } from '../text/text-builder.js';

/** Words in a list that are capitalised and yet no technology: degrees, qualities, languages, months. */
const NO_NAMES = new Set(JSON.parse(readFileSync(new URL('./no-names.json', import.meta.url), 'utf8')) as string[]);

/** Longest list item that may be a name, in words. */
const MOST_WORDS = 3;
const LONGEST_NAME = 40;
/** Of one sentence at most this many unknown names are read. */
const MOST_NAMES = 12;
/** If not every item looks like a name, this share of them must be known skills, and at least two. */
const KNOWN_SHARE = 1 / 3;
/** A word below this rarity is an ordinary word of descriptions of software, also with a capital. */
const ORDINARY_RARITY = 0.85;
const SURE_PLACE = 0.6;

/** What separates the items of one list. */
const BETWEEN = /(?:, (?:and|or|and\/or) |[,;|•·]| ?\/ ?| (?:and|or|and\/or|&) )/;
/** The same, so that `split` keeps the separators and the offsets stay known. */
const BETWEEN_KEPT = /((?:, (?:and|or|and\/or) |[,;|•·]| ?\/ ?| (?:and|or|and\/or|&) ))/;
/** What separates a list from the words before and after it. */
const AROUND =
  /[()[\]:]| - |\.{2,}|[.!?](?= |$)|\b(?:e\.g\.?|i\.e\.?|such as|like|including|using|with|for example|experience in|knowledge of|familiarity with|proficien\w{1,3} in)(?=[ ,])/gi;
const WORD = /^[\p{L}\p{N}][\p{L}\p{N}.+#'-]*$/u;
/** A digit, or a capital after the first letter. */
const CODE_LIKE = /[\p{L}]\d|\d\p{L}|\p{Ll}\p{Lu}|^\p{Lu}{2,}/u;
const CAPITAL = /^\p{Lu}/u;
const REST = /^(?:etc|others?|similar|more|equivalent|comparable|the like|so on)\b/i;

interface Item extends TextSpan {
  readonly text: string;
}

/**
 * Returns names that nobody has listed: capitalised or code-like items of a list in which other items are known skills
 * ("Python, OP-TEE, UrbanCode"). Running text never gives such a name.
 * @param isTranslated the posting is in another language, in which ordinary words may have capitals: only names that
 * look like code count
 */
export function unknownNames(
  text: string,
  sentence: TextSpan,
  known: readonly SkillMention[],
  isTranslated = false,
): SkillMention[] {
  if (known.length === 0) return [];
  const found = listsIn(text, sentence)
    .flatMap((items) => namesOfList(items, known))
    .filter((item) => !isTranslated || CODE_LIKE.test(item.text));
  return found.slice(0, MOST_NAMES).map((item) => ({
    entry: entryOf(item.text),
    start: item.start,
    end: item.end,
    text: item.text,
    certainty: 'context',
  }));
}

/** Cuts a sentence into lists, and each list into items. */
function listsIn(text: string, { start, end }: TextSpan): Item[][] {
  const part = text.slice(start, end);
  const lists: Item[][] = [];
  let from = 0;
  const add = (to: number) => {
    const items = itemsOf(part.slice(from, to), start + from);
    if (items.length > 1) lists.push(items);
  };
  for (const { 0: mark, index } of part.matchAll(AROUND)) {
    add(index);
    from = index + mark.length;
  }
  add(part.length);
  return lists;
}

function itemsOf(list: string, offset: number): Item[] {
  const items: Item[] = [];
  let at = 0;
  for (const piece of list.split(BETWEEN_KEPT)) {
    const written = piece.trim().replace(/(?: etc)?[.,;!]{0,3}$/i, '');
    const from = offset + at + (piece.length - piece.trimStart().length);
    if (written !== '' && !BETWEEN.test(`${piece} `.slice(0, piece.length)) && !REST.test(written))
      items.push({ text: written, start: from, end: from + written.length });
    at += piece.length;
  }
  return items;
}

function namesOfList(items: readonly Item[], known: readonly SkillMention[]): Item[] {
  const isKnown = items.map((item) => known.some(({ start, end }) => start < item.end && end > item.start));
  const certain = isKnown.filter(Boolean).length;
  if (certain === 0) return [];
  const candidates = items.filter((item, index) => isKnown[index] !== true && looksLikeName(item.text));
  const all = candidates.length + certain === items.length;
  const enough = certain >= 2 && certain >= items.length * KNOWN_SHARE;
  if (!(all && items.length > 2) && !enough) return all ? candidates.filter(({ text }) => CODE_LIKE.test(text)) : [];
  return candidates;
}

function looksLikeName(written: string): boolean {
  const parts = written.split(' ');
  if (parts.length > MOST_WORDS || written.length < 2 || written.length > LONGEST_NAME) return false;
  if (!parts.every((part) => WORD.test(part) && (CAPITAL.test(part) || CODE_LIKE.test(part)))) return false;
  if (!/^\p{L}/u.test(written) || /^\p{Lu}{2,}s$/u.test(written)) return false;
  if (NO_NAMES.has(parts[0]?.toLowerCase() ?? '')) return false;
  if (parts.every((part) => !CODE_LIKE.test(part) && isOrdinary(part))) return false;
  return !findPlaces(written).some(({ confidence }) => confidence >= SURE_PLACE);
}

function isOrdinary(word: string): boolean {
  const stems = words(word);
  return stems.every((stem) => stemRarity(stem) < ORDINARY_RARITY);
}

function entryOf(name: string): SkillEntry {
  return {
    name,
    kind: 'unknown',
    aliases: [],
    implies: [],
    packages: {},
    topics: [],
    language: null,
    ambiguous: null,
    families: [],
    vague: false,
  };
}
