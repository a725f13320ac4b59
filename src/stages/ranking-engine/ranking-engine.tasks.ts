import { type Candidate } from '../../domain/candidate.js';
import { type JobRequirement } from '../../domain/job-requirement.js';
import { type CandidateExplanation, type RankingWeights } from '../../domain/ranking.js';
import { type BatchTask, computeTask } from '../../platform/compute/compute-task.js';
import { type Assessment } from './assess.js';
import { explainCandidate } from './explanation/explain.js';
import { assessCandidates, type RankingTerms } from './rank-candidates.js';

/**
 * Scores candidates. The results do not contain the candidates, so that they are not copied between threads a second
 * time.
 */
export const assess: BatchTask<RankingTerms, Candidate, Assessment> = computeTask(
  import.meta.url,
  'assess',
  ({ shared, items }) => assessCandidates(items, shared),
);

/** What is needed for an explanation. */
export interface ExplanationInput {
  requirement: JobRequirement;
  candidate: Candidate;
  weights: RankingWeights | null | undefined;
  /** "Now" of the run to explain. */
  referenceDate: Date;
}

/** Lists the evidence behind one person's score, with the points of each piece. */
export const explain = computeTask(
  import.meta.url,
  'explain',
  ({ requirement, candidate, weights, referenceDate }: ExplanationInput): CandidateExplanation =>
    explainCandidate(requirement, candidate, weights, referenceDate),
);
