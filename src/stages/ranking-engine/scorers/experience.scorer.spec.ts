import { describe, expect, it } from '@jest/globals';
import { makeRequirement, mergedAt, personOf, skillOf, workOf } from '../../../../test/support/ranking-candidates.js';
import { type Candidate, type RepositoryWork } from '../../../domain/candidate.js';
import { type JobRequirement } from '../../../domain/job-requirement.js';
import { demandOf } from './experience.scorer.js';
import { rankCandidates } from '../rank-candidates.js';

const REFERENCE_DATE = new Date('2026-06-01T00:00:00.000Z');
const RUST = makeRequirement({ requiredSkills: [skillOf('Rust', 'language')] });
const scoreOf = (candidate: Candidate, requirement: JobRequirement = RUST): number =>
  rankCandidates({ requirement, candidates: [candidate] }, REFERENCE_DATE)[0]!.scoreBreakdown.experience.score;

const project = (given: Partial<RepositoryWork>): RepositoryWork =>
  workOf({ repository: 'others/thing', languages: [{ name: 'Rust', bytes: 1000 }], ...given });
const merged = (dates: string[], title = 'Fix the scheduler'): Candidate =>
  personOf({ work: [project({ mergedPullRequests: mergedAt('others/thing', title, dates) })] });

describe('the experience', () => {
  it('grows with the merged work', () => {
    expect(scoreOf(merged(['2026-01-01', '2025-12-01', '2025-11-01']))).toBeGreaterThan(
      scoreOf(merged(['2026-01-01'])),
    );
  });

  it('grows with the months over which it went', () => {
    expect(scoreOf(merged(['2026-01-01', '2025-11-01', '2025-09-01']))).toBeGreaterThan(
      scoreOf(merged(['2026-01-03', '2026-01-02', '2026-01-01'])),
    );
  });

  it('fades with the years', () => {
    expect(scoreOf(merged(['2018-01-01', '2017-06-01']))).toBeLessThan(
      scoreOf(merged(['2026-01-01', '2025-06-01'])) / 3,
    );
  });

  it('counts tests and documentation little', () => {
    expect(scoreOf(merged(['2026-01-01', '2025-11-01'], 'docs: typo'))).toBeLessThan(
      scoreOf(merged(['2026-01-01', '2025-11-01'])) / 2,
    );
  });

  it('does not count the age of an account', () => {
    expect(
      scoreOf({ ...merged(['2026-01-01']), accountCreatedAt: '2008-01-01T00:00:00.000Z', accountAgeDays: 6700 }),
    ).toBe(scoreOf(merged(['2026-01-01'])));
  });

  it('counts work let in by others more than as much in own repositories', () => {
    const own = personOf({ work: [project({ repository: 'dev-1/thing', owned: true, commitsLastYear: 60 })] });
    const others = personOf({ work: [project({ commitsLastYear: 60 })] });
    expect(scoreOf(own)).toBeLessThan(scoreOf(others));
  });

  it('counts reviews of others work as responsibility', () => {
    const contributions = {
      from: '',
      to: '',
      commits: 0,
      issues: 0,
      pullRequests: 0,
      reviews: 80,
      restricted: 0,
      mergedPullRequestsAllTime: 0,
    };
    expect(scoreOf({ ...merged(['2026-01-01']), contributions })).toBeGreaterThan(scoreOf(merged(['2026-01-01'])));
  });

  it('counts the older merged work that is known by number only', () => {
    const contributions = {
      from: '',
      to: '',
      commits: 0,
      issues: 0,
      pullRequests: 0,
      reviews: 0,
      restricted: 0,
      mergedPullRequestsAllTime: 400,
    };
    expect(scoreOf({ ...merged(['2026-01-01']), contributions })).toBeGreaterThan(scoreOf(merged(['2026-01-01'])));
  });

  it('asks more of a principal than of a junior', () => {
    const forLevel = (seniority: JobRequirement['seniority']): number =>
      scoreOf(merged(['2026-01-01', '2025-11-01']), { ...RUST, seniority });
    expect(forLevel('principal')).toBeLessThan(forLevel('junior'));
  });

  it('asks more where more years are asked for', () => {
    expect(demandOf({ seniority: null, yearsMin: 12 })).toBeGreaterThan(demandOf({ seniority: null, yearsMin: 2 }));
  });

  it('knows what to make of a junior of ten years: both are asked for', () => {
    expect(demandOf({ seniority: 'junior', yearsMin: 10 })).toBeCloseTo(0.6 * 1.2, 10);
  });
});
