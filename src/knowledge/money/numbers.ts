import { alternatives } from './patterns.js';

/** A space inside an amount. */
const BLANK = String.raw`[ \u00a0\u2009\u202f]`;
/** `16 000`, `110.000`, `115'000`, `118,000`. */
const IN_THOUSANDS = String.raw`\d{1,3}(?:(?:[,.'’]|${BLANK})\d{3}(?!\d)){1,4}`;
/** `12,00,000`: the thousands, and before them pairs of digits for lakhs and crores. */
const INDIAN = String.raw`\d{1,2}(?:,\d{2}){1,3},\d{3}`;
const HUNDREDTHS = String.raw`(?:[.,]\d{1,2})?`;

/**
 * Matches a number in any notation for money. The number must end there: dates, versions and percentages do not match.
 */
export const NUMBER = String.raw`(?:${INDIAN}|${IN_THOUSANDS}|\d{1,9})${HUNDREDTHS}(?![\d%]|[.,'’]\d)`;

const FACTORS: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  l: 1e5,
  lakh: 1e5,
  lakhs: 1e5,
  lac: 1e5,
  lacs: 1e5,
  lpa: 1e5,
  'l.p.a': 1e5,
  'lp.a': 1e5,
  'l.pa': 1e5,
  cr: 1e7,
  crore: 1e7,
  crores: 1e7,
  m: 1e6,
  mn: 1e6,
  mio: 1e6,
  million: 1e6,
  b: 1e9,
  bn: 1e9,
  billion: 1e9,
  trn: 1e12,
  trillion: 1e12,
};

/** Matches a word that multiplies the number before it: `k`, `lakh`, `LPA`, `million`. */
export const MULTIPLIER = String.raw`(?:(?:${alternatives(Object.keys(FACTORS))})(?![\p{L}\d])|[kKT](?=[€£$]))`;

/**
 * The value of a number. One or two digits after the last separator are hundredths; all other separators group digits.
 */
export function numberOf(written: string): number {
  const hundredths = /[.,](\d{1,2})$/.exec(written);
  const whole = hundredths === null ? written : written.slice(0, hundredths.index);
  return Number(whole.replaceAll(/\D/g, '')) + (hundredths === null ? 0 : Number(`0.${hundredths[1]}`));
}

/** The factor of a multiplier; null if it is not one. */
export function factorOf(multiplier: string): number | null {
  // "65 T€": thousands of euros.
  return multiplier === 'T' ? 1e3 : (FACTORS[multiplier.toLowerCase()] ?? null);
}

/** Whether the multiplier means lakhs per annum, so that it also states the period. */
export function isPerAnnum(multiplier: string): boolean {
  return /^l\.?p\.?a$/i.test(multiplier);
}
