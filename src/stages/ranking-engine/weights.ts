import { type RankingWeights, SCORE_PARTS, type ScorePart } from '../../domain/ranking.js';
import { checkWeights } from '../../domain/ranking-weights.js';
import { RANKING } from './constants.js';

/** Weights are stored in ten-thousandths, so that they add up to 1 exactly. */
export const WEIGHT_UNITS = 10_000;

/** Fills in the defaults for missing weights. */
function complete(weights: RankingWeights | null | undefined): Record<ScorePart, number> {
  return {
    ...RANKING.weights,
    ...Object.fromEntries(Object.entries(weights ?? {}).filter(([, value]) => value !== null && value !== undefined)),
  };
}

/**
 * Reads and checks the weights of a request, with defaults for missing ones.
 * @throws Problem `validation_failed` for invalid weights
 */
export function readWeights(weights: RankingWeights | null | undefined): Record<ScorePart, number> {
  checkWeights(weights);
  return complete(weights);
}

/**
 * Scales weights to whole ten-thousandths that add up to 10,000. What remains after rounding goes to the largest
 * remainders. Parts that do not apply get 0, and their weight is shared among the others in proportion. If all parts
 * that apply have weight 0, they get equal weights.
 */
export function shareWeights(
  weights: Record<ScorePart, number>,
  applies: (part: ScorePart) => boolean,
): Record<ScorePart, number> {
  const parts = SCORE_PARTS.filter(applies);
  const given = parts.reduce((sum, part) => sum + weights[part], 0);
  const exact = parts.map((part) => ({
    part,
    share: WEIGHT_UNITS * (given > 0 ? weights[part] / given : 1 / parts.length) || 0,
  }));
  const shares = distribute(
    exact.map(({ share }) => share),
    WEIGHT_UNITS,
  );
  const result: Record<ScorePart, number> = { skillMatch: 0, experience: 0, activity: 0, domain: 0 };
  exact.forEach(({ part }, place) => {
    result[part] = shares[place] ?? 0;
  });
  return result;
}

/**
 * Scales values to whole numbers that add up to `total`: rounds down, then gives the rest to the largest remainders.
 */
export function distribute(values: readonly number[], total: number): number[] {
  const sum = values.reduce((all, value) => all + value, 0);
  if (sum <= 0) return values.map(() => 0);
  const exact = values.map((value) => (value / sum) * total);
  const whole = exact.map(Math.floor);
  let rest = total - whole.reduce((all, value) => all + value, 0);
  const byRemainder = exact
    .map((value, place) => ({ place, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.place - b.place);
  for (const { place } of byRemainder) {
    if (rest <= 0) break;
    whole[place] = (whole[place] ?? 0) + 1;
    rest -= 1;
  }
  return whole;
}
