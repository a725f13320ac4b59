import { describe, expect, it } from '@jest/globals';
import { makeRequirement, mergedAt, personOf, skillOf, workOf } from '../../../../test/support/ranking-candidates.js';
import { type Candidate } from '../../../domain/candidate.js';
import { type RankedCandidate } from '../../../domain/ranking.js';
import { RANKING } from '../constants.js';
import { rankCandidates } from '../rank-candidates.js';

const REFERENCE_DATE = new Date('2026-06-01T00:00:00.000Z');
const requirement = makeRequirement({ requiredSkills: [skillOf('Rust', 'language')] });
const rank = (candidate: Candidate): RankedCandidate =>
  rankCandidates({ requirement, candidates: [candidate] }, REFERENCE_DATE)[0]!;
const scoreOf = (candidate: Candidate): number => rank(candidate).scoreBreakdown.activity.score;
const counts = (commits: number) => ({
  from: '',
  to: '',
  commits,
  issues: 0,
  pullRequests: 0,
  reviews: 0,
  restricted: 0,
  mergedPullRequestsAllTime: 0,
});

const merged = (dates: string[], language = 'Rust'): Candidate =>
  personOf({
    contributions: counts(dates.length),
    work: [
      workOf({
        repository: 'others/thing',
        languages: [{ name: language, bytes: 1000 }],
        mergedPullRequests: mergedAt('others/thing', 'Fix it', dates),
      }),
    ],
  });

describe('the activity', () => {
  it('counts the last 12 months only', () => {
    expect(scoreOf(merged(['2025-01-01', '2024-12-01']))).toBe(RANKING.activity.base);
  });

  it('counts the latest most, which is the trend', () => {
    expect(scoreOf(merged(['2026-05-20', '2026-05-10']))).toBeGreaterThan(
      scoreOf(merged(['2025-06-20', '2025-06-10'])),
    );
  });

  it('counts work close to the posting, not any work', () => {
    expect(scoreOf(merged(['2026-05-20', '2026-05-10'], 'PHP'))).toBeLessThan(
      scoreOf(merged(['2026-05-20', '2026-05-10'])) / 2,
    );
  });

  it('does not take silence for nought, and lets it lower the confidence', () => {
    const silent = rank(merged(['2025-01-01'])).confidence;
    const quiet = rank({ ...merged(['2025-01-01']), contributions: counts(0) });
    expect([quiet.scoreBreakdown.activity.score, quiet.confidence < silent]).toEqual([RANKING.activity.base, true]);
  });

  it('says that private work cannot be seen', () => {
    expect(rank(personOf()).scoreBreakdown.activity.reasons[0]?.text).toContain('private work cannot be seen');
  });
});
