import { CURRENCY_AFTER, CURRENCY_BEFORE, isLoneSign } from './currencies.js';
import { factorOf, isPerAnnum, MULTIPLIER, NUMBER, numberOf } from './numbers.js';

/** A number as it stands in a text, with what is written on to it. */
export interface Amount {
  readonly start: number;
  readonly end: number;
  /** Without its multiplier. */
  readonly number: number;
  /** 1000 for `k`, 100,000 for `L` and `lakh`; null where none is written. */
  readonly multiplier: number | null;
  /** The multiplier as written, in lower case; empty where there is none. */
  readonly unit: string;
  /** `$`, `€`, `PLN`, `Rs` as written, or null. */
  readonly currency: string | null;
  /** Lakhs per annum. */
  readonly perAnnum: boolean;
  /** A plus sign follows. */
  readonly open: boolean;
}

const BLANK = String.raw`[ \u00a0\u202f]?`;
const AMOUNT = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,])(?<before>${CURRENCY_BEFORE})?${BLANK}(?<digits>${NUMBER})(?:${BLANK}(?<multiplier>${MULTIPLIER}))?(?<open>\+)?(?:${BLANK}(?<after>${CURRENCY_AFTER}))?(?<openAfter>\+)?`,
  'gu',
);

/** All numbers of a text that may be amounts of money, from `start` to `end`. */
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

/** `$150,000 CAD` is in Canadian dollars: a name after the amount says more than a sign before it. */
function writtenCurrency(before: string | undefined, after: string | undefined): string | null {
  if (before !== undefined && after !== undefined && isLoneSign(before) && !isLoneSign(after)) return after;
  return before ?? after ?? null;
}
