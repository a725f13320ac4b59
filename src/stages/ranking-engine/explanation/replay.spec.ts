import { describe, expect, it } from '@jest/globals';
import { makeCandidate, makeRequirement, seededRandom, skillOf } from '../../../../test/support/ranking-candidates.js';
import { type RankedCandidate, type RankingWeights } from '../../../domain/ranking.js';
import { type PersonWork } from '../../../domain/views/candidate-view.js';
import { packRanked, workOf } from '../../../domain/views/pack.js';
import { type RankedCandidateView } from '../../../domain/views/ranked-candidate-view.js';
import { rankCandidates } from '../rank-candidates.js';
import { replayRanking, type StoredRanking } from './replay.js';
import { RANKING_VERSION } from '../version.js';

const referenceDate = '2026-06-01T00:00:00.000Z';
const jobRequirement = makeRequirement({
  requiredSkills: [skillOf('Rust', 'language'), skillOf('gRPC')],
  keywords: [{ term: 'async', weight: 0.7 }],
});

interface Stored extends StoredRanking {
  rankedCandidates: RankedCandidateView[];
  work: PersonWork[];
}

/** A result as it was stored: through JSON, as every export goes. */
function stored(change: Partial<Stored> = {}, limit?: number): Stored {
  const ranked = rank(change.weights ?? null, limit);
  return throughJson({
    jobRequirement,
    rankedCandidates: ranked.map(packRanked),
    work: workOf(ranked),
    weights: null,
    referenceDate,
    versions: { ranking: RANKING_VERSION },
    ...change,
  });
}

const throughJson = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

function rank(weights: RankingWeights | null, limit?: number): RankedCandidate[] {
  const random = seededRandom(5);
  const candidates = Array.from({ length: 12 }, (_, person) =>
    makeCandidate(person + 1, random, { works: 4, skills: ['Rust', 'gRPC'], referenceDate: new Date(referenceDate) }),
  );
  return rankCandidates({ requirement: jobRequirement, candidates, weights, limit }, new Date(referenceDate));
}

describe('a replay', () => {
  it('comes out equal from the stored result alone', () => {
    expect(replayRanking(stored())).toEqual({ equal: true });
  });

  it('comes out equal where only the best were kept', () => {
    expect(replayRanking(stored({}, 5))).toEqual({ equal: true });
  });

  it('comes out equal with the weights of the request', () => {
    expect(replayRanking(stored({ weights: { skillMatch: 10, activity: 70 } }))).toEqual({ equal: true });
  });

  it('shows the first difference where a score was touched', () => {
    const touched = stored();
    const before = touched.rankedCandidates[3]!.totalScore;
    touched.rankedCandidates[3]!.totalScore = 99;
    expect(replayRanking(touched)).toEqual({
      equal: false,
      firstDifference: { path: 'rankedCandidates.3.totalScore', stored: 99, recomputed: before },
    });
  });

  it('shows a difference where the order was touched', () => {
    const touched = stored();
    touched.rankedCandidates.reverse();
    expect(replayRanking(touched)).toMatchObject({
      equal: false,
      firstDifference: { path: expect.stringMatching(/^rankedCandidates\.0\./) },
    });
  });

  it('comes out equal for an export of GitHire 0.1, whose people have their work and all evidence inside', () => {
    expect(replayRanking(throughJson({ jobRequirement, rankedCandidates: rank(null), referenceDate }))).toEqual({
      equal: true,
    });
  });

  it('shows a difference where the evidence was touched', () => {
    const touched = stored();
    const weakened = touched.rankedCandidates[0]!.skills[0]!.evidence[0]!;
    weakened.weight /= 2;
    expect(replayRanking(touched).equal).toBe(false);
  });

  it('shows a difference where the work was touched', () => {
    const touched = stored();
    touched.work[0]!.repositories = [];
    expect(replayRanking(touched).equal).toBe(false);
  });

  it('says that another version made the result, where that explains a difference', () => {
    const touched = stored({ versions: { ranking: '0.9.0+abc' } });
    touched.rankedCandidates[0]!.totalScore = 1;
    expect(replayRanking(touched)).toMatchObject({
      equal: false,
      versionChanged: { stored: '0.9.0+abc', current: RANKING_VERSION },
    });
  });

  it('is equal for an empty ranking', () => {
    expect(replayRanking({ jobRequirement, rankedCandidates: [], referenceDate })).toEqual({ equal: true });
  });
});
