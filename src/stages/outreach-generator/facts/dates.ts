import { LRUCache } from 'lru-cache';
import { plainWords } from '../../../knowledge/text/phrase-matcher.js';
import { numberWord } from '../checks/shown/number-words.js';

/** A date or period named in a text. */
export interface FoundDate {
  text: string;
  start: number;
  end: number;
  /** Year, or null if none is named. */
  year: number | null;
  /** Month from 1, or null if none is named. */
  month: number | null;
  /** Day of the month, or null if none is named. */
  day: number | null;
  /** The months of a season, or null if none is named. */
  season: readonly number[] | null;
  /** Range of ages, in days, that a relative wording can mean; null for a calendar date. */
  age: { from: number; to: number } | null;
}

/** The names of the months in English, German, French and Spanish. */
const MONTHS = [
  'Jan(?:uary|uar)?|Jänner|[Jj]anvier|[Ee]nero',
  'Feb(?:ruary|ruar)?|[Ff]évrier|[Ff]ebrero',
  'Mar(?:ch)?|März|[Mm]ars|[Mm]arzo',
  'Apr(?:il)?|[Aa]vril|[Aa]bril',
  'May|Mai|mai|[Mm]ayo',
  'June?|Juni|[Jj]uin|[Jj]unio',
  'July?|Juli|[Jj]uillet|[Jj]ulio',
  'Aug(?:ust)?|[Aa]oût|[Aa]gosto',
  'Sept?(?:ember)?|[Ss]eptembre|[Ss]eptiembre',
  'Oct(?:ober)?|Oktober|[Oo]ctobre|[Oo]ctubre',
  'Nov(?:ember)?|[Nn]ovembre|[Nn]oviembre',
  'Dec(?:ember)?|Dezember|[Dd]écembre|[Dd]iciembre',
];
const MONTH = `(?:${MONTHS.toReversed().join('|')})\\.?(?![\\p{L}])`;
const MONTH_NUMBERS = MONTHS.map((names) => new RegExp(`^(?:${names})\\.?$`));
const DAY_BEFORE = '(?:(?<dayBefore>\\d{1,2})(?:st|nd|rd|th|er|\\.)?(?: of| de)? )?';
const PREPOSITION =
  '(?:in|since|of|last|this|from|until|till|by|during|before|after|early|late|mid|im|seit|ab|bis|Anfang|Mitte|Ende|vor|nach|en|dès|depuis|jusqu’en|début|mi|fin|avant|après|de|desde|hasta|a principios de|a finales de|antes de)';
const YEAR = '(?:19|20)\\d{2}';
const CALENDAR = new RegExp(
  [
    `(?<![\\p{L}\\d])(?<iso>${YEAR}-\\d{2}(?:-\\d{2})?)\\b`,
    `(?<![\\p{L}\\d.,])${DAY_BEFORE}(?<month>${MONTH})(?: (?<dayAfter>\\d{1,2})(?:st|nd|rd|th)?,?)?(?:,?(?: de)? (?<year>${YEAR}))(?!\\d)`,
    `(?<![\\p{L}\\d.,])(?<dayOnly>\\d{1,2})(?:st|nd|rd|th|er|\\.)?(?: of| de)? (?<ofDay>${MONTH})`,
    `(?<![\\p{L}\\d])${PREPOSITION} (?<only>${MONTH})(?: (?<dayOfOnly>\\d{1,2})(?:st|nd|rd|th)?(?!\\d))?(?![.,]{0,2} ?(?:\\d{1,2}(?:st|nd|rd|th)?,? )?${YEAR})`,
    `(?<![\\p{L}\\d])(?:Q[1-4]|H[12]) ?(?<quarter>${YEAR})\\b`,
    `(?<![\\p{L}\\d])(?:[Ii]n|[Ss]ince|[Dd]uring|of|[Ll]ast|[Tt]his|[Ee]arly|[Ll]ate|[Ii]m|[Ss]eit|[Ll]etzten|[Dd]iesen|[Ee]n|[Aa]u|[Cc]et|[Cc]ette|[Dd]epuis|[Ee]ste|[Ee]l|l')(?: the| l'| el| la| le)? ?(?:last |past )?(?<season>spring|summer|autumn|winter|Frühjahr|Frühling|Sommer|Herbst|Winter|printemps|été|automne|hiver|primavera|verano|otoño|invierno)(?!\\p{L})`,
    `(?<![\\p{L}\\d.,#-])(?<bare>${YEAR})(?![\\d,.]\\d|\\w|-)`,
  ].join('|'),
  'gu',
);
const SEASONS: readonly (readonly [RegExp, readonly number[]])[] = [
  [/^(?:spring|Früh|printemps|primavera)/, [3, 4, 5, 6]],
  [/^(?:summer|Sommer|été|verano)/, [6, 7, 8, 9]],
  [/^(?:autumn|Herbst|automne|otoño)/, [9, 10, 11, 12]],
  [/^(?:winter|Winter|hiver|invierno)/, [12, 1, 2, 3]],
];

const NUMBER_WORDS = [
  'a',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
const DAYS: Readonly<Record<string, number>> = {
  day: 1,
  tag: 1,
  jour: 1,
  día: 1,
  week: 7,
  woche: 7,
  semaine: 7,
  semana: 7,
  month: 30.5,
  monat: 30.5,
  mois: 30.5,
  mes: 30.5,
  year: 365,
  jahr: 365,
  an: 365,
  año: 365,
};
const COUNT = `(?<count>\\d+|${NUMBER_WORDS.join('|')}|couple of|few)`;
const RELATIVE = new RegExp(
  [
    `\\b${COUNT} (?<unit>day|week|month|year)s? ago\\b`,
    String.raw`(?<half>\bhalf a year ago\b|\bvor einem halben Jahr\b|\bil y a six mois\b|\bhace (?:medio año|seis meses)\b)`,
    String.raw`\b(?:vor|il y a|hace) (?<countOther>\d+|\p{L}+)(?: \p{L}+)? (?<unitOther>Tag|Woche|Monat|Jahr|jour|semaine|mois|an|día|semana|mes|año)(?:en|e|n|s|es)?(?!\p{L})`,
    `\\b(?:last|past|previous|these|most recent) (?<window>\\d+|${NUMBER_WORDS.slice(1).join('|')}|few|couple of)? ?(?<windowUnit>day|week|month|year)s?\\b`,
    `\\b(?<named>yesterday|gestern|ayer|vorgestern|avant-hier|anteayer|this week|diese Woche|cette semaine|esta semana|this month|this year|recent|recently|lately|of late|just now|the other day|years ago|ages ago)\\b`,
  ].join('|'),
  'giu',
);
const NAMED: Readonly<Record<string, { from: number; to: number }>> = {
  yesterday: { from: 0, to: 2 },
  gestern: { from: 0, to: 2 },
  ayer: { from: 0, to: 2 },
  vorgestern: { from: 1, to: 3 },
  'avant-hier': { from: 1, to: 3 },
  anteayer: { from: 1, to: 3 },
  'diese woche': { from: 0, to: 8 },
  'cette semaine': { from: 0, to: 8 },
  'esta semana': { from: 0, to: 8 },
  'this week': { from: 0, to: 8 },
  'this month': { from: 0, to: 31 },
  'this year': { from: 0, to: 366 },
  'just now': { from: 0, to: 2 },
  'the other day': { from: 0, to: 14 },
  'years ago': { from: 730, to: 36_500 },
  'ages ago': { from: 730, to: 36_500 },
};
/** Six months, give or take one and a half. */
const HALF_A_YEAR = { from: 137, to: 229 };
/** "Recent" means at most half a year ago. */
const RECENT = { from: 0, to: 183 };

/** Several checks read the same sentences one after the other. */
const MOST_REMEMBERED = 500;
const remembered = new LRUCache<string, readonly FoundDate[]>({ max: MOST_REMEMBERED, memoMethod: readDates });

/** Finds the dates and relative times in a text. */
export function datesIn(text: string): readonly FoundDate[] {
  return remembered.memo(text);
}

function readDates(text: string): FoundDate[] {
  const calendar = Array.from(text.matchAll(CALENDAR), (found): FoundDate => {
    const { iso, month, year, only, ofDay, quarter, season, bare } = found.groups ?? {};
    const { dayBefore, dayAfter, dayOnly, dayOfOnly } = found.groups ?? {};
    const monthName = month ?? ofDay ?? only;
    return {
      ...span(found),
      year: Number((iso ?? year ?? quarter ?? bare)?.slice(0, 4)) || null,
      month:
        iso === undefined
          ? monthName === undefined
            ? null
            : MONTH_NUMBERS.findIndex((names) => names.test(monthName)) + 1
          : Number(iso.slice(5, 7)),
      day: Number(iso?.slice(8, 10) ?? dayBefore ?? dayAfter ?? dayOnly ?? dayOfOnly) || null,
      season: season === undefined ? null : (SEASONS.find(([names]) => names.test(season))?.[1] ?? null),
      age: null,
    };
  });
  const relative = Array.from(text.matchAll(RELATIVE), (found): FoundDate => ({
    ...span(found),
    year: null,
    month: null,
    day: null,
    season: null,
    age: ageOf(found.groups ?? {}),
  }));
  return [...calendar, ...relative];
}

function span(found: RegExpExecArray): { text: string; start: number; end: number } {
  return { text: found[0], start: found.index, end: found.index + found[0].length };
}

function ageOf({ half, window, windowUnit, named, ...groups }: Record<string, string | undefined>): {
  from: number;
  to: number;
} {
  if (half !== undefined) return HALF_A_YEAR;
  const unit = (groups['unit'] ?? groups['unitOther'])?.toLowerCase();
  if (unit !== undefined) {
    const number = numberOf(groups['count'] ?? groups['countOther']);
    const length = DAYS[unit] ?? 1;
    const slack = length * (number > 2 ? 1.5 : 0.75);
    return { from: Math.max(0, number * length - slack), to: number * length + slack };
  }
  if (windowUnit !== undefined) {
    // "Last month" is the previous calendar month, so up to two months ago. "The past 12 months" is taken literally.
    const length = DAYS[windowUnit.toLowerCase()] ?? 1;
    return { from: 0, to: window === undefined ? 2 * length + 1 : numberOf(window) * length + 1 };
  }
  return NAMED[(named ?? '').toLowerCase()] ?? RECENT;
}

function numberOf(word: string | undefined): number {
  const text = (word ?? 'one').toLowerCase();
  if (text === 'few') return 3;
  if (text === 'couple of') return 2;
  if (NUMBER_WORDS.includes(text)) return Math.max(1, NUMBER_WORDS.indexOf(text));
  // Another word (`einigen`, `quelques`) means some.
  return numberWord(plainWords(text))?.value ?? (/^\d+$/.test(text) ? Number(text) : 3);
}
