import { LRUCache } from 'lru-cache';
import { numberWord } from './number-words.js';
import { readData } from '../../read-data.js';

const GROUPS = readData<{ groups: string[] }>('same-words.json').groups.map((group) => group.split('|'));
const GROUPS_OF = new Map<string, string[]>();
/** Words with several parts, by their first word; longest first. */
const LONG = new Map<string, string[][]>();
for (const [index, group] of GROUPS.entries()) {
  for (const words of group) {
    GROUPS_OF.set(words, [...(GROUPS_OF.get(words) ?? []), `#${index}`]);
    const parts = words.split(' ');
    const [first] = parts;
    if (parts.length > 1 && first !== undefined)
      LONG.set(
        first,
        [...(LONG.get(first) ?? []), parts].sort((one, other) => other.length - one.length),
      );
  }
}

/** Months and days of the week, by the beginning of their names; the order is that of the calendar. */
const MONTHS =
  /^(?:(jan(?:uary|uar|vier)?|enero)|(feb(?:ruary|ruar)?|fevrier|febrero)|(mar(?:ch|z|s|zo)?|marz)|(apr(?:il)?|avril|abril)|(may|mai|mayo)|(june?|juni|juin|junio)|(july?|juli|juillet|julio)|(aug(?:ust)?|aout|agosto)|(sept?(?:ember)?|septembre|septiembre)|(oct(?:ober)?|oktober|octobre|octubre)|(nov(?:ember)?|novembre|noviembre)|(dec(?:ember)?|dezember|decembre|diciembre))$/;
const DAYS =
  /^(?:(mondays?|montags?|lundis?|lunes)|(tuesdays?|dienstags?|mardis?|martes)|(wednesdays?|mittwochs?|mercredis?|miercoles)|(thursdays?|donnerstags?|jeudis?|jueves)|(fridays?|freitags?|vendredis?|viernes)|(saturdays?|samstags?|samedis?|sabados?)|(sundays?|sonntags?|dimanches?|domingos?))$/;

/** A word of a text with what it means. */
export interface MeantWord {
  /** The word, or the words of a phrase. */
  text: string;
  /** Where it starts in the words of the text. */
  start: number;
  /** Keys of what it can mean: the same for words that say the same. */
  meanings: readonly string[];
}

/**
 * The words of a text, with the meanings that they share with other words.
 * @param words the result of `plainWords`
 */
export function meantWords(words: string): MeantWord[] {
  const list = words.split(' ');
  const found: MeantWord[] = [];
  let start = 0;
  for (let index = 0; index < list.length;) {
    const word = list[index] ?? '';
    const long = LONG.get(word)?.find((parts) => parts.every((part, offset) => list[index + offset] === part));
    const text = long?.join(' ') ?? word;
    if (word !== '')
      found.push({ text, start, meanings: long === undefined ? meaningsOf(word) : (GROUPS_OF.get(text) ?? []) });
    index += long?.length ?? 1;
    start += text.length + 1;
  }
  return found;
}

const MOST_REMEMBERED = 20_000;
const remembered = new LRUCache<string, readonly string[]>({ max: MOST_REMEMBERED, memoMethod: readMeanings });

/** What a single word can mean. */
export function meaningsOf(word: string): readonly string[] {
  return remembered.memo(word);
}

function readMeanings(word: string): readonly string[] {
  const month = MONTHS.exec(word)
    ?.slice(1)
    .findIndex((found) => found !== undefined);
  if (month !== undefined) return [`month ${month + 1}`, word];
  const number = numberWord(word);
  if (number?.isOrdinal === true) return [`ordinal ${number.value}`];
  const day = DAYS.exec(word)
    ?.slice(1)
    .findIndex((found) => found !== undefined);
  if (day !== undefined) return [`weekday ${day + 1}`];
  return [stem(word), ...(GROUPS_OF.get(word) ?? [])];
}

/** The word without the endings of plural and tense. */
function stem(word: string): string {
  if (word.length < 5) return word.replace(/(?<=[^s])s$/, '');
  return word
    .replace(/ies$/, 'y')
    .replace(/(?<=[^s])s$/, '')
    .replace(/(?:ing|ed|en|e|er)$/, '')
    .replace(/(.)\1$/, '$1');
}
