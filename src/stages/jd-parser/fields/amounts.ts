import { readFileSync } from 'node:fs';
import type { TextSpan } from '../text/text-builder.js';

/** Signs, codes and names of currencies. */
interface CurrencyData {
  signs: Record<string, string>;
  codes: string[];
  aliases: Record<string, string>;
  names: Record<string, string>;
  dollarCountries: Record<string, string>;
  krCountries: Record<string, string>;
  /** What people are paid in, by country. */
  homes: Record<string, string>;
}

export const CURRENCIES = JSON.parse(readFileSync(new URL('./currencies.json', import.meta.url), 'utf8')) as CurrencyData;

/** A number as it stands in the text, with what is written on to it. */
export interface Amount extends TextSpan {
  /** Without its multiplier. */
  readonly number: number;
  /** 1000 for `k`, 100,000 for `L` and `lakh`; null where none is written. */
  readonly multiplier: number | null;
  /** `$`, `€`, `PLN`, `Rs` as written, or null. */
  readonly currency: string | null;
  /** Lakhs per annum. */
  readonly perAnnum: boolean;
  /** A plus sign follows. */
  readonly open: boolean;
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

const SIGNS = Object.keys(CURRENCIES.signs)
  .toSorted((one, other) => other.length - one.length)
  .map(escape)
  .join('|');
const CURRENCY = String.raw`(?:(?:${CURRENCIES.codes.join('|')})(?:[ $€£]|(?=\d))?|${SIGNS})`;
const CURRENCY_AFTER = String.raw`(?:(?:${CURRENCIES.codes.join('|')})(?![\p{L}])|(?:${SIGNS})(?![\p{L}])|(?:${Object.keys(CURRENCIES.names).join('|')})(?![\p{L}]))`;
const DIGITS = String.raw`\d{1,3}(?:(?:[,.']\d{2,3}| \d{3})(?!\d)){1,4}(?:[.,]\d{1,2}(?!\d))?|\d{1,8}(?:[.,]\d{1,2})?(?!\d)`;
const MULTIPLIER = String.raw`(?:k|thousand|lakhs?|lacs?|lpa|l\.?p\.?a|l|crores?|cr|mio|million|mn|m|bn|billion|b|trn|trillion)(?![\p{L}\d])`;

const AMOUNT = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,])(?<before>${CURRENCY})? ?(?<digits>${DIGITS})(?![\d%])(?: ?(?<multiplier>${MULTIPLIER}|k(?=€|£|\$)))?(?<open>\+)?(?: ?(?<after>${CURRENCY_AFTER}))?(?<openAfter>\+)?`,
  'giu',
);

const MULTIPLIERS: Readonly<Record<string, number>> = {
  k: 1e3, thousand: 1e3, l: 1e5, lakh: 1e5, lakhs: 1e5, lac: 1e5, lacs: 1e5, lpa: 1e5, 'l.p.a': 1e5, cr: 1e7, crore: 1e7, crores: 1e7,
  m: 1e6, mn: 1e6, mio: 1e6, million: 1e6, b: 1e9, bn: 1e9, billion: 1e9, trn: 1e12, trillion: 1e12,
};

/** All numbers of a part of the text that may be amounts of money. */
export function amountsIn(text: string, span: TextSpan): Amount[] {
  const part = text.slice(span.start, span.end);
  if (!/\d/.test(part)) return [];
  return [...part.matchAll(AMOUNT)].map((match) => {
    const { before, digits = '', multiplier, after, open, openAfter } = match.groups ?? {};
    const start = span.start + match.index;
    const unit = multiplier?.toLowerCase() ?? '';
    return {
      number: toNumber(digits),
      multiplier: unit === '' ? null : (MULTIPLIERS[unit] ?? MULTIPLIERS[unit.replaceAll('.', '')] ?? null),
      currency: writtenCurrency(before?.trim(), after?.trim()),
      perAnnum: /^l\.?p\.?a$/.test(unit),
      open: open !== undefined || openAfter !== undefined,
      start,
      end: start + match[0].length,
    };
  });
}

/** `$150,000 CAD` is in Canadian dollars: a name after the amount says more than a sign before it. */
function writtenCurrency(before: string | undefined, after: string | undefined): string | null {
  if (before !== undefined && after !== undefined && isLoneSign(before) && !isLoneSign(after)) return after;
  return before ?? after ?? null;
}

/** `$`, `£`, `kr`: written for the money of several countries. */
export function isLoneSign(currency: string): boolean {
  return currency.length === 1 || /^kr$/i.test(currency);
}

/** `118,000.00`, `110.000`, `115'000`, `16 000` and `1,20,000` alike; two digits after the last sign are hundredths. */
function toNumber(digits: string): number {
  const hundredths = /[.,](\d{1,2})$/.exec(digits);
  const whole = hundredths === null ? digits : digits.slice(0, hundredths.index);
  return Number(whole.replaceAll(/[,.' ]/g, '')) + (hundredths === null ? 0 : Number(`0.${hundredths[1]}`));
}
