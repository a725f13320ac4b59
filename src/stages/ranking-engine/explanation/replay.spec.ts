import { describe, expect, it } from '@jest/globals';
import { makeCandidate, makeRequirement, seededRandom, skillOf } from '../../../../test/support/ranking-candidates.js';
import { rankCandidates } from '../rank-candidates.js';
import { replayRanking, type StoredRanking } from './replay.js';
import { RANKING_VERSION } from '../version.js';

const referenceDate = '2026-06-01T00:00:00.000Z';
const jobRequirement = makeRequirement({
  requiredSkills: [skillOf('Rust', 'language'), skillOf('gRPC')],
  keywords: [{ term: 'async', weight: 0.7 }],
});

/** A result as it was stored: through JSON, as every export goes. */
function stored(change: Partial<StoredRanking> = {}, limit?: number): StoredRanking {
  const random = seededRandom(5);
  const candidates = Array.from({ length: 12 }, (_, person) =>
    makeCandidate(person + 1, random, { works: 4, skills: ['Rust', 'gRPC'], referenceDate: new Date(referenceDate) }),
  );
  const weights = change.weights ?? null;
  const rankedCandidates = rankCandidates(
    { requirement: jobRequirement, candidates, weights, limit },
    new Date(referenceDate),
  );
  return JSON.parse(
    JSON.stringify({
      jobRequirement,
      rankedCandidates,
      weights,
      referenceDate,
      versions: { ranking: RANKING_VERSION },
      ...change,
    }),
  ) as StoredRanking;
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

  it('shows a difference where the evidence was touched', () => {
    const touched = stored();
    touched.rankedCandidates[0]!.work = [];
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
