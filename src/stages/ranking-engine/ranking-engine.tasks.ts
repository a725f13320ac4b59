import { type Candidate } from '../../domain/candidate.js';
import { type JobRequirement } from '../../domain/job-requirement.js';
import { type CandidateExplanation, type RankingWeights } from '../../domain/ranking.js';
import { type BatchTask, computeTask } from '../../platform/compute/compute-task.js';
import { type Assessment } from './assess.js';
import { explainCandidate } from './explanation/explain.js';
import { assessCandidates, type RankingTerms } from './rank-candidates.js';

/** Scores candidates. The answers leave the candidates out: they need not cross over twice. */
export const assess: BatchTask<RankingTerms, Candidate, Assessment> = computeTask(
  import.meta.url,
  'assess',
  ({ shared, items }) => assessCandidates(items, shared),
);

/** What an explanation is made from. */
export interface ExplanationInput {
  requirement: JobRequirement;
  candidate: Candidate;
  weights: RankingWeights | null | undefined;
  /** "Now" of the run that is explained. */
  referenceDate: Date;
}

/** Makes the ledger of one person's score. */
export const explain = computeTask(
  import.meta.url,
  'explain',
  ({ requirement, candidate, weights, referenceDate }: ExplanationInput): CandidateExplanation =>
    explainCandidate(requirement, candidate, weights, referenceDate),
);
