import { type Candidate } from '../../domain/candidate.js';
import { type JobRequirement } from '../../domain/job-requirement.js';
import { type RankedCandidate, type RankingWeights } from '../../domain/ranking.js';
import { type Assessment, describe, score } from './assess.js';
import { bounded, compareText } from './numbers.js';
import { toPostingProfile } from './posting-profile.js';
import { type Combine } from './scorers/closeness-ceiling.js';
import { toRankingSubject } from './ranking-subject.js';
import { readWeights } from './weights.js';

export interface RankingEngineInput {
  requirement: JobRequirement;
  candidates: Candidate[];
  /** The defaults if null or absent. */
  weights?: RankingWeights | null;
  /** How many candidates to return, best first; all by default. */
  limit?: number;
}

/** A person with their assessment. The data behind it are not kept, because they are many times larger. */
export interface AssessedCandidate {
  candidate: Candidate;
  assessment: Assessment;
}

const contributionsOf = ({ contributionCount }: Candidate): number =>
  bounded(contributionCount, 0, Number.MAX_SAFE_INTEGER);
const idOf = ({ githubId }: Candidate): number => bounded(githubId, 0, Number.MAX_SAFE_INTEGER);

/** Orders by total, confidence, contributions and smaller id. If there is no id, the whole record decides. */
function compareAssessed(a: AssessedCandidate, b: AssessedCandidate): number {
  return (
    b.assessment.totalScore - a.assessment.totalScore ||
    b.assessment.confidence - a.assessment.confidence ||
    contributionsOf(b.candidate) - contributionsOf(a.candidate) ||
    idOf(a.candidate) - idOf(b.candidate) ||
    compareText(JSON.stringify(a.candidate), JSON.stringify(b.candidate))
  );
}

/** Identifies the person of a record: by numeric id, or by login if the id is unknown. */
function identityOf(candidate: Candidate): string {
  const id = idOf(candidate);
  return id > 0 ? `${id}` : `${candidate.githubUsername}`.toLowerCase();
}

/** What all candidates of a run are compared with. */
export interface RankingTerms {
  requirement: JobRequirement;
  /** The defaults if null or absent. */
  weights?: RankingWeights | null;
  /** "Now" for all ages. */
  referenceDate: Date;
  /** Another rule than that of the service, for an evaluation. */
  combine?: Combine;
}

/**
 * Scores candidates and describes the scores in words, in the given order. A score does not depend on other people.
 * @throws Problem `validation_failed` for invalid weights
 */
export function assessCandidates(
  candidates: readonly Candidate[],
  { requirement, weights, referenceDate, combine }: RankingTerms,
): Assessment[] {
  const asked = readWeights(weights);
  const profile = toPostingProfile(requirement);
  return candidates.map((candidate) =>
    describe(score(toRankingSubject(candidate, profile, referenceDate), profile, asked, combine)),
  );
}

/** Orders assessed candidates and keeps the best. A person with two records appears once, with the better record. */
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
 * Ranks candidates: a pure function of the posting, the people and the reference date. A score does not depend on other
 * people, and the result does not depend on the order of the input. A person with two records is ranked once, with the
 * better record.
 *
 * @param referenceDate "now" for all ages
 * @throws Problem `validation_failed` for invalid weights
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
