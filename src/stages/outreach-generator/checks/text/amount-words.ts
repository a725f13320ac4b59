import { LRUCache } from 'lru-cache';
import { moneyIn, type FoundAmount } from '../../facts/money.js';

const BETWEEN_AMOUNTS = /(?<=\d[ \u00a0\u202f]?(?:k|€|EUR|euros?)?) (?:à|a) (?=\d)/g;
const AND_AMOUNTS: readonly (readonly [RegExp, string])[] = [
  [/(?<=\bzwischen [^\n]{1,24}) und (?=[\d€])/g, ' and '],
  [/(?<=\bentre [^\n]{1,24}) et (?=[\d€])/g, ' to '],
  [/(?<=\bentre [^\n]{1,24}) y (?=[\d€])/g, ' - '],
];
/** A word or sign that can begin a period in German, French or Spanish. */
const OF_OTHER_LANGUAGES = /(?:par|im|pro|al|por|am|die|la|a la|lich|l') ?|\/ ?[JMTSajmds]/;
const PERIODS: readonly (readonly [RegExp, string])[] = [
  [/(?<!\p{L})(?:par an|im Jahr|pro Jahr|jährlich|al año|por año|\/ ?Jahr|\/ ?an|\/ ?año)(?!\p{L})/giu, '/y'],
  [/(?<!\p{L})(?:par mois|im Monat|pro Monat|monatlich|al mes|por mes|\/ ?Monat|\/ ?mois|\/ ?mes)(?!\p{L})/giu, '/mo'],
  [/(?<!\p{L})(?:par jour|am Tag|pro Tag|al día|por día|\/ ?Tag|\/ ?jour|\/ ?día)(?!\p{L})/giu, '/day'],
  [/(?<!\p{L})(?:par semaine|pro Woche|a la semana|por semana)(?!\p{L})/giu, '/wk'],
  [/(?<!\p{L})(?:par heure|de l'heure|pro Stunde|die Stunde|la hora|por hora)(?!\p{L})/giu, '/h'],
];

/** The amounts of money in a text in any language of drafts. A share (`60 %`) is none. */
export function amountsOf(text: string): readonly FoundAmount[] {
  return /\d/.test(text) ? remembered.memo(text) : [];
}

/** Several checks read the same sentences one after the other. */
const MOST_REMEMBERED = 500;
const remembered = new LRUCache<string, readonly FoundAmount[]>({ max: MOST_REMEMBERED, memoMethod: readAmounts });

function readAmounts(text: string): FoundAmount[] {
  return moneyIn(inEnglishSigns(text)).filter(({ end }) => !/^ ?%/.test(text.slice(end, end + 2)));
}

/**
 * The text with the German, French and Spanish words around amounts of money as English signs, so that amounts are read
 * the same in all languages. Every character after them stays in its place.
 */
function inEnglishSigns(text: string): string {
  const between = text.replaceAll(BETWEEN_AMOUNTS, ' - ');
  const ranges = /zwischen|entre/i.test(text)
    ? AND_AMOUNTS.reduce((rest, [pattern, words]) => rest.replaceAll(pattern, words), between)
    : between;
  if (!OF_OTHER_LANGUAGES.test(text)) return ranges;
  return PERIODS.reduce(
    (rest, [pattern, words]) => rest.replaceAll(pattern, (found) => words.padStart(found.length)),
    ranges,
  );
}
