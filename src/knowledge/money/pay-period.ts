import { type SalaryPeriod } from '../../domain/job-terms.js';

/** How texts write a period after an amount. */
interface PeriodWords {
  period: SalaryPeriod;
  /** After a slash: `/h`. */
  short: string;
  /** After `per`, `a`, `an`, `each` or `every`. */
  unit: string;
  /** Without another word: `hourly`, `p.a.`; a regular expression. */
  alone: string;
  /**
   * Like `alone`, but only if the text is known to be about money: `5 pm` and `2 annual trips` are not pay. A regular
   * expression.
   */
  ofPay?: string;
  /** How many characters after the amount the words may come. */
  reach: number;
}

const PERIODS: readonly PeriodWords[] = [
  {
    period: 'hour',
    short: 'hr|hour|h',
    unit: 'hour|hr',
    alone: String.raw`hourly\b`,
    ofPay: String.raw`p\/h\b|ph\b`,
    reach: 24,
  },
  { period: 'day', short: 'day', unit: 'day', alone: String.raw`daily\b`, ofPay: String.raw`p\/d\b`, reach: 24 },
  { period: 'week', short: 'wk|week', unit: 'week', alone: String.raw`weekly\b`, reach: 24 },
  {
    period: 'month',
    short: 'mo|month|mth',
    unit: 'month',
    alone: String.raw`monthly\b|pcm\b`,
    ofPay: String.raw`p\.?m\.?(?:$|[\s,;)])`,
    reach: 30,
  },
  {
    period: 'year',
    short: 'yr|year|annum|y',
    unit: 'year|annum|yr',
    alone: String.raw`yearly\b|annually\b|annum\b|p\.?a\.?(?:$|[\s,;)])`,
    ofPay: 'annual',
    reach: 30,
  },
];
const AFTER = PERIODS.map(({ period, short, unit, alone, ofPay, reach }) => {
  return [
    period,
    new RegExp(
      String.raw`^[^.\n]{0,${reach}}?(?:\/ ?(?:${short})\b|\b(?:per|an?) (?:${unit})\b|\b(?:${ofPay === undefined ? alone : `${alone}|${ofPay}`}))`,
      'i',
    ),
  ] as const;
});
const RIGHT_AFTER = PERIODS.map(({ period, short, unit, alone }) => {
  return [
    period,
    new RegExp(String.raw`^\s?(?:\/\s?(?:${short})\b|(?:per|an?|each|every)\s(?:${unit})\b|${alone})`, 'i'),
  ] as const;
});
const BEFORE: readonly (readonly [SalaryPeriod, RegExp])[] = [
  ['hour', /\b(?:hourly|per hour|an hour)\b[^.\n]{0,30}$/i],
  ['day', /\b(?:daily|day rate|per day)\b[^.\n]{0,30}$/i],
  ['month', /\b(?:monthly|per month)\b[^.\n]{0,30}$/i],
  ['year', /\b(?:annual(?:ly)?|yearly|per (?:year|annum)|a year)\b[^.\n]{0,40}$/i],
];

/**
 * Limits for pay in strong currencies: an amount without a period that is below the limit is paid for a shorter period.
 */
const LEAST_FOR_DAY = 200;
const LEAST_FOR_MONTH = 1000;
const LEAST_FOR_YEAR = 12_000;

/** Postings in Poland and Brazil state pay for a month, and a yearly amount only with that word. */
const PAID_BY_MONTH: ReadonlySet<string> = new Set(['PLN', 'BRL']);
const LEAST_FOR_YEAR_BY_MONTH = 60_000;

/**
 * The period that the text around an amount states, or null. The nearest word after the amount takes precedence over
 * words before it.
 */
export function statedPeriod(before: string, after: string): SalaryPeriod | null {
  const following = AFTER.map(([period, pattern]) => ({ period, at: pattern.exec(after)?.[0].length ?? Infinity }));
  const nearest = following.reduce((best, one) => (one.at < best.at ? one : best));
  if (nearest.at < Infinity) return nearest.period;
  return BEFORE.find(([, pattern]) => pattern.test(before))?.[0] ?? null;
}

/** The period directly after an amount, with the length of its words; or null. */
export function periodAt(after: string): { period: SalaryPeriod; length: number } | null {
  for (const [period, pattern] of RIGHT_AFTER) {
    const found = pattern.exec(after);
    if (found !== null) return { period, length: found[0].length };
  }
  return null;
}

/** The likely period of an amount if the text does not state one. */
export function likelyPeriod(amount: number, currency: string): SalaryPeriod {
  if (PAID_BY_MONTH.has(currency) && amount < LEAST_FOR_YEAR_BY_MONTH) return amount < LEAST_FOR_DAY ? 'hour' : 'month';
  if (!['USD', 'EUR', 'GBP', 'CHF', 'CAD', 'AUD', 'SGD', 'NZD'].includes(currency))
    return amount < LEAST_FOR_DAY ? 'hour' : 'year';
  if (amount < LEAST_FOR_DAY) return 'hour';
  if (amount < LEAST_FOR_MONTH) return 'day';
  return amount < LEAST_FOR_YEAR ? 'month' : 'year';
}
