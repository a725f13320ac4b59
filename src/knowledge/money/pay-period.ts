import { type SalaryPeriod } from '../../domain/job-terms.js';

/** How a period is written after an amount. */
interface PeriodWords {
  period: SalaryPeriod;
  /** After a slash: `/h`. */
  short: string;
  /** After `per`, `a`, `an`, `each` or `every`. */
  unit: string;
  /** By themselves: `hourly`, `p.a.`; a pattern. */
  alone: string;
  /** The same where it is known that money is spoken of: `5 pm` and `2 annual trips` are no pay; a pattern. */
  ofPay?: string;
  /** How far behind the amount the words may stand, in characters. */
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

/** Bounds of pay in strong currencies, below which an amount without a period is paid for less time than the next. */
const LEAST_FOR_DAY = 200;
const LEAST_FOR_MONTH = 1000;
const LEAST_FOR_YEAR = 12_000;

/** What the text around an amount says it is paid for, or null. The nearest word after it goes before one before it. */
export function statedPeriod(before: string, after: string): SalaryPeriod | null {
  const following = AFTER.map(([period, pattern]) => ({ period, at: pattern.exec(after)?.[0].length ?? Infinity }));
  const nearest = following.reduce((best, one) => (one.at < best.at ? one : best));
  if (nearest.at < Infinity) return nearest.period;
  return BEFORE.find(([, pattern]) => pattern.test(before))?.[0] ?? null;
}

/** The period that stands right after an amount, or null, and the length of its words. */
export function periodAt(after: string): { period: SalaryPeriod; length: number } | null {
  for (const [period, pattern] of RIGHT_AFTER) {
    const found = pattern.exec(after);
    if (found !== null) return { period, length: found[0].length };
  }
  return null;
}

/** What an amount is likely paid for where the text does not say. */
export function likelyPeriod(amount: number, currency: string): SalaryPeriod {
  if (!['USD', 'EUR', 'GBP', 'CHF', 'CAD', 'AUD', 'SGD', 'NZD'].includes(currency))
    return amount < LEAST_FOR_DAY ? 'hour' : 'year';
  if (amount < LEAST_FOR_DAY) return 'hour';
  if (amount < LEAST_FOR_MONTH) return 'day';
  return amount < LEAST_FOR_YEAR ? 'month' : 'year';
}
