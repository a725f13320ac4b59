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
  /** One value, or the two ends of a range. */
  values: number[];
  /** ISO 4217 codes that the sign may stand for; empty where none is given. */
  currencies: readonly string[];
  /** What it is paid for, where that is said. */
  period: SalaryPeriod | null;
}

/** How far around an amount the words are looked at, in characters. */
const REACH = 48;
/** Words before a number that make it one of pay, whatever follows it. */
const PAY_BEFORE =
  /\b(?:pay|pays|paid|paying|salary|salaries|compensation|earn|earning|wage|base|OTE|budget)\b[^.!?\n\d]{0,24}$/i;
/** What is counted is no money. */
const COUNTED =
  /^ ?(?:stars?|forks?|followers?|users?|downloads?|commits?|lines|contribut|developers?|engineers?|customers?|people|employees|repositor|installs?)/i;
/** Multipliers that are written for money and counts alone; a lone letter may be a unit (`5 m`). */
const SURE_MULTIPLIER = /^(?:k|[a-z.]{3,})$/;

/** The amounts of money in a text: numbers with a currency, a thousand's `k`, a period, or a word of pay before them. */
export function moneyIn(text: string): FoundAmount[] {
  return rangesIn(text).flatMap((range) => {
    const after = text.slice(range.end, range.end + REACH);
    const stated = periodAt(after);
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

function isPay(text: string, { start, end, low, high, currency }: AmountRange, hasPeriod: boolean): boolean {
  if (COUNTED.test(text.slice(end, end + REACH))) return false;
  const multiplied = [low.unit, high?.unit ?? ''].some((unit) => SURE_MULTIPLIER.test(unit));
  return currency !== null || multiplied || hasPeriod || PAY_BEFORE.test(text.slice(Math.max(0, start - REACH), start));
}

function currenciesOf({ currency, perAnnum }: AmountRange): readonly string[] {
  if (currency !== null) return possibleCurrencies(currency);
  // Nobody counts in lakhs per annum but where the rupee is paid.
  return perAnnum ? ['INR'] : [];
}

/** Whether an amount is one of the stated ones, in its currency and for its period. */
export function isStated(amount: FoundAmount, salary: Salary): boolean {
  const stated = new Set([salary.min, salary.max]);
  const sameValues =
    amount.values.every((value) => value > 0 && stated.has(value)) &&
    (amount.values.length < 2 || amount.values[0] === salary.min);
  const sameCurrency = amount.currencies.includes(salary.currency);
  return sameValues && sameCurrency && (amount.period === null || amount.period === salary.period);
}
