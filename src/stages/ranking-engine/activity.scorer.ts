import { measureWork, saturateShared, scaleShared } from './close-work.js';
import { RANKING } from './constants.js';
import { activityReasons } from './reasons.js';
import { type PartResult, type ScorerInput } from './scorer.js';

const rules = RANKING.activity;

/**
 * Activity: close public work of the last 12 months, the latest counting most, as evidence of current practice. Silence
 * is not nought, as private work cannot be seen: it leaves a base, and lowers the confidence.
 */
export function scoreActivity(input: ScorerInput): PartResult {
  const recent = measureWork(input.works, { halfLife: RANKING.halfLife.activity, only: ({ age }) => age <= 1 });
  const score = scaleShared(saturateShared(recent, rules.scale), 100 - rules.base);
  return { applicable: true, score: { value: score.value + rules.base, shares: score.shares }, base: rules.base, reasons: activityReasons(input) };
}
