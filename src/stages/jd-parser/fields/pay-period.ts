import type { SalaryPeriod } from '../../../domain/job-requirement.js';

const AFTER: readonly (readonly [SalaryPeriod, RegExp])[] = [
  ['hour', /^[^.\n]{0,24}?(?:\/ ?(?:hr|hour|h)\b|\bper hour|\ban hour|\bhourly|\bp\/h\b|\bph\b)/i],
  ['day', /^[^.\n]{0,24}?(?:\/ ?day\b|\bper day|\ba day\b|\bdaily|\bp\/d\b)/i],
  ['week', /^[^.\n]{0,24}?(?:\/ ?(?:wk|week)\b|\bper week|\ba week\b|\bweekly)/i],
  ['month', /^[^.\n]{0,30}?(?:\/ ?(?:mo|month|mth)\b|\bper month|\ba month\b|\bmonthly|\bpcm\b|\bp\.?m\.?(?:$|[\s,;)]))/i],
  ['year', /^[^.\n]{0,30}?(?:\/ ?(?:yr|year|annum|y)\b|\bper (?:year|annum)|\ba year\b|\byearly|\bannual|\bannum|\bp\.?a\.?(?:$|[\s,;)]))/i],
];
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

/** What an amount is likely paid for where the text does not say. */
export function likelyPeriod(amount: number, currency: string): SalaryPeriod {
  if (!['USD', 'EUR', 'GBP', 'CHF', 'CAD', 'AUD', 'SGD', 'NZD'].includes(currency)) return amount < LEAST_FOR_DAY ? 'hour' : 'year';
  if (amount < LEAST_FOR_DAY) return 'hour';
  if (amount < LEAST_FOR_MONTH) return 'day';
  return amount < LEAST_FOR_YEAR ? 'month' : 'year';
}
