import 'reflect-metadata';
import * as fc from 'fast-check';
import {
  type Candidate,
  type CandidateSkill,
  EVIDENCE_SIGNALS,
  type MergedPullRequest,
  type RepositoryWork,
  type SkillEvidence,
} from '../../src/domain/candidate.js';
import { type JobRequirement } from '../../src/domain/job-requirement.js';
import { ROLE_FAMILIES, SENIORITIES } from '../../src/domain/job-terms.js';
import { makeCandidate, makeRequirement, seededRandom, skillOf } from './ranking-candidates.js';

/** "Now" of the property suites, and the seed of their random data. */
export const REFERENCE_DATE = new Date('2026-06-01T00:00:00.000Z');
export const SEED = 20_260_601;

const SKILLS = ['Rust', 'Go', 'TypeScript', 'React', 'Kubernetes', 'PostgreSQL', 'gRPC'];
const WORDS = [
  'async runtime',
  'http client',
  'web framework',
  'query engine',
  'command line',
  'kubernetes',
  'mock server',
  'arrays',
  'curated list',
  'unity game',
];
const LANGUAGES = ['Rust', 'Go', 'TypeScript', 'Python', 'Kotlin'];
const PACKAGES = ['crates:tokio', 'npm:react', 'go:google.golang.org/grpc', 'pypi:fastapi', 'npm:pg'];
const TITLES = [
  'Fix flow control in the client',
  'tests/io',
  'docs: typo',
  'Change in src/runtime',
  'Update',
  'Add gRPC retries',
];

const date = fc
  .date({ min: new Date('2012-01-01T00:00:00Z'), max: REFERENCE_DATE, noInvalidDate: true })
  .map((value) => value.toISOString());
const count = fc.oneof(fc.nat(12), fc.nat(900));

const pullRequest = (repository: string): fc.Arbitrary<MergedPullRequest> =>
  fc
    .record({ title: fc.constantFrom(...TITLES), number: fc.nat(99_999), mergedAt: date })
    .map(({ title, number, mergedAt }) => ({
      title,
      url: `https://github.com/${repository}/pull/${number}`,
      mergedAt,
    }));

const repositoryWork = (login: string, index: number): fc.Arbitrary<RepositoryWork> =>
  fc.boolean().chain((owned) => {
    const repository = `${owned ? login : 'others'}/project-${index}`;
    return fc.record({
      repository: fc.constant(repository),
      url: fc.constant(`https://github.com/${repository}`),
      owned: fc.constant(owned),
      isFork: fc.constant(false),
      description: fc.option(fc.constantFrom(...WORDS).map((words) => `A ${words}`)),
      topics: fc.array(
        fc.constantFrom(...WORDS).map((words) => words.replaceAll(' ', '-')),
        { maxLength: 3 },
      ),
      primaryLanguage: fc.option(fc.constantFrom(...LANGUAGES)),
      languages: fc.array(fc.record({ name: fc.constantFrom(...LANGUAGES), bytes: fc.nat(900_000) }), { maxLength: 3 }),
      dependencies: fc.array(fc.constantFrom(...PACKAGES), { maxLength: 4 }),
      stars: fc.nat(50_000),
      archived: fc.boolean(),
      createdAt: fc.option(date),
      pushedAt: fc.option(date),
      commitsLastYear: count,
      pullRequestsLastYear: count,
      recentAuthors: fc.constant(null),
      mergedPullRequests: fc.array(pullRequest(repository), { maxLength: 5 }),
    });
  });

const evidence = (repositories: readonly string[]): fc.Arbitrary<SkillEvidence> =>
  fc
    .record({
      signal: fc.constantFrom(...EVIDENCE_SIGNALS),
      place: fc.nat(),
      weight: fc.double({ min: 0, max: 1, noNaN: true }),
      observedAt: fc.option(date),
    })
    .map(({ signal, place, weight, observedAt }) => {
      const repository =
        repositories.length === 0 || signal === 'profile-text'
          ? null
          : (repositories[place % repositories.length] ?? null);
      return {
        signal,
        repository,
        url: `https://github.com/${repository ?? 'profile'}#${place}`,
        observedAt,
        weight,
        detail: 'Seen there',
      };
    });

const skills = (repositories: readonly string[]): fc.Arbitrary<CandidateSkill[]> =>
  fc
    .array(
      fc.record({
        name: fc.constantFrom(...SKILLS),
        evidence: fc.array(evidence(repositories), { minLength: 1, maxLength: 4 }),
      }),
      { maxLength: 5 },
    )
    .map((made) => {
      const byName = new Map(made.map(({ name, evidence: items }) => [name, items]));
      return [...byName].map(([name, items]) => ({
        name,
        confidence: Math.max(...items.map(({ weight }) => weight)),
        evidence: items,
      }));
    });

/** A candidate as GitHub's responses may contain one, with the login `dev-<id>`. */
export const candidates: fc.Arbitrary<Candidate> = fc
  .record({ id: fc.integer({ min: 1, max: 1_000_000 }), works: fc.nat(5) })
  .chain(({ id, works }) => {
    const login = `dev-${id}`;
    return fc.tuple(...Array.from({ length: works }, (_, index) => repositoryWork(login, index))).chain((work) =>
      fc
        .record({
          skills: skills(work.map(({ repository }) => repository)),
          reviews: count,
          mergedAllTime: count,
          issues: count,
          known: fc.boolean(),
        })
        .map((made): Candidate => {
          const commits = work.reduce((sum, { commitsLastYear }) => sum + commitsLastYear, 0);
          const base = makeCandidate(id, seededRandom(id), { works: 0, skills: [], referenceDate: REFERENCE_DATE });
          const contributions = {
            from: '2025-06-01T00:00:00.000Z',
            to: '2026-06-01T00:00:00.000Z',
            commits,
            issues: made.issues,
            pullRequests: 0,
            reviews: made.reviews,
            restricted: 0,
            mergedPullRequestsAllTime: made.mergedAllTime,
          };
          return Object.assign(base, {
            work,
            skills: made.skills,
            contributions: made.known ? contributions : null,
            contributionCount: made.known ? commits + made.issues + made.reviews : null,
          });
        }),
    );
  });

const KEYWORDS = [
  'async',
  'runtime',
  'http',
  'query',
  'HTTP client',
  'web framework',
  'Kubernetes',
  'grpc',
  'rust',
  'arrays',
  'command-line programs',
];

/** A requirement as the parser may return it. */
export const requirements: fc.Arbitrary<JobRequirement> = fc
  .record({
    required: fc.uniqueArray(fc.constantFrom(...SKILLS), { maxLength: 4 }),
    preferred: fc.uniqueArray(fc.constantFrom(...SKILLS), { maxLength: 3 }),
    together: fc.boolean(),
    keywords: fc.option(
      fc.uniqueArray(
        fc.record({ term: fc.constantFrom(...KEYWORDS), weight: fc.double({ min: -1, max: 1, noNaN: true }) }),
        { maxLength: 8, selector: ({ term }) => term },
      ),
      { nil: undefined },
    ),
    roleFamily: fc.option(fc.constantFrom(...ROLE_FAMILIES)),
    seniority: fc.option(fc.constantFrom(...SENIORITIES)),
    yearsMin: fc.option(fc.integer({ min: 0, max: 20 })),
    domain: fc.option(fc.constantFrom('fintech', 'healthcare', 'gaming')),
  })
  .map(({ required, preferred, together, ...given }) =>
    makeRequirement({
      ...given,
      requiredSkills: required.map((name) =>
        skillOf(
          name,
          name === 'Rust' || name === 'Go' || name === 'TypeScript' ? 'language' : 'library',
          together ? 'any-0' : null,
        ),
      ),
      preferredSkills: preferred.map((name) => skillOf(name)),
    }),
  );

/** Weights as a request may contain them. */
export const weights = fc.option(
  fc.record(
    {
      skillMatch: fc.integer({ min: 1, max: 100 }),
      experience: fc.nat(100),
      activity: fc.nat(100),
      domain: fc.double({ min: 0, max: 100, noNaN: true }),
    },
    { requiredKeys: [] },
  ),
);
