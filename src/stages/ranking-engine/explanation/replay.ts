import { type Candidate } from '../../../domain/candidate.js';
import { type JobRequirement } from '../../../domain/job-requirement.js';
import { type RankedCandidate, type RankingWeights } from '../../../domain/ranking.js';
import { type PersonWork } from '../../../domain/views/candidate-view.js';
import { type RankedCandidateView } from '../../../domain/views/ranked-candidate-view.js';
import { unpackRanked } from '../../../domain/views/unpack.js';
import { rankCandidates } from '../rank-candidates.js';
import { RANKING_VERSION } from '../version.js';

/** The parts of a stored result that are needed to compute its ranking again. */
export interface StoredRanking {
  jobRequirement: JobRequirement;
  /** As results have them, or, in exports of GitHire 0.1, with work and evidence inside. */
  rankedCandidates: (RankedCandidateView | RankedCandidate)[];
  /** What these people did; in exports of GitHire 0.1 they have it themselves. */
  work?: readonly PersonWork[];
  /** The weights of the run; null or absent for the defaults. */
  weights?: RankingWeights | null;
  /** "Now" of the run, ISO 8601. */
  referenceDate: string;
  /** Versions that made the result. */
  versions?: { ranking?: string };
}

/** The first difference between a stored result and its recomputation. */
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
      /** Set if another version of the ranking made the result, which explains a difference. */
      versionChanged?: { stored: string; current: string };
    };

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Finds the first difference between two JSON values, in the order of the stored value. */
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

/** Removes the fields that the ranking added. */
function withoutRanking(ranked: RankedCandidate): Candidate {
  const {
    rank: _rank,
    totalScore: _total,
    confidence: _confidence,
    scoreBreakdown: _breakdown,
    matchedSkills: _matched,
    missingSkills: _missing,
    notObservable: _notObservable,
    strengths: _strengths,
    concerns: _concerns,
    anomalies: _anomalies,
    belowQualityBar: _below,
    ...candidate
  } = ranked;
  return candidate;
}

/**
 * Computes a stored ranking again from the stored result alone, and compares the two exactly. This also works for a
 * result that kept only the best candidates of a run, because a score does not depend on other people.
 */
export function replayRanking(stored: StoredRanking): ReplayResult {
  const rankedCandidates = stored.rankedCandidates.map((person) =>
    'evidence' in person ? unpackRanked(person, stored.work ?? []) : person,
  );
  const recomputed = rankCandidates(
    {
      requirement: stored.jobRequirement,
      candidates: rankedCandidates.map(withoutRanking),
      weights: stored.weights,
    },
    new Date(stored.referenceDate),
  );
  const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
  const difference = firstDifference(asJson({ rankedCandidates }), asJson({ rankedCandidates: recomputed }), '');
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
