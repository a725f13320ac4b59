import { RANKING } from '../constants.js';
import { measureWork } from './measure-work.js';
import { activityReasons } from '../explanation/reasons.js';
import { type Scorer } from './scorer.js';
import { add, scale } from '../shared.js';

const rules = RANKING.activity;
const SILENCE = {
  repository: null,
  url: null,
  detail: 'Private work cannot be seen: silence is not nought, and this is the same for everybody',
};

/**
 * Activity: close public work of the last 12 months. It is evidence of current practice, so the latest work counts
 * most. Private work cannot be seen, so silence does not score 0: a base remains, and the confidence is lower.
 */
export const scoreActivity: Scorer = (input) => {
  const recent = measureWork(input, { halfLife: RANKING.halfLife.activity, mostAge: 1 }, rules.scale);
  const base = { value: rules.base, shares: () => [{ source: SILENCE, kind: 'base' as const, value: rules.base }] };
  return {
    applicable: true,
    score: add([base, scale(recent, 100 - rules.base)]),
    reasons: () => activityReasons(input),
  };
};
