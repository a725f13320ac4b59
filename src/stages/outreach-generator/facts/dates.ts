/** A date or period named in a text. */
export interface FoundDate {
  text: string;
  start: number;
  end: number;
  /** Year, or null if none is named. */
  year: number | null;
  /** Month from 1, or null if none is named. */
  month: number | null;
  /** Range of ages, in days, that a relative wording can mean; null for a calendar date. */
  age: { from: number; to: number } | null;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?';
const CALENDAR = new RegExp(
  [
    `\\b(?<iso>(?:19|20)\\d{2}-\\d{2}(?:-\\d{2})?)\\b`,
    `\\b(?:\\d{1,2}(?:st|nd|rd|th)?(?: of)? )?(?<month>${MONTH})(?: \\d{1,2}(?:st|nd|rd|th)?,?)?(?:,? (?<year>(?:19|20)\\d{2}))(?!\\d)`,
    `\\b(?:in|since|of|last|this|from|until|by|during|before|after|early|late|mid) (?<only>${MONTH})(?![a-z])(?![.,]{0,2} ?(?:\\d{1,2}(?:st|nd|rd|th)?,? )?(?:19|20)\\d{2})`,
    `\\b(?:Q[1-4]|H[12]) ?(?<quarter>(?:19|20)\\d{2})\\b`,
    `\\b(?<![\\d.,#-])(?<bare>(?:19|20)\\d{2})(?![\\d,.]\\d|\\w|-)`,
  ].join('|'),
  'g',
);

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
const DAYS: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30.5, year: 365 };
const COUNT = `(?<count>\\d+|${NUMBER_WORDS.join('|')}|couple of|few)`;
const RELATIVE = new RegExp(
  [
    `\\b${COUNT} (?<unit>day|week|month|year)s? ago\\b`,
    `\\b(?:last|past|previous|these|most recent) (?<window>\\d+|${NUMBER_WORDS.slice(1).join('|')}|few|couple of)? ?(?<windowUnit>day|week|month|year)s?\\b`,
    `\\b(?<named>yesterday|this week|this month|this year|recent|recently|lately|of late|just now|the other day|years ago|ages ago)\\b`,
  ].join('|'),
  'gi',
);
const NAMED: Readonly<Record<string, { from: number; to: number }>> = {
  yesterday: { from: 0, to: 2 },
  'this week': { from: 0, to: 8 },
  'this month': { from: 0, to: 31 },
  'this year': { from: 0, to: 366 },
  'just now': { from: 0, to: 2 },
  'the other day': { from: 0, to: 14 },
  'years ago': { from: 730, to: 36_500 },
  'ages ago': { from: 730, to: 36_500 },
};
/** "Recent" means at most half a year ago. */
const RECENT = { from: 0, to: 183 };

/** Finds the dates and relative times in a text. */
export function datesIn(text: string): FoundDate[] {
  const calendar = Array.from(text.matchAll(CALENDAR), (found): FoundDate => {
    const { iso, month, year, only, quarter, bare } = found.groups ?? {};
    const monthName = (month ?? only)?.slice(0, 3).toLowerCase();
    return {
      ...span(found),
      year: Number((iso ?? year ?? quarter ?? bare)?.slice(0, 4)) || null,
      month:
        iso === undefined ? (monthName === undefined ? null : MONTHS.indexOf(monthName) + 1) : Number(iso.slice(5, 7)),
      age: null,
    };
  });
  const relative = Array.from(text.matchAll(RELATIVE), (found): FoundDate => ({
    ...span(found),
    year: null,
    month: null,
    age: ageOf(found.groups ?? {}),
  }));
  return [...calendar, ...relative];
}

function span(found: RegExpExecArray): { text: string; start: number; end: number } {
  return { text: found[0], start: found.index, end: found.index + found[0].length };
}

function ageOf({ count, unit, window, windowUnit, named }: Record<string, string | undefined>): {
  from: number;
  to: number;
} {
  if (unit !== undefined) {
    const days = numberOf(count) * (DAYS[unit.toLowerCase()] ?? 1);
    const slack = (DAYS[unit.toLowerCase()] ?? 1) * (numberOf(count) > 2 ? 1.5 : 0.75);
    return { from: Math.max(0, days - slack), to: days + slack };
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
  return NUMBER_WORDS.includes(text) ? Math.max(1, NUMBER_WORDS.indexOf(text)) : Number(text);
}
