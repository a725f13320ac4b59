import { RANKING } from '../constants.js';
import { measureWork, type WorkMeasure } from './measure-work.js';
import { domainReasons } from '../explanation/reasons.js';
import { NOT_APPLICABLE, type Scorer } from './scorer.js';
import { scale } from '../shared.js';

const MEASURE: WorkMeasure = { halfLife: RANKING.halfLife.domain, by: 'fieldCloseness' };

/**
 * Domain: how close the person's projects are to the posting's field of work (industry, role family and technical
 * concepts), judged by their descriptions, topics and packages. The programming language does not matter.
 */
export const scoreDomain: Scorer = (input) => {
  if (!input.profile.namesField) return NOT_APPLICABLE;
  return {
    applicable: true,
    score: scale(measureWork(input, MEASURE, RANKING.domain.scale), 100),
    reasons: () => domainReasons(input, MEASURE),
  };
};
