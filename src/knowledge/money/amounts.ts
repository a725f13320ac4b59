import { CURRENCY_AFTER, CURRENCY_BEFORE, isLoneSign } from './currencies.js';
import { factorOf, isPerAnnum, MULTIPLIER, NUMBER, numberOf } from './numbers.js';

/** A number in a text, with its multiplier and currency. */
export interface Amount {
  readonly start: number;
  readonly end: number;
  /** The number without its multiplier. */
  readonly number: number;
  /** 1000 for `k`, 100,000 for `L` and `lakh`; null if there is none. */
  readonly multiplier: number | null;
  /** The multiplier as written, in lower case; empty if there is none. */
  readonly unit: string;
  /** `$`, `€`, `PLN`, `Rs` as written, or null. */
  readonly currency: string | null;
  /** Whether the amount is in lakhs per annum. */
  readonly perAnnum: boolean;
  /** Whether a plus sign follows. */
  readonly open: boolean;
}

const BLANK = String.raw`[ \u00a0\u202f]?`;
const AMOUNT = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,])(?<before>${CURRENCY_BEFORE})?${BLANK}(?<digits>${NUMBER})(?:${BLANK}(?<multiplier>${MULTIPLIER}))?(?<open>\+)?(?:${BLANK}(?<after>${CURRENCY_AFTER}))?(?<openAfter>\+)?`,
  'gu',
);

/** Finds all numbers that may be amounts of money in a text from `start` to `end`. */
export function amountsIn(text: string, start = 0, end = text.length): Amount[] {
  const part = text.slice(start, end);
  if (!/\d/.test(part)) return [];
  return [...part.matchAll(AMOUNT)].map((match) => {
    const { before, digits = '', multiplier = '', after, open, openAfter } = match.groups ?? {};
    const at = start + match.index;
    return {
      number: numberOf(digits),
      multiplier: factorOf(multiplier),
      unit: multiplier.toLowerCase(),
      currency: writtenCurrency(before?.trim(), after?.trim()),
      perAnnum: isPerAnnum(multiplier),
      open: open !== undefined || openAfter !== undefined,
      start: at,
      end: at + match[0].length,
    };
  });
}

/** A name after the amount is more precise than a sign before it: `$150,000 CAD` is in Canadian dollars. */
function writtenCurrency(before: string | undefined, after: string | undefined): string | null {
  if (before !== undefined && after !== undefined && isLoneSign(before) && !isLoneSign(after)) return after;
  return before ?? after ?? null;
}
