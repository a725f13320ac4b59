import { RANKING } from '../constants.js';
import { measureWork } from '../scorers/measure-work.js';
import { round } from '../numbers.js';
import { type ScorerInput } from '../scorers/scorer.js';

const rules = RANKING.confidence;

/**
 * How much evidence there is about the person, 0 to 1, no matter what it shows. It says how far the score can be
 * trusted and does not change the score.
 */
export function confidenceOf(input: ScorerInput): number {
  const { subject } = input;
  const amount = measureWork(input, { halfLife: RANKING.halfLife.experience, by: 'nothing' }, rules.scale).value;
  const silent = subject.totals !== null && subject.totals.contributions === 0;
  const known = subject.totals === null ? rules.unknownFactor : silent ? rules.silentFactor : 1;
  return round(amount * known, 3);
}
