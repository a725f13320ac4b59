import { type Candidate } from '../../../domain/candidate.js';
import { type JobRequirement } from '../../../domain/job-requirement.js';
import { type RankedCandidate, type RankingWeights } from '../../../domain/ranking.js';
import { rankCandidates } from '../rank-candidates.js';
import { RANKING_VERSION } from '../version.js';

/** What a stored result must hold for its ranking to be computed again. */
export interface StoredRanking {
  jobRequirement: JobRequirement;
  rankedCandidates: RankedCandidate[];
  /** As asked for by the run; null or absent: the defaults. */
  weights?: RankingWeights | null;
  /** "Now" of the run, ISO 8601. */
  referenceDate: string;
  /** Versions that the result was made with. */
  versions?: { ranking?: string };
}

/** Where a stored result and its recomputation differ first. */
export interface Difference {
  /** E.g. `rankedCandidates.3.totalScore`. */
  path: string;
  stored: unknown;
  recomputed: unknown;
}

export type ReplayResult =
  | { equal: true }
  | {
      equal: false;
      firstDifference: Difference;
      /** Set where the result was made by another version of the ranking, which explains a difference. */
      versionChanged?: { stored: string; current: string };
    };

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** The first place, in the order of the stored value, where two JSON values differ. */
function firstDifference(stored: unknown, recomputed: unknown, path: string): Difference | null {
  if (!isRecord(stored) || !isRecord(recomputed) || Array.isArray(stored) !== Array.isArray(recomputed)) {
    return Object.is(stored, recomputed) ? null : { path, stored, recomputed };
  }
  for (const key of new Set([...Object.keys(stored), ...Object.keys(recomputed)])) {
    const found = firstDifference(stored[key], recomputed[key], path === '' ? key : `${path}.${key}`);
    if (found !== null) return found;
  }
  return null;
}

/** The candidate as the ranking was given it. */
function withoutRanking(ranked: RankedCandidate): Candidate {
  const {
    rank: _rank,
    totalScore: _total,
    confidence: _confidence,
    scoreBreakdown: _breakdown,
    matchedSkills: _matched,
    missingSkills: _missing,
    strengths: _strengths,
    concerns: _concerns,
    anomalies: _anomalies,
    belowQualityBar: _below,
    ...candidate
  } = ranked;
  return candidate;
}

/**
 * Computes a stored ranking again, from the stored result alone, and says whether it comes out the same to the last
 * digit. A result that kept only the best of a run replays too, as nobody's score depends on the others.
 */
export function replayRanking(stored: StoredRanking): ReplayResult {
  const recomputed = rankCandidates(
    {
      requirement: stored.jobRequirement,
      candidates: stored.rankedCandidates.map(withoutRanking),
      weights: stored.weights,
    },
    new Date(stored.referenceDate),
  );
  const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
  const difference = firstDifference(
    asJson({ rankedCandidates: stored.rankedCandidates }),
    asJson({ rankedCandidates: recomputed }),
    '',
  );
  if (difference === null) return { equal: true };
  const version = stored.versions?.ranking;
  return {
    equal: false,
    firstDifference: difference,
    ...(version === undefined || version === RANKING_VERSION
      ? {}
      : { versionChanged: { stored: version, current: RANKING_VERSION } }),
  };
}
