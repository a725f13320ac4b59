import { jobRequirement } from './requirements.js';
import 'reflect-metadata';
import {
  type Candidate,
  type CandidateSkill,
  type EvidenceSignal,
  EVIDENCE_SIGNALS,
  type RepositoryWork,
} from '../../src/domain/candidate.js';
import { type JobRequirement, type Skill } from '../../src/domain/job-requirement.js';

/** Returns pseudo-random numbers from 0 to 1 (mulberry32): the same for the same seed on every machine. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const SUBJECTS = [
  'async runtime',
  'http client',
  'web framework',
  'query engine',
  'command line parser',
  'state management',
  'kubernetes operator',
  'object mapper',
  'image loader',
  'test runner',
  'time series store',
  'static site',
];
const LANGUAGES = ['Rust', 'TypeScript', 'Go', 'Python', 'Java', 'Kotlin', 'Ruby', 'C#'];
const PACKAGES = [
  'crates:tokio',
  'npm:react',
  'go:google.golang.org/grpc',
  'pypi:fastapi',
  'maven:org.springframework:spring-core',
  'npm:express',
  'crates:serde',
  'pypi:numpy',
];
const AREAS = [
  'src/runtime',
  'tests/io',
  'docs',
  'src/client',
  'core/query',
  '.github/workflows',
  'lib/router',
  'the repository root',
];
const DAY = 86_400_000;

export interface MadeWork {
  works: number;
  skills: readonly string[];
  referenceDate: Date;
}

function makeWork(random: () => number, index: number, person: number, now: number): RepositoryWork {
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const owned = random() < 0.4;
  const subject = pick(SUBJECTS);
  const language = pick(LANGUAGES);
  const repository = owned
    ? `dev-${person}/${subject.replaceAll(' ', '-')}-${index}`
    : `org-${Math.floor(random() * 200)}/${subject.replaceAll(' ', '-')}`;
  const url = `https://github.com/${repository}`;
  const date = (years: number): string => new Date(now - random() * years * 365 * DAY).toISOString();
  const merged = owned ? 0 : 1 + Math.floor(random() * 3);
  return {
    repository,
    url,
    owned,
    isFork: false,
    description: `A ${pick(['fast', 'small', 'typed'])} ${subject} written in ${language}`,
    topics: [subject.split(' ')[0] ?? '', language.toLowerCase()],
    primaryLanguage: language,
    languages: [
      { name: language, bytes: Math.floor(random() * 500_000) },
      { name: pick(LANGUAGES), bytes: Math.floor(random() * 50_000) },
    ],
    dependencies: [pick(PACKAGES), pick(PACKAGES), pick(PACKAGES), pick(PACKAGES)],
    stars: Math.floor(random() ** 4 * 5000),
    archived: false,
    createdAt: date(8),
    pushedAt: date(2),
    commitsLastYear: Math.floor(random() ** 3 * 200),
    pullRequestsLastYear: Math.floor(random() ** 3 * 60),
    recentAuthors: null,
    mergedPullRequests: Array.from({ length: merged }, (_, number) => ({
      title: `Change in ${pick(AREAS)}`,
      url: `${url}/pull/${index * 100 + number}`,
      mergedAt: date(5),
    })),
  };
}

function makeSkill(name: string, random: () => number, work: readonly RepositoryWork[]): CandidateSkill {
  const evidence = Array.from({ length: 1 + Math.floor(random() * 2) }, () => {
    const seen = work[Math.floor(random() * work.length)];
    const signal = EVIDENCE_SIGNALS[Math.floor(random() * EVIDENCE_SIGNALS.length)] as EvidenceSignal;
    return {
      signal,
      repository: seen?.repository ?? null,
      url: seen?.url ?? 'https://github.com',
      observedAt: seen?.pushedAt ?? null,
      weight: random() * 0.7,
      detail: `Seen in ${seen?.repository ?? 'the profile'}`,
    };
  });
  return { name, confidence: Math.max(...evidence.map(({ weight }) => weight)), evidence };
}

/** A fictional candidate, the same for the same numbers. */
export function makeCandidate(
  person: number,
  random: () => number,
  { works, skills, referenceDate }: MadeWork,
): Candidate {
  const now = referenceDate.getTime();
  const work = Array.from({ length: works }, (_, index) => makeWork(random, index, person, now));
  const commits = work.reduce((sum, { commitsLastYear }) => sum + commitsLastYear, 0);
  return {
    githubUsername: `dev-${person}`,
    githubId: person,
    name: `Person ${person}`,
    bio: null,
    company: null,
    location: null,
    place: null,
    profileUrl: `https://github.com/dev-${person}`,
    avatarUrl: null,
    followers: Math.floor(random() * 100),
    publicRepos: works,
    accountCreatedAt: new Date(now - 3000 * DAY).toISOString(),
    accountAgeDays: 3000,
    contributionCount: commits,
    lastActiveAt: new Date(now - random() * 300 * DAY).toISOString(),
    programmingLanguages: [],
    topRepositories: [],
    skills: skills.map((name) => makeSkill(name, random, work)),
    work,
    contributions: {
      from: new Date(now - 365 * DAY).toISOString(),
      to: referenceDate.toISOString(),
      commits,
      issues: 0,
      pullRequests: 0,
      reviews: Math.floor(random() * 20),
      restricted: 0,
      mergedPullRequestsAllTime: Math.floor(random() ** 3 * 200),
    },
    hireable: null,
    contacts: [],
    automationSigns: [],
    foundBy: [],
    fetchedAt: referenceDate.toISOString(),
  };
}

/** A requirement that contains only what is given. */
export function makeRequirement(given: Partial<JobRequirement> = {}): JobRequirement {
  return { ...jobRequirement({ language: null, ...given }) };
}

export const skillOf = (name: string, kind: Skill['kind'] = 'library', anyOf: string | null = null): Skill => ({
  name,
  kind,
  text: name,
  anyOf,
});

/** A repository that contains only what is given. */
export function workOf(given: Partial<RepositoryWork> & Pick<RepositoryWork, 'repository'>): RepositoryWork {
  return {
    url: `https://github.com/${given.repository}`,
    owned: false,
    isFork: false,
    description: null,
    topics: [],
    primaryLanguage: null,
    languages: [],
    dependencies: [],
    stars: 0,
    archived: false,
    createdAt: null,
    pushedAt: null,
    commitsLastYear: 0,
    pullRequestsLastYear: 0,
    recentAuthors: null,
    mergedPullRequests: [],
    ...given,
  };
}

/** Merged pull requests with the same title on several dates. */
export function mergedAt(
  repository: string,
  title: string,
  dates: readonly string[],
): RepositoryWork['mergedPullRequests'] {
  return dates.map((date, number) => ({
    title,
    url: `https://github.com/${repository}/pull/${number + 1}`,
    mergedAt: `${date}T00:00:00.000Z`,
  }));
}

/** A person who has only what is given. */
export function personOf(given: Partial<Candidate> = {}): Candidate {
  const blank = makeCandidate(given.githubId ?? 1, () => 0, {
    works: 0,
    skills: [],
    referenceDate: new Date('2026-06-01T00:00:00.000Z'),
  });
  return { ...blank, contributionCount: 0, ...given };
}
