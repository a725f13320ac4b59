import { type Salary } from '../../../domain/job-requirement.js';
import { type SalaryPeriod } from '../../../domain/job-terms.js';
import { possibleCurrencies } from '../../../knowledge/money/currencies.js';
import { periodAt } from '../../../knowledge/money/pay-period.js';
import { type AmountRange, rangesIn } from '../../../knowledge/money/ranges.js';

/** An amount of money, or a range of them, in a text. */
export interface FoundAmount {
  text: string;
  start: number;
  end: number;
  /** A single value, or the two ends of a range. */
  values: number[];
  /** ISO 4217 codes that the currency sign can mean; empty if there is no sign. */
  currencies: readonly string[];
  /** The period that the amount is paid for, if stated. */
  period: SalaryPeriod | null;
}

/** How many characters before and after an amount are searched for words. */
const CONTEXT_CHARACTERS = 48;
/** After these words, a number is an amount of pay, whatever follows it. */
const PAY_BEFORE =
  /\b(?:pay|pays|paid|paying|salary|salaries|compensation|earn|earning|wage|base|OTE|budget)\b[^.!?\n\d]{0,24}$/i;
/** Words for things that are counted: the number is not money. */
const COUNTED =
  /^ ?(?:stars?|forks?|followers?|users?|downloads?|commits?|lines|contribut|developers?|engineers?|customers?|people|employees|repositor|installs?)/i;
/** Multipliers that are used only for money and counts. A single letter may be a unit (`5 m`). */
const SURE_MULTIPLIER = /^(?:k|[a-z.]{3,})$/;

/** Finds amounts of money: numbers with a currency, a `k`, a period, or a word for pay before them. */
export function moneyIn(given: string): FoundAmount[] {
  const text = given.replace(RANGE_WORD, '$1 – ');
  return rangesIn(text).flatMap((range) => {
    const after = text.slice(range.end, range.end + CONTEXT_CHARACTERS);
    const stated = periodAt(after) ?? localPeriodAt(after);
    const end = range.end + (stated?.length ?? 0);
    const period = range.perAnnum ? 'year' : (stated?.period ?? null);
    if (!isPay(text, range, period !== null)) return [];
    return [
      {
        text: text.slice(range.start, end).trim(),
        start: range.start,
        end,
        values: range.high === undefined ? [range.lowest] : [range.lowest, range.highest],
        currencies: currenciesOf(range),
        period,
      },
    ];
  });
}

/** "80.000 a 95.000", "80 000 à 95 000": between two numbers, with a sign of the same length in its place. */
const RANGE_WORD = /(\d) [aà] (?=\d)/g;

/** Periods in the other languages of drafts, directly after an amount. */
const LOCAL_PERIODS: readonly (readonly [SalaryPeriod, RegExp])[] = [
  ['hour', /^\s?(?:(?:pro|par|por)\s|\/)(?:Stunde|heure|hora)(?!\p{L})/iu],
  ['day', /^\s?(?:(?:pro|par|al)\s|\/)(?:Tag|jour|día)(?!\p{L})/iu],
  ['week', /^\s?(?:(?:pro|par|a la)\s|\/)(?:Woche|semaine|semana)(?!\p{L})/iu],
  ['month', /^\s?(?:(?:pro|par|al)\s|\/)(?:Monat|mois|mes)(?!\p{L})/iu],
  ['year', /^\s?(?:(?:pro|par|al)\s|\/)(?:Jahr|an|année|año)(?!\p{L})/iu],
];

function localPeriodAt(text: string): { period: SalaryPeriod; length: number } | null {
  for (const [period, pattern] of LOCAL_PERIODS) {
    const found = pattern.exec(text);
    if (found !== null) return { period, length: found[0].length };
  }
  return null;
}

function isPay(text: string, { start, end, low, high, currency }: AmountRange, hasPeriod: boolean): boolean {
  if (COUNTED.test(text.slice(end, end + CONTEXT_CHARACTERS))) return false;
  const multiplied = [low.unit, high?.unit ?? ''].some((unit) => SURE_MULTIPLIER.test(unit));
  return (
    currency !== null ||
    multiplied ||
    hasPeriod ||
    PAY_BEFORE.test(text.slice(Math.max(0, start - CONTEXT_CHARACTERS), start))
  );
}

function currenciesOf({ currency, perAnnum }: AmountRange): readonly string[] {
  if (currency !== null) return possibleCurrencies(currency);
  // Lakhs per annum are used only for pay in rupees.
  return perAnnum ? ['INR'] : [];
}

/** Whether the posting states this amount, in this currency and for this period. */
export function isStated(amount: FoundAmount, salary: Salary): boolean {
  const stated = new Set([salary.min, salary.max]);
  const sameValues =
    amount.values.every((value) => value > 0 && stated.has(value)) &&
    (amount.values.length < 2 || amount.values[0] === salary.min);
  const sameCurrency = amount.currencies.includes(salary.currency);
  return sameValues && sameCurrency && (amount.period === null || amount.period === salary.period);
}
