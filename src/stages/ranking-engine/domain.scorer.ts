import { measureWork, saturateShared, scaleShared } from './close-work.js';
import { RANKING } from './constants.js';
import { domainReasons } from './reasons.js';
import { NOT_APPLICABLE, type PartResult, type ScorerInput } from './scorer.js';

/**
 * Domain: closeness of the person's projects to the posting's field of work (its industry, role family and technical
 * concepts) by their descriptions, topics and packages, in whatever language they are written.
 */
export function scoreDomain(input: ScorerInput): PartResult {
  if (input.profile.field === null) return NOT_APPLICABLE;
  const amount = measureWork(input.works, { halfLife: RANKING.halfLife.domain, by: 'fieldCloseness' });
  const score = scaleShared(saturateShared(amount, RANKING.domain.scale), 100);
  return { applicable: true, score, base: 0, reasons: domainReasons(score, input) };
}
