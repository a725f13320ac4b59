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
interface Entry {
  candidate: Candidate;
  assessment: Assessment;
}

const contributionsOf = ({ contributionCount }: Candidate): number => bounded(contributionCount, 0, Number.MAX_SAFE_INTEGER);
const idOf = ({ githubId }: Candidate): number => bounded(githubId, 0, Number.MAX_SAFE_INTEGER);

/** Total, then confidence, then contributions, then the smaller id; what has no id, by its whole record. */
function compareEntries(a: Entry, b: Entry): number {
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

/**
 * Ranks candidates: a pure function of the posting, the people and the reference date. A person's score does not
 * depend on the others, and the order does not depend on that of the input. Somebody who is in it twice is ranked
 * once, by the better record.
 *
 * @param referenceDate "now" for all ages
 * @throws Problem `validation_failed` where the weights do not hold
 */
export function rankCandidates({ requirement, candidates, weights, limit }: RankingEngineInput, referenceDate: Date): RankedCandidate[] {
  const asked = readWeights(weights);
  const profile = toPostingProfile(requirement);
  const assess = (candidate: Candidate): Assessment => describe(score(toRankingSubject(candidate, profile, referenceDate), profile, asked));
  const entries = candidates.map((candidate): Entry => ({ candidate, assessment: assess(candidate) })).sort(compareEntries);
  const seen = new Set<string>();
  const once = entries.filter(({ candidate }) => !seen.has(identityOf(candidate)) && seen.add(identityOf(candidate)));
  return once.slice(0, limit ?? once.length).map(({ candidate, assessment }, place) => Object.assign({}, candidate, { rank: place + 1 }, assessment));
}
