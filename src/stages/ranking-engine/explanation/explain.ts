import { type Candidate } from '../../../domain/candidate.js';
import { type JobRequirement } from '../../../domain/job-requirement.js';
import {
  type CandidateExplanation,
  type LedgerEntry,
  type RankingWeights,
  SCORE_PARTS,
  type ScorePart,
} from '../../../domain/ranking.js';
import { POINT_UNITS, score, type Scoring } from '../assess.js';
import { toPostingProfile } from '../posting-profile.js';
import { toRankingSubject } from '../ranking-subject.js';
import { RANKING_VERSION } from '../version.js';
import { distribute, readWeights } from '../weights.js';

const ATTRIBUTION =
  'Each part brings its score times its weight. Within a part, the points are shared among the pieces of evidence that it was computed from, in proportion to what each counted before the parts were brought to a scale of 100; rounding goes to the largest remainders, in millionths of a point. A merged pull request that was loaded stands also for its part of the older ones that are known by number only. Points are no forecast: as evidence of one kind counts less the more there is of it, a piece taken away costs at most what it would bring alone, and never raises the total. Where the work is bound to a place, an entry below zero is what an unknown or another place takes away.';

function entriesOf(part: ScorePart, { results, scores, weights }: Scoring): LedgerEntry[] {
  const shares = results[part].score.shares();
  const points = distribute(
    shares.map(({ value }) => value),
    scores[part] * weights[part],
  );
  return shares.flatMap(({ source, kind }, place) => {
    const own = points[place] ?? 0;
    return own > 0
      ? [
          {
            part,
            kind,
            detail: source.detail,
            repository: source.repository,
            url: source.url,
            points: own / POINT_UNITS,
          },
        ]
      : [];
  });
}

/** The step for the place, if there is one. */
function placeEntry({ fit, step }: Scoring): LedgerEntry[] {
  if (step === 0) return [];
  const detail =
    fit === 'unknown'
      ? 'The work is bound to a place, and where the person lives is not known'
      : 'The work is bound to a place, and the profile names another one';
  return [{ part: 'place', kind: 'place', detail, repository: null, url: null, points: -step / POINT_UNITS }];
}

/**
 * Lists the evidence behind one person's score, with the points of each piece. The points add up to the total.
 *
 * @param referenceDate "now" for all ages; must be that of the run to explain its stored result
 * @throws Problem `validation_failed` for invalid weights
 */
export function explainCandidate(
  requirement: JobRequirement,
  candidate: Candidate,
  weights: RankingWeights | null | undefined,
  referenceDate: Date,
): CandidateExplanation {
  const profile = toPostingProfile(requirement);
  const scoring = score(toRankingSubject(candidate, profile, referenceDate), profile, readWeights(weights));
  return {
    githubUsername: candidate.githubUsername,
    totalScore: scoring.total / POINT_UNITS,
    confidence: scoring.confidence,
    parts: SCORE_PARTS.map((part) => ({
      part,
      score: scoring.scores[part] / 100,
      weight: scoring.weights[part] / 10_000,
      points: (scoring.scores[part] * scoring.weights[part]) / POINT_UNITS,
    })),
    ledger: [...SCORE_PARTS.flatMap((part) => entriesOf(part, scoring)), ...placeEntry(scoring)].sort(
      (a, b) => b.points - a.points,
    ),
    attribution: ATTRIBUTION,
    rankingVersion: RANKING_VERSION,
  };
}
