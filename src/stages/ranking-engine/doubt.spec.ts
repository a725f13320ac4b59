import { describe, expect, it } from '@jest/globals';
import { makeRequirement, personOf, skillOf, workOf } from '../../../test/support/ranking-candidates.js';
import { type CandidateSkill, type RecentAuthors, type RepositoryWork } from '../../domain/candidate.js';
import { type JobRequirement } from '../../domain/job-requirement.js';
import { type RankedCandidate } from '../../domain/ranking.js';
import { rankCandidates } from './rank-candidates.js';

const REFERENCE_DATE = new Date('2026-06-01T00:00:00.000Z');
const NOBODY: RecentAuthors = { person: 0, others: 0, unknown: 20 };
const requirement = makeRequirement({
  requiredSkills: [skillOf('TypeScript', 'language'), skillOf('React'), skillOf('Next.js')],
  keywords: [
    { term: 'booking', weight: 0.8 },
    { term: 'dashboard', weight: 0.7 },
  ],
});
const shown = (name: string, signal: 'own-repository-language' | 'dependency-manifest'): CandidateSkill => ({
  name,
  confidence: 0.4,
  evidence: [
    {
      signal,
      repository: 'dev-1/shop',
      url: 'https://github.com/dev-1/shop',
      observedAt: '2026-05-01T00:00:00.000Z',
      weight: 0.4,
      detail: `${name} in dev-1/shop`,
    },
  ],
});
const skills = [
  shown('TypeScript', 'own-repository-language'),
  shown('React', 'dependency-manifest'),
  shown('Next.js', 'dependency-manifest'),
];
/** The owner of a product that is built on the stack, and says nothing about itself. */
function owner(given: Partial<RepositoryWork>, asked: JobRequirement = requirement): RankedCandidate {
  const shop = workOf({
    repository: 'dev-1/shop',
    owned: true,
    description: 'Our thing',
    languages: [{ name: 'TypeScript', bytes: 300_000 }],
    dependencies: ['npm:react', 'npm:next'],
    createdAt: '2024-01-01T00:00:00.000Z',
    pushedAt: '2026-05-01T00:00:00.000Z',
    ...given,
  });
  const [ranked] = rankCandidates(
    { requirement: asked, candidates: [personOf({ work: [shop], skills })] },
    REFERENCE_DATE,
  );
  if (ranked === undefined) throw new Error('Nobody was ranked');
  return ranked;
}

const credited = owner({ commitsLastYear: 180, recentAuthors: { person: 20, others: 0, unknown: 0 } });
const uncredited = owner({ commitsLastYear: 0, recentAuthors: NOBODY });
const copy = owner({ commitsLastYear: 1, recentAuthors: { person: 1, others: 19, unknown: 0 } });

describe('own work whose commits GitHub credits to nobody', () => {
  it('scores more than half of the same work with credit', () => {
    expect(uncredited.totalScore).toBeGreaterThan(credited.totalScore / 2);
  });

  it('scores less than the same work with credit', () => {
    expect(uncredited.totalScore).toBeLessThan(credited.totalScore);
  });

  it('has a lower confidence', () => {
    expect(uncredited.confidence).toBeLessThan(credited.confidence);
  });

  it('is said to be unconfirmed', () => {
    expect(uncredited.concerns).toContain(
      'GitHub credits the recent commits in dev-1/shop to no account, so authorship could not be confirmed',
    );
  });

  it('is not said of work with credit', () => {
    expect(credited.concerns.filter((concern) => concern.includes('authorship'))).toEqual([]);
  });

  it('gains with every credited commit, without a cliff', () => {
    const totals = Array.from(
      { length: 201 },
      (_, commits) => owner({ commitsLastYear: commits, recentAuthors: NOBODY }).totalScore,
    );
    const steps = totals.slice(1).map((total, index) => total - (totals[index] ?? 0));
    expect(steps.filter((step) => step < 0 || step > 0.3)).toEqual([]);
  });
});

describe('a copy of the work of others with one commit', () => {
  it('scores less than half of uncredited work', () => {
    expect(copy.totalScore).toBeLessThan(uncredited.totalScore / 2 + 2);
  });
});

describe('many private contributions', () => {
  it('are said, because they cannot be seen', () => {
    const [ranked] = rankCandidates(
      {
        requirement,
        candidates: [
          personOf({
            contributions: {
              from: '2025-06-01',
              to: '2026-06-01',
              commits: 3,
              issues: 0,
              pullRequests: 0,
              reviews: 0,
              restricted: 1900,
              mergedPullRequestsAllTime: 0,
            },
          }),
        ],
      },
      REFERENCE_DATE,
    );
    expect(ranked?.concerns).toContain('1900 contributions of the last 12 months are private and cannot be seen');
  });
});

describe('a product built on the stack asked for', () => {
  it('is close however little it says about itself', () => {
    const other = owner({ dependencies: [], commitsLastYear: 180, languages: [{ name: 'Go', bytes: 300_000 }] });
    expect(credited.totalScore).toBeGreaterThan(2 * other.totalScore);
  });
});

describe('what GitHub cannot show', () => {
  const more = [skillOf('Agile', 'method'), skillOf('AWS Certification', 'certification')];
  const asking = makeRequirement({ ...requirement, requiredSkills: [...requirement.requiredSkills, ...more] });
  const ranked = owner({ commitsLastYear: 180 }, asking);

  it('is listed apart from what is missing', () => {
    expect([ranked.notObservable, ranked.missingSkills]).toEqual([['AWS Certification', 'Agile'], []]);
  });

  it('costs nobody points', () => {
    expect(ranked.totalScore).toBe(owner({ commitsLastYear: 180 }).totalScore);
  });
});

describe('work that is bound to a place', () => {
  const berlin = { text: 'Berlin', city: 'Berlin', region: 'Berlin', country: 'DE' };
  const at = (remote: JobRequirement['remote'], place: { city: string; country: string } | null): number => {
    const asked = makeRequirement({ ...requirement, remote, locations: [berlin] });
    const person = personOf({
      work: [workOf({ repository: 'others/shop', commitsLastYear: 50, languages: [{ name: 'TypeScript', bytes: 9 }] })],
      skills,
      place:
        place === null
          ? null
          : { text: place.city, region: null, confidence: 1, reason: 'Named in the profile', ...place },
    });
    const [ranked] = rankCandidates({ requirement: asked, candidates: [person] }, REFERENCE_DATE);
    return ranked?.totalScore ?? Number.NaN;
  };
  const three = (remote: JobRequirement['remote']): number[] =>
    [{ city: 'Berlin', country: 'DE' }, null, { city: 'Lima', country: 'PE' }].map((place) => at(remote, place));

  it('puts known to be there before unknown, and unknown before elsewhere, by 2 points each', () => {
    const [there = 0, unknown = 0, elsewhere = 0] = three('hybrid');
    expect([there - unknown, unknown - elsewhere].map((step) => Math.round(step * 1000) / 1000)).toEqual([2, 2]);
  });

  it('is not bound if it is remote', () => {
    expect(new Set(three('remote')).size).toBe(1);
  });
});
