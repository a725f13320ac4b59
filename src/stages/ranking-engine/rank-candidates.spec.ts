import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import {
  makeCandidate,
  makeRequirement,
  mergedAt,
  personOf,
  seededRandom,
  skillOf,
  workOf,
} from '../../../test/support/ranking-candidates.js';
import { Problem } from '../../platform/common/problem.js';
import { type Candidate } from '../../domain/candidate.js';
import { rankCandidates } from './rank-candidates.js';

const REFERENCE_DATE = new Date('2026-06-01T00:00:00.000Z');
const SEED = 42;
const requirement = makeRequirement({
  role: 'Rust Engineer',
  roleFamily: 'systems',
  requiredSkills: [skillOf('Rust', 'language'), skillOf('gRPC')],
  keywords: [
    { term: 'async', weight: 0.8 },
    { term: 'runtime', weight: 0.5 },
  ],
});

function pool(size: number): Candidate[] {
  const random = seededRandom(SEED);
  return Array.from({ length: size }, (_, person) =>
    makeCandidate(person + 1, random, { works: 3, skills: ['Rust', 'gRPC'], referenceDate: REFERENCE_DATE }),
  );
}

function shuffled<T>(values: readonly T[], random: () => number): T[] {
  return values
    .map((value) => ({ value, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}

const ids = (candidates: Candidate[]): number[] =>
  rankCandidates({ requirement, candidates }, REFERENCE_DATE).map(({ githubId }) => githubId);

describe('the order', () => {
  it(`is one SHA-256 over 1,000 shuffles (seed ${SEED})`, () => {
    const people = pool(10);
    const random = seededRandom(SEED);
    const hashes = new Set<string>();
    for (let round = 0; round < 1000; round += 1) {
      const ranked = rankCandidates({ requirement, candidates: shuffled(people, random) }, REFERENCE_DATE);
      hashes.add(createHash('sha256').update(JSON.stringify(ranked)).digest('hex'));
    }
    expect(hashes.size).toBe(1);
  });

  it('goes by the total first', () => {
    const totals = rankCandidates({ requirement, candidates: pool(50) }, REFERENCE_DATE).map(
      ({ totalScore }) => totalScore,
    );
    expect(totals).toEqual(totals.toSorted((a, b) => b - a));
  });

  it('goes by confidence where totals are the same', () => {
    // Old work brings no activity, and says who the person is all the same.
    const old = workOf({
      repository: 'others/runtime',
      mergedPullRequests: mergedAt('others/runtime', 'Fix it', ['2023-01-01']),
    });
    const onlyActivity = { skillMatch: 0, experience: 0, activity: 100, domain: 0 };
    const ranked = rankCandidates(
      {
        requirement,
        candidates: [personOf({ githubId: 1 }), personOf({ githubId: 9, work: [old] })],
        weights: onlyActivity,
      },
      REFERENCE_DATE,
    );
    expect([ranked[0]?.totalScore === ranked[1]?.totalScore, ranked.map(({ githubId }) => githubId)]).toEqual([
      true,
      [9, 1],
    ]);
  });

  it('goes by contributions where the confidence is the same too', () => {
    expect(
      ids([personOf({ githubId: 1, contributionCount: 3 }), personOf({ githubId: 2, contributionCount: 40 })]),
    ).toEqual([2, 1]);
  });

  it('goes by the smaller id where nothing else tells people apart', () => {
    expect(ids([personOf({ githubId: 30 }), personOf({ githubId: 4 }), personOf({ githubId: 200 })])).toEqual([
      4, 30, 200,
    ]);
  });

  it('counts ranks from 1', () => {
    expect(rankCandidates({ requirement, candidates: pool(3) }, REFERENCE_DATE).map(({ rank }) => rank)).toEqual([
      1, 2, 3,
    ]);
  });

  it('stops at the limit', () => {
    expect(rankCandidates({ requirement, candidates: pool(10), limit: 4 }, REFERENCE_DATE)).toHaveLength(4);
  });

  it('gives nobody twice, and keeps the better record', () => {
    const [person] = pool(1);
    const poorer = { ...person!, work: [], skills: [] };
    const ranked = rankCandidates({ requirement, candidates: [poorer, person!, poorer] }, REFERENCE_DATE);
    expect(ranked.map(({ work }) => work.length)).toEqual([person!.work.length]);
  });

  it('keeps people apart whose id is not known', () => {
    expect(
      rankCandidates(
        {
          requirement,
          candidates: [personOf({ githubId: 0, githubUsername: 'a' }), personOf({ githubId: 0, githubUsername: 'b' })],
        },
        REFERENCE_DATE,
      ),
    ).toHaveLength(2);
  });
});

describe('a score', () => {
  it('does not depend on who else is ranked', () => {
    const people = pool(20);
    const together = new Map(
      rankCandidates({ requirement, candidates: people }, REFERENCE_DATE).map(({ githubId, totalScore }) => [
        githubId,
        totalScore,
      ]),
    );
    const alone = people.map(
      (person) => rankCandidates({ requirement, candidates: [person] }, REFERENCE_DATE)[0]?.totalScore,
    );
    expect(people.map(({ githubId }) => together.get(githubId))).toEqual(alone);
  });

  it('depends on the reference date and no clock', () => {
    const later = new Date('2030-06-01T00:00:00.000Z');
    const total = (date: Date): number => rankCandidates({ requirement, candidates: pool(1) }, date)[0]!.totalScore;
    expect(total(later)).toBeLessThan(total(REFERENCE_DATE));
  });

  it('is under the bar where nothing is to be seen', () => {
    expect(rankCandidates({ requirement, candidates: [personOf()] }, REFERENCE_DATE)[0]?.belowQualityBar).toBe(true);
  });

  it('carries all of the candidate along', () => {
    const [person] = pool(1);
    expect(rankCandidates({ requirement, candidates: [person!] }, REFERENCE_DATE)[0]).toMatchObject(person!);
  });

  it('is refused where all weights are nought', () => {
    const weights = { skillMatch: 0, experience: 0, activity: 0, domain: 0 };
    expect(() => rankCandidates({ requirement, candidates: [], weights }, REFERENCE_DATE)).toThrow(Problem);
  });

  it('shifts with the weights', () => {
    const [person] = pool(1);
    const [ranked] = rankCandidates(
      { requirement, candidates: [person!], weights: { skillMatch: 0, experience: 0, activity: 100, domain: 0 } },
      REFERENCE_DATE,
    );
    expect(ranked?.totalScore).toBe(ranked?.scoreBreakdown.activity.score);
  });
});
