import { type Candidate } from '../../domain/candidate.js';
import { type JobRequirement } from '../../domain/job-requirement.js';
import { type RankedCandidate, type RankingWeights } from '../../domain/ranking.js';
import { type Assessment, describe, score } from './assess.js';
import { bounded, compareText } from './numbers.js';
import { toPostingProfile } from './posting-profile.js';
import { toRankingSubject } from './ranking-subject.js';
import { readWeights } from './weights.js';

export interface RankingEngineInput {
  requirement: JobRequirement;
  candidates: Candidate[];
  /** Defaults where null or not given. */
  weights?: RankingWeights | null;
  /** How many of the best to give; all unless given. */
  limit?: number;
}

/** A person with all that is said about them. What it was computed from is not kept: it is many times as large. */
export interface AssessedCandidate {
  candidate: Candidate;
  assessment: Assessment;
}

const contributionsOf = ({ contributionCount }: Candidate): number =>
  bounded(contributionCount, 0, Number.MAX_SAFE_INTEGER);
const idOf = ({ githubId }: Candidate): number => bounded(githubId, 0, Number.MAX_SAFE_INTEGER);

/** Total, then confidence, then contributions, then the smaller id; what has no id, by its whole record. */
function compareAssessed(a: AssessedCandidate, b: AssessedCandidate): number {
  return (
    b.assessment.totalScore - a.assessment.totalScore ||
    b.assessment.confidence - a.assessment.confidence ||
    contributionsOf(b.candidate) - contributionsOf(a.candidate) ||
    idOf(a.candidate) - idOf(b.candidate) ||
    compareText(JSON.stringify(a.candidate), JSON.stringify(b.candidate))
  );
}

/** Who a record is about: the numeric id, or the login where the id is not known. */
function identityOf(candidate: Candidate): string {
  const id = idOf(candidate);
  return id > 0 ? `${id}` : `${candidate.githubUsername}`.toLowerCase();
}

/** What all candidates of a run are held against. */
export interface RankingTerms {
  requirement: JobRequirement;
  /** Defaults where null or not given. */
  weights?: RankingWeights | null;
  /** "Now" for all ages. */
  referenceDate: Date;
}

/**
 * Scores candidates and puts the scores in words, in the given order. Nobody's score depends on the others.
 * @throws Problem `validation_failed` where the weights do not hold
 */
export function assessCandidates(
  candidates: readonly Candidate[],
  { requirement, weights, referenceDate }: RankingTerms,
): Assessment[] {
  const asked = readWeights(weights);
  const profile = toPostingProfile(requirement);
  return candidates.map((candidate) =>
    describe(score(toRankingSubject(candidate, profile, referenceDate), profile, asked)),
  );
}

/** Puts assessed candidates in their order, each person once by the better record, and keeps the best. */
export function orderCandidates(
  assessed: readonly AssessedCandidate[],
  limit: number = assessed.length,
): RankedCandidate[] {
  const seen = new Set<string>();
  const once = assessed
    .toSorted(compareAssessed)
    .filter(({ candidate }) => !seen.has(identityOf(candidate)) && seen.add(identityOf(candidate)));
  return once
    .slice(0, limit)
    .map(({ candidate, assessment }, place) => Object.assign({}, candidate, { rank: place + 1 }, assessment));
}

/**
 * Ranks candidates: a pure function of the posting, the people and the reference date. A person's score does not
 * depend on the others, and the order does not depend on that of the input. Somebody who is in it twice is ranked
 * once, by the better record.
 *
 * @param referenceDate "now" for all ages
 * @throws Problem `validation_failed` where the weights do not hold
 */
export function rankCandidates(
  { requirement, candidates, weights, limit }: RankingEngineInput,
  referenceDate: Date,
): RankedCandidate[] {
  const assessments = assessCandidates(candidates, { requirement, weights, referenceDate });
  const assessed = candidates.flatMap((candidate, index): AssessedCandidate[] => {
    const assessment = assessments[index];
    return assessment === undefined ? [] : [{ candidate, assessment }];
  });
  return orderCandidates(assessed, limit);
}
