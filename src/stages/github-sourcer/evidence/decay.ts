import { daysBefore, isoTime } from '../reading/time.js';
import { EVIDENCE_WEIGHTS } from './evidence-weights.js';

const DAYS_PER_MONTH = 365.25 / 12;

/** What is left of a weight after the time since `observedAt`; half where GitHub gives no time. */
export function decay(weight: number, observedAt: string | null | undefined, referenceDate: Date): number {
  const time = isoTime(observedAt);
  if (time === null) return weight / 2;
  return weight * 0.5 ** (daysBefore(referenceDate, time) / DAYS_PER_MONTH / EVIDENCE_WEIGHTS.halfLifeMonths);
}

/** A share of 0 to 1 that grows with an amount and is worth half at `half`. */
export function saturate(amount: number, half: number): number {
  return amount <= 0 ? 0 : amount / (amount + half);
}
