import { describe, expect, it } from '@jest/globals';
import { makeRequirement, personOf, skillOf, workOf } from '../../../../test/support/ranking-candidates.js';
import { type RepositoryWork } from '../../../domain/candidate.js';
import { type JobRequirement } from '../../../domain/job-requirement.js';
import { type CloseWork, compareWork } from './close-work.js';
import { toPostingProfile } from '../posting-profile.js';
import { toRankingSubject } from '../ranking-subject.js';

const REFERENCE_DATE = new Date('2026-06-01T00:00:00.000Z');

function compare(requirement: JobRequirement, given: Partial<RepositoryWork>): CloseWork {
  const profile = toPostingProfile(requirement);
  return compareWork(
    toRankingSubject(personOf({ work: [workOf({ repository: 'others/thing', ...given })] }), profile, REFERENCE_DATE),
    profile,
  )[0]!;
}

const RUNTIME = makeRequirement({
  requiredSkills: [skillOf('Rust', 'language')],
  keywords: [
    { term: 'rust', weight: 0.9 },
    { term: 'async', weight: 0.8 },
    { term: 'runtime', weight: 0.8 },
    { term: 'scheduler', weight: 0.8 },
    { term: 'parsing', weight: -0.6 },
  ],
});
const rust = { languages: [{ name: 'Rust', bytes: 1000 }] };

describe('the closeness of a repository', () => {
  it('grows with the words in common', () => {
    const none = compare(RUNTIME, { ...rust, description: 'Pictures of cats' }).closeness;
    const some = compare(RUNTIME, { ...rust, description: 'An async thing' }).closeness;
    const many = compare(RUNTIME, { ...rust, description: 'An async runtime with a scheduler' }).closeness;
    expect([none < some, some < many]).toEqual([true, true]);
  });

  it('is small in a language that is not asked for, whatever the words', () => {
    expect(
      compare(RUNTIME, { languages: [{ name: 'Ruby', bytes: 1000 }], description: 'An async runtime with a scheduler' })
        .closeness,
    ).toBeLessThan(0.06);
  });

  it('reads names and topics as it does descriptions', () => {
    const named = compare(RUNTIME, { ...rust, repository: 'others/async-runtime', topics: ['scheduler'] }).closeness;
    expect(named).toBeCloseTo(compare(RUNTIME, { ...rust, description: 'async runtime scheduler' }).closeness, 10);
  });

  it('reads packages, and trusts them less', () => {
    const built = compare(RUNTIME, { ...rust, dependencies: ['crates:async-runtime'] }).closeness;
    const said = compare(RUNTIME, { ...rust, description: 'async runtime' }).closeness;
    expect([built > compare(RUNTIME, rust).closeness, built < said]).toEqual([true, true]);
  });

  it('is less where the repository is about what does not count', () => {
    expect(compare(RUNTIME, { ...rust, description: 'An async runtime for parsing' }).closeness).toBeLessThan(
      compare(RUNTIME, { ...rust, description: 'An async runtime' }).closeness,
    );
  });

  it('is not lowered by a package', () => {
    expect(compare(RUNTIME, { ...rust, dependencies: ['crates:parsing'] }).closeness).toBe(
      compare(RUNTIME, rust).closeness,
    );
  });

  it('knows different words for the same thing', () => {
    const posting = makeRequirement({ keywords: [{ term: 'asynchronous input and output', weight: 1 }] });
    expect(compare(posting, { description: 'An event-driven, non-blocking platform' }).closeness).toBeGreaterThan(
      compare(posting, { description: 'A platform' }).closeness,
    );
  });

  it('stands on the names of skills where a person wrote the requirement without keywords', () => {
    const posting = makeRequirement({
      role: 'Kubernetes operator developer',
      requiredSkills: [skillOf('Kubernetes', 'platform')],
    });
    expect(compare(posting, { description: 'A Kubernetes operator' }).closeness).toBeGreaterThan(
      compare(posting, { description: 'A game' }).closeness,
    );
  });

  it('is full where the posting gives nothing to compare with', () => {
    expect(compare(makeRequirement(), { description: 'Anything' }).closeness).toBe(1);
  });

  it('lets the main language count most', () => {
    const posting = makeRequirement({
      requiredSkills: [skillOf('Solidity', 'language'), skillOf('TypeScript', 'language')],
      keywords: [
        { term: 'solidity', weight: 1 },
        { term: 'typescript', weight: 0.5 },
      ],
    });
    const inLanguage = (name: string): number => compare(posting, { languages: [{ name, bytes: 1000 }] }).closeness;
    expect(inLanguage('Solidity')).toBeGreaterThan(2 * inLanguage('TypeScript'));
  });

  it('takes kindred languages for near', () => {
    const posting = makeRequirement({ requiredSkills: [skillOf('TypeScript', 'language')] });
    const inLanguage = (name: string): number => compare(posting, { languages: [{ name, bytes: 1000 }] }).closeness;
    expect([
      inLanguage('JavaScript') > 0.5 * inLanguage('TypeScript'),
      inLanguage('Java') < 0.1 * inLanguage('TypeScript'),
    ]).toEqual([true, true]);
  });

  it('finds the language by the framework where none is named', () => {
    const posting = makeRequirement({ requiredSkills: [skillOf('Django', 'framework')] });
    expect([...toPostingProfile(posting).languages.keys()]).toEqual(['Python']);
  });

  it('lets the title of a merged change come closer than its repository', () => {
    const mergedPullRequests = [
      {
        title: 'Change in src/runtime/scheduler',
        url: 'https://github.com/others/thing/pull/1',
        mergedAt: '2026-05-01T00:00:00.000Z',
      },
    ];
    expect(compare(RUNTIME, { ...rust, mergedPullRequests }).titleFactors[0]).toBeGreaterThan(1);
  });
});
