import { type LedgerKind } from '../../domain/ranking.js';
import { type Source } from './ranking-subject.js';

/** The share of one piece of evidence in a value. */
export interface Share {
  source: Source;
  kind: LedgerKind;
  /** In the unit of the value. */
  value: number;
}

/** A value and its evidence: the shares add up to the value. They are computed only if needed. */
export interface Shared {
  value: number;
  shares: () => Share[];
}

export const NOTHING: Shared = { value: 0, shares: () => [] };

/** Multiplies a value and its shares. */
export function scale(shared: Shared, factor: number): Shared {
  return {
    value: shared.value * factor,
    shares: () => shared.shares().map(({ source, kind, value }) => ({ source, kind, value: value * factor })),
  };
}

/** Adds values in the given order. */
export function add(parts: readonly Shared[]): Shared {
  let value = 0;
  for (const part of parts) value += part.value;
  return { value, shares: () => parts.flatMap((part) => part.shares()) };
}
