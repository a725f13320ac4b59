import { exponentialDecay } from '../../../knowledge/curves.js';
import { daysBefore, isoTime } from '../reading/time.js';
import { EVIDENCE_WEIGHTS } from './evidence-weights.js';

const DAYS_PER_MONTH = 365.25 / 12;

/** Returns a weight reduced by the time since `observedAt`; half the weight if GitHub gives no time. */
export function decayedWeight(weight: number, observedAt: string | null | undefined, referenceDate: Date): number {
  const time = isoTime(observedAt);
  if (time === null) return weight / 2;
  return weight * exponentialDecay(daysBefore(referenceDate, time) / DAYS_PER_MONTH, EVIDENCE_WEIGHTS.halfLifeMonths);
}
