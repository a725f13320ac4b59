import { RANKING } from '../constants.js';
import { measureWork } from './measure-work.js';
import { activityReasons } from '../explanation/reasons.js';
import { type Scorer } from './scorer.js';
import { add, saturateShared, scale } from '../shared.js';

const rules = RANKING.activity;
const SILENCE = {
  repository: null,
  url: null,
  detail: 'Private work cannot be seen: silence is not nought, and this is the same for everybody',
};

/**
 * Activity: close public work of the last 12 months, the latest counting most, as evidence of current practice. Silence
 * is not nought, as private work cannot be seen: it leaves a base, and lowers the confidence.
 */
export const scoreActivity: Scorer = (input) => {
  const recent = measureWork(input.works, { halfLife: RANKING.halfLife.activity, mostAge: 1 });
  const base = { value: rules.base, shares: () => [{ source: SILENCE, kind: 'base' as const, value: rules.base }] };
  return {
    applicable: true,
    score: add([base, scale(saturateShared(recent, rules.scale), 100 - rules.base)]),
    reasons: () => activityReasons(input),
  };
};
