import { type LedgerKind } from '../../domain/ranking.js';
import { exponentialSaturation } from '../../knowledge/curves.js';
import { type Source } from './ranking-subject.js';

/** A share of a value that one piece of evidence has brought. */
export interface Share {
  source: Source;
  kind: LedgerKind;
  /** In the value's own measure. */
  value: number;
}

/** A value, and the evidence that makes it up: the shares add up to it. They are only worked out where somebody asks. */
export interface Shared {
  value: number;
  shares: () => Share[];
}

export const NOTHING: Shared = { value: 0, shares: () => [] };

/** A value and its shares, multiplied. */
export function scale(shared: Shared, factor: number): Shared {
  return {
    value: shared.value * factor,
    shares: () => shared.shares().map(({ source, kind, value }) => ({ source, kind, value: value * factor })),
  };
}

/** The sum of some values, in their order. */
export function add(parts: readonly Shared[]): Shared {
  let value = 0;
  for (const part of parts) value += part.value;
  return { value, shares: () => parts.flatMap((part) => part.shares()) };
}

/** Brings an amount to a share of 0 to 1 that grows ever more slowly: 63 % at `at`. */
export function saturateShared(amount: Shared, at: number): Shared {
  return amount.value <= 0 ? NOTHING : scale(amount, exponentialSaturation(amount.value, at) / amount.value);
}

/** Keeps an amount that anybody can drive up without end under a bound, hardly changing what is far below it. */
export function boundShared(amount: Shared, most: number): Shared {
  return scale(saturateShared(amount, most), most);
}
