import { describe, expect, it } from '@jest/globals';
import { makeRequirement, mergedAt, personOf, skillOf, workOf } from '../../../test/support/ranking-candidates.js';
import { type Candidate } from '../../domain/candidate.js';
import { type JobRequirement } from '../../domain/job-requirement.js';
import { type RankedCandidate } from '../../domain/ranking.js';
import { explainCandidate } from './explanation/explain.js';
import { rankCandidates } from './rank-candidates.js';

const REFERENCE_DATE = new Date('2026-06-01T00:00:00.000Z');
const asked = makeRequirement({
  requiredSkills: [skillOf('Rust', 'language')],
  keywords: [{ term: 'runtime', weight: 0.9 }],
});
const good = workOf({
  repository: 'others/runtime',
  description: 'An async runtime',
  languages: [{ name: 'Rust', bytes: 1000 }],
  commitsLastYear: 40,
  mergedPullRequests: mergedAt('others/runtime', 'Fix the scheduler', ['2026-05-01', '2026-03-01']),
});

const rankOne = (candidate: Candidate, requirement: JobRequirement = asked): RankedCandidate =>
  rankCandidates({ requirement, candidates: [candidate] }, REFERENCE_DATE)[0]!;

/** Whether every number in a result is one, and every score within its bounds. */
function isSound(ranked: RankedCandidate): boolean {
  const scores = Object.values(ranked.scoreBreakdown).flatMap(({ score, weight }) => [score / 100, weight]);
  return [ranked.totalScore / 100, ranked.confidence, ...scores].every((value) => value >= 0 && value <= 1);
}

const broken = (change: object): Candidate => Object.assign(personOf({ work: [good] }), change);

describe('invalid candidate data', () => {
  it.each<[string, Candidate]>([
    ['without lists', broken({ work: undefined, skills: undefined, contacts: undefined })],
    ['with null for lists', broken({ work: null, skills: null })],
    ['with gaps in lists', broken({ work: [null, good, undefined], skills: [null] })],
    ['with empty lists', personOf({ work: [], skills: [] })],
    ['without counts', broken({ contributions: null, contributionCount: null })],
    [
      'with counts below 0',
      broken({
        contributionCount: -5,
        contributions: {
          commits: -1,
          issues: -1,
          pullRequests: -1,
          reviews: -1e12,
          restricted: -3,
          mergedPullRequestsAllTime: -7,
        },
      }),
    ],
    [
      'with counts that are none',
      broken({ contributionCount: Number.NaN, contributions: { commits: 'many', reviews: Number.NaN } }),
    ],
    [
      'with huge counts',
      broken({
        contributions: {
          commits: 1e300,
          issues: 1e300,
          pullRequests: 1e300,
          reviews: 1e300,
          restricted: 1e300,
          mergedPullRequestsAllTime: Number.MAX_VALUE,
        },
      }),
    ],
    ['with a repository without fields', broken({ work: [{ repository: 'others/bare' }] })],
    ['with a repository without a name', broken({ work: [{}] })],
    [
      'with commits below 0',
      broken({ work: [{ ...good, commitsLastYear: -100, pullRequestsLastYear: Number.NaN, stars: -1 }] }),
    ],
    [
      'with endless commits',
      broken({
        work: [{ ...good, commitsLastYear: Infinity, stars: Infinity, languages: [{ name: 'Rust', bytes: Infinity }] }],
      }),
    ],
    [
      'with languages without bytes',
      broken({
        work: [
          {
            ...good,
            languages: [
              { name: 'Rust', bytes: 0 },
              { name: 'Go', bytes: -4 },
            ],
          },
        ],
      }),
    ],
    [
      'with dates that are none',
      broken({
        work: [
          {
            ...good,
            createdAt: 'yesterday',
            pushedAt: '',
            mergedPullRequests: [{ title: 'x', url: '', mergedAt: 'soon' }],
          },
        ],
      }),
    ],
    [
      'with dates of 1970',
      broken({
        work: [
          {
            ...good,
            createdAt: '1970-01-01T00:00:00Z',
            mergedPullRequests: mergedAt('others/runtime', 'x', ['1970-01-01']),
          },
        ],
      }),
    ],
    [
      'with dates in the future',
      broken({
        work: [
          {
            ...good,
            createdAt: '2099-01-01T00:00:00Z',
            pushedAt: '2099-01-01T00:00:00Z',
            mergedPullRequests: mergedAt('others/runtime', 'x', ['2099-01-01']),
          },
        ],
      }),
    ],
    [
      'with evidence without weights',
      broken({
        skills: [
          {
            name: 'Rust',
            confidence: 2,
            evidence: [
              {
                signal: 'merged-pull-request',
                repository: 'others/runtime',
                url: null,
                observedAt: null,
                detail: null,
              },
              { weight: Number.NaN },
              { weight: -4 },
              { weight: 99, signal: 'commits-to-others' },
            ],
          },
        ],
      }),
    ],
    [
      'with skills in other scripts',
      broken({
        skills: [
          { name: 'ラスト', confidence: 1, evidence: [] },
          { name: 'Раст', confidence: 1, evidence: [] },
        ],
      }),
    ],
    [
      'with texts in other scripts',
      broken({
        work: [
          {
            ...good,
            repository: 'others/プロジェクト',
            description: '非同期ランタイム ‮ 🦀',
            topics: ['非同期', '🦀'],
          },
        ],
      }),
    ],
    ['with the same repository twice', broken({ work: [good, good, { ...good, commitsLastYear: 1 }] })],
  ])('ranks a candidate %s', (_, candidate) => {
    expect(isSound(rankOne(candidate))).toBe(true);
  });

  it('ranks a candidate with 10,000 repositories', () => {
    const work = Array.from({ length: 10_000 }, (_, index) =>
      workOf({
        repository: `others/project-${index}`,
        description: 'A runtime',
        languages: [{ name: 'Rust', bytes: 10 }],
        commitsLastYear: 3,
      }),
    );
    expect(isSound(rankOne(personOf({ work })))).toBe(true);
  });

  it('takes a date in the future for no date, and not for a fresh one', () => {
    const at = (date: string): number =>
      rankOne(
        personOf({
          work: [
            {
              ...good,
              commitsLastYear: 0,
              mergedPullRequests: mergedAt('others/runtime', 'Fix the scheduler', [date]),
            },
          ],
        }),
      ).totalScore;
    expect(at('2099-01-01')).toBeLessThan(at('2026-05-01'));
  });

  it('gives next to nothing for work of 1970', () => {
    const { scoreBreakdown } = rankOne(
      personOf({
        work: [
          {
            ...good,
            commitsLastYear: 0,
            mergedPullRequests: mergedAt('others/runtime', 'Fix the scheduler', ['1970-01-01']),
          },
        ],
      }),
    );
    expect(scoreBreakdown.experience.score).toBeLessThan(0.1);
  });

  it('gives an account dead since 2016 no more activity than silence', () => {
    const dead = personOf({
      work: [
        {
          ...good,
          commitsLastYear: 0,
          pushedAt: '2026-05-30T00:00:00Z',
          mergedPullRequests: mergedAt('others/runtime', 'Fix the scheduler', ['2016-02-01', '2016-01-01']),
        },
      ],
    });
    expect(rankOne(dead).scoreBreakdown.activity.score).toBe(rankOne(personOf()).scoreBreakdown.activity.score);
  });
});

describe('a requirement out of order', () => {
  it.each<[string, JobRequirement]>([
    ['without anything', makeRequirement()],
    ['without skills', makeRequirement({ role: 'Engineer' })],
    ['with skills that nobody knows', makeRequirement({ requiredSkills: [skillOf('Quux'), skillOf('猫')] })],
    [
      'with a junior of ten years',
      makeRequirement({
        seniority: 'junior',
        yearsMin: 10,
        yearsMax: 1,
        requiredSkills: [skillOf('Rust', 'language')],
      }),
    ],
    [
      'with the same skill demanded and liked',
      makeRequirement({
        requiredSkills: [skillOf('Rust', 'language'), skillOf('Rust', 'language')],
        preferredSkills: [skillOf('Rust', 'language')],
      }),
    ],
    [
      'with keywords that are none',
      makeRequirement({
        keywords: [
          { term: '', weight: 1 },
          { term: '…', weight: 0.5 },
          { term: 'runtime', weight: Number.NaN },
          { term: 'async', weight: 1e9 },
        ],
      }),
    ],
    ['with nothing but what does not count', makeRequirement({ keywords: [{ term: 'runtime', weight: -1 }] })],
    ['with years below 0', makeRequirement({ yearsMin: -3 })],
  ])('%s gives a defined result', (_, requirement) => {
    const candidate = personOf({ work: [good] });
    const ranked = rankOne(candidate, requirement);
    expect([isSound(ranked), explainCandidate(requirement, candidate, null, REFERENCE_DATE).totalScore]).toEqual([
      true,
      ranked.totalScore,
    ]);
  });

  it('without anything compares nothing: the parts that need a posting do not apply', () => {
    const { scoreBreakdown } = rankOne(personOf({ work: [good] }), makeRequirement());
    expect([scoreBreakdown.skillMatch.weight, scoreBreakdown.domain.weight, scoreBreakdown.experience.weight]).toEqual([
      0, 0, 0.5,
    ]);
  });
});
