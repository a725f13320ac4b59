import { type FieldError, Problem } from '../platform/common/problem.js';
import { type RankingWeights, SCORE_PARTS } from './ranking.js';

const LARGEST = 100;

/**
 * Checks the weights of a request. A missing or null weight has its default, which is above 0.
 * @throws Problem `validation_failed` if a weight is not a number from 0 to 100, or if all are 0
 */
export function checkWeights(weights: RankingWeights | null | undefined): void {
  const given = SCORE_PARTS.flatMap((part) => {
    const weight: unknown = weights?.[part];
    return weight === undefined || weight === null ? [] : [{ part, weight }];
  });
  const errors = given
    .filter(({ weight }) => typeof weight !== 'number' || !(weight >= 0 && weight <= LARGEST))
    .map(({ part }): FieldError => ({ field: `weights.${part}`, message: `must be a number from 0 to ${LARGEST}` }));
  if (given.length === SCORE_PARTS.length && given.every(({ weight }) => weight === 0)) {
    errors.push({ field: 'weights', message: 'at least one must be above 0' });
  }
  if (errors.length > 0) throw new Problem('validation_failed', 'The weights are invalid.', { errors });
}
