import { type Amount, amountsIn } from './amounts.js';
import { isLoneSign } from './currencies.js';

/** A single amount of money, or the two ends of a range. */
export interface AmountRange {
  readonly start: number;
  readonly end: number;
  readonly low: Amount;
  /** Undefined if there is a single amount. */
  readonly high: Amount | undefined;
  /** The value of the lower end, including its multiplier. */
  readonly lowest: number;
  /** The value of the upper end; of the single amount if there is no range. */
  readonly highest: number;
  /** The currency as written, or null. */
  readonly currency: string | null;
  /** Whether the amount is in lakhs per annum. */
  readonly perAnnum: boolean;
}

/** The text between the ends of a range. */
const BETWEEN = /^[ \u00a0]?(?:(?:\/|per) ?[a-z]{1,6} ?)?(?:[-–—~]|to|and|bis|up to|until|\.\.\.?) ?(?:up to )?$/i;
/**
 * An end without a multiplier takes the multiplier of the other end only if it is below this: `28-40 LPA`, but
 * `80,000-100k`.
 */
const MOST_SHORT = 1000;

/** Finds all amounts in a text from `start` to `end`. The two ends of a range are one result. */
export function rangesIn(text: string, start = 0, end = text.length): AmountRange[] {
  const amounts = amountsIn(text, start, end);
  const ranges: AmountRange[] = [];
  for (let index = 0; index < amounts.length; index++) {
    const low = amounts[index];
    const next = amounts[index + 1];
    if (low === undefined) continue;
    const range = next !== undefined && BETWEEN.test(text.slice(low.end, next.start)) ? toRange(low, next) : undefined;
    if (range === undefined || range.highest <= range.lowest) ranges.push(toRange(low, undefined));
    else {
      ranges.push(range);
      index++;
    }
  }
  return ranges;
}

function toRange(low: Amount, high: Amount | undefined): AmountRange {
  const lowest = valueOf(low, high);
  return {
    start: low.start,
    end: (high ?? low).end,
    low,
    high,
    lowest,
    highest: high === undefined ? lowest : valueOf(high, low),
    currency: rangeCurrency(low, high),
    perAnnum: low.perAnnum || high?.perAnnum === true,
  };
}

function valueOf({ number, multiplier }: Amount, other: Amount | undefined): number {
  const factor = multiplier ?? (number < MOST_SHORT ? other?.multiplier : null) ?? 1;
  // Without rounding, 4.35 lakh would be 434,999.99 and not 435,000.
  return Math.round(number * factor * 100) / 100;
}

/** Chooses the currency of a range: a code or a name at either end is more precise than a sign. */
function rangeCurrency(low: Amount, high: Amount | undefined): string | null {
  const written = [low.currency, high?.currency].filter((currency) => typeof currency === 'string');
  return written.find((currency) => !isLoneSign(currency)) ?? written[0] ?? null;
}
