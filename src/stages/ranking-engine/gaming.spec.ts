import { describe, expect, it } from '@jest/globals';
import { makeRequirement, mergedAt, personOf, skillOf, workOf } from '../../../test/support/ranking-candidates.js';
import { type Candidate, type RepositoryWork } from '../../domain/candidate.js';
import { type RankedCandidate } from '../../domain/ranking.js';
import { rankCandidates } from './rank-candidates.js';

const REFERENCE_DATE = new Date('2026-06-01T00:00:00.000Z');
const requirement = makeRequirement({
  requiredSkills: [skillOf('Rust', 'language')],
  keywords: [
    { term: 'async', weight: 0.9 },
    { term: 'runtime', weight: 0.9 },
    { term: 'scheduler', weight: 0.9 },
  ],
});
const rank = (candidate: Candidate): RankedCandidate =>
  rankCandidates({ requirement, candidates: [candidate] }, REFERENCE_DATE)[0]!;

const runtime = {
  description: 'An async runtime with a scheduler',
  topics: ['async', 'runtime', 'scheduler'],
  languages: [{ name: 'Rust', bytes: 400_000 }],
};
const honestWork = workOf({
  repository: 'others/runtime',
  ...runtime,
  commitsLastYear: 20,
  mergedPullRequests: mergedAt('others/runtime', 'Fix the scheduler', ['2026-05-01', '2026-03-01', '2025-12-01']),
});
const honest = personOf({ work: [honestWork] });
const own = (name: string, given: Partial<RepositoryWork> = {}): RepositoryWork =>
  workOf({
    repository: `dev-1/${name}`,
    owned: true,
    ...runtime,
    createdAt: '2023-01-01T00:00:00.000Z',
    pushedAt: '2026-05-01T00:00:00.000Z',
    ...given,
  });

describe('in the ranking, bought stars', () => {
  const starred = personOf({
    work: [own('runtime', { stars: 25_000, createdAt: '2026-04-01T00:00:00.000Z', commitsLastYear: 5 })],
  });
  const plain = personOf({
    work: [own('runtime', { stars: 0, createdAt: '2026-04-01T00:00:00.000Z', commitsLastYear: 5 })],
  });

  it('do not raise the score', () => {
    expect(rank(starred).totalScore).toBe(rank(plain).totalScore);
  });

  it('are reported as an anomaly', () => {
    expect([rank(starred).anomalies.length, rank(plain).anomalies]).toEqual([1, []]);
  });

  it('are no anomaly if the repository has years of work', () => {
    expect(
      rank(
        personOf({
          work: [own('runtime', { stars: 25_000, createdAt: '2019-04-01T00:00:00.000Z', commitsLastYear: 300 })],
        }),
      ).anomalies,
    ).toEqual([]);
  });
});

describe('in the ranking, padded forks', () => {
  const padded = personOf({
    work: Array.from({ length: 40 }, (_, index) => own(`copy-${index}`, { commitsLastYear: 0 })),
  });

  it('do not raise the score', () => {
    expect(rank(padded).totalScore).toBe(rank(personOf()).totalScore);
  });

  it('are reported as an anomaly', () => {
    expect(rank(padded).anomalies[0]).toContain('40 own repositories');
  });

  it('score less than half of honest work if nobody worked on them for years, however many they are', () => {
    const old = personOf({
      work: Array.from({ length: 200 }, (_, index) => own(`copy-${index}`, { pushedAt: '2024-01-01T00:00:00.000Z' })),
    });
    expect(rank(old).totalScore).toBeLessThan(rank(honest).totalScore / 2);
  });
});

describe('a flood of back-dated commits', () => {
  const flood = (commits: number): Candidate =>
    personOf({ work: [own('runtime', { createdAt: '2026-05-25T00:00:00.000Z', commitsLastYear: commits })] });

  it('raises the score no further than the largest plausible number', () => {
    expect(rank(flood(50_000)).totalScore).toBe(rank(flood(1000)).totalScore);
  });

  it('does not outrank honest work in others projects', () => {
    expect(rank(flood(50_000)).totalScore).toBeLessThan(rank(honest).totalScore);
  });

  it('is reported as an anomaly', () => {
    expect(rank(flood(50_000)).anomalies[0]).toContain('more than can have been made there');
  });
});

describe('one-line pull requests to lists of links', () => {
  const list = workOf({
    repository: 'others/awesome-rust',
    description: 'A curated list of async runtime and scheduler code',
    languages: [{ name: 'Rust', bytes: 10 }],
    commitsLastYear: 30,
    mergedPullRequests: mergedAt('others/awesome-rust', 'Add my async runtime', [
      '2026-05-01',
      '2026-04-01',
      '2026-03-01',
      '2026-02-01',
    ]),
  });

  it('score less than a third of honest work', () => {
    expect(rank(personOf({ work: [list] })).totalScore).toBeLessThan(rank(honest).totalScore / 3);
  });

  it('are reported as an anomaly', () => {
    expect(rank(personOf({ work: [list] })).anomalies[0]).toContain('lists of links');
  });
});

describe('lists of keywords', () => {
  const typed = Array.from({ length: 12 }, (_, index) => ({
    name: index === 0 ? 'Rust' : `Skill ${index}`,
    confidence: 0.1,
    evidence: [
      {
        signal: 'profile-text' as const,
        repository: null,
        url: 'https://github.com/dev-1',
        observedAt: null,
        weight: 0.9,
        detail: 'Named in the profile',
      },
    ],
  }));
  const listing = personOf({ bio: 'Rust async runtime scheduler tokio', skills: typed });

  it('in a profile gain nothing', () => {
    expect(rank(listing).totalScore).toBe(rank(personOf()).totalScore);
  });

  it('in a profile are reported as an anomaly', () => {
    expect(rank(listing).anomalies[0]).toContain('12 skills');
  });

  it('in the topics of a repository without work gain nothing', () => {
    const stuffed = own('stuffed', {
      topics: Array.from({ length: 200 }, () => 'async runtime scheduler'),
      commitsLastYear: 0,
    });
    expect(rank(personOf({ work: [stuffed] })).totalScore).toBe(rank(personOf()).totalScore);
  });
});

it('honest work is not suspected of anything', () => {
  expect(rank(honest).anomalies).toEqual([]);
});
