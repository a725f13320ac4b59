import { workOf } from './ranking-candidates.js';
import { type CandidateSkill, type RepositoryWork, type SkillEvidence } from '../../src/domain/candidate.js';
import { type RankedCandidate } from '../../src/domain/ranking.js';
import { type JobRequirement } from '../../src/domain/job-requirement.js';
import { draftFacts, type DraftFacts } from '../../src/stages/outreach-generator/facts/draft-facts.js';
import { type OutreachSender } from '../../src/domain/outreach-sender.js';
import { rankedCandidates, REFERENCE_DATE, requirement } from './outreach-candidates.js';

/** A fictional person, posting and sender, for drafts that are written by hand. */
export interface OutreachScenario {
  candidate: RankedCandidate;
  requirement: JobRequirement;
  sender: OutreachSender;
}

/** A person with an empty profile, to which a test adds what it needs. */
export function person(username: string, name: string | null, changes: Partial<RankedCandidate> = {}): RankedCandidate {
  const [base] = rankedCandidates(1, 1);
  if (base === undefined) throw new Error('The generator made nobody');
  return {
    ...base,
    githubUsername: username,
    name,
    company: null,
    profileUrl: `https://github.com/${username}`,
    programmingLanguages: [],
    skills: [],
    work: [],
    matchedSkills: [],
    ...changes,
  };
}

/** Work in one repository, empty unless `changes` say otherwise. */
export function work(repository: string, changes: Partial<RepositoryWork> = {}): RepositoryWork {
  return workOf({ repository, ...changes });
}

/** A skill with its evidence. */
export function skill(
  name: string,
  confidence: number,
  ...evidence: (Partial<SkillEvidence> & Pick<SkillEvidence, 'signal' | 'url'>)[]
): CandidateSkill {
  return {
    name,
    confidence,
    evidence: evidence.map(({ signal, url, observedAt = null, weight = 0.5, detail = 'seen' }) => ({
      signal,
      url,
      repository: url.split('/').slice(3, 5).join('/'),
      observedAt,
      weight,
      detail,
    })),
  };
}

/** Ana has a merged pull request, an own repository and an old piece of work; the posting has all information. */
const deep: OutreachScenario = {
  requirement: requirement(),
  sender: { name: 'Lena Vogt', company: 'Meridian Payments' },
  candidate: person('ana-almeida', 'Ana Almeida', {
    company: 'Self Employed',
    accountCreatedAt: '2015-02-11T00:00:00.000Z',
    work: [
      work('openrail/go-scheduler', {
        primaryLanguage: 'Go',
        languages: [{ name: 'Go', bytes: 120_000 }],
        topics: ['kafka'],
        stars: 1_840,
        commitsLastYear: 6,
        pushedAt: '2026-10-20T00:00:00.000Z',
        mergedPullRequests: [
          {
            title: 'Retry on rebalance',
            url: 'https://github.com/openrail/go-scheduler/pull/412',
            mergedAt: '2026-03-17T10:00:00.000Z',
          },
        ],
      }),
      work('orbit-db/rust-cache', {
        primaryLanguage: 'Rust',
        pushedAt: '2026-09-01T00:00:00.000Z',
        mergedPullRequests: [
          {
            title: 'Evict by age',
            url: 'https://github.com/orbit-db/rust-cache/pull/77',
            mergedAt: '2022-05-04T10:00:00.000Z',
          },
        ],
      }),
      work('ana-almeida/pg-tail', {
        owned: true,
        primaryLanguage: 'Go',
        topics: ['postgresql'],
        stars: 41,
        commitsLastYear: 12,
        pushedAt: '2026-08-09T00:00:00.000Z',
      }),
    ],
    skills: [
      skill('Go', 0.92, {
        signal: 'merged-pull-request',
        url: 'https://github.com/openrail/go-scheduler/pull/412',
        observedAt: '2026-03-17T10:00:00.000Z',
      }),
      skill('Kafka', 0.5, { signal: 'repository-topic', url: 'https://github.com/openrail/go-scheduler' }),
      skill('PostgreSQL', 0.45, { signal: 'repository-topic', url: 'https://github.com/ana-almeida/pg-tail' }),
      skill('Rust', 0.3, {
        signal: 'merged-pull-request',
        url: 'https://github.com/orbit-db/rust-cache/pull/77',
        observedAt: '2022-05-04T10:00:00.000Z',
      }),
    ],
  }),
};

/** Farid has an own repository; the posting names neither the company nor the pay. */
const unnamed: OutreachScenario = {
  requirement: requirement({
    role: 'Platform Engineer',
    roleFamily: 'devops',
    seniority: null,
    company: null,
    salary: null,
    domain: null,
    remote: 'remote',
    employmentType: 'contract',
    yearsMin: null,
    locations: [],
    requiredSkills: [
      { name: 'Terraform', kind: 'tool', text: 'Terraform', anyOf: null },
      { name: 'Kubernetes', kind: 'platform', text: 'k8s', anyOf: null },
    ],
    preferredSkills: [{ name: 'Python', kind: 'language', text: 'Python 3', anyOf: null }],
  }),
  sender: { name: 'Jonas Weber', company: 'Weber Search', optOutUrl: 'https://weber-search.example/opt-out' },
  candidate: person('farid-r', 'Farid Rahimi', {
    work: [
      work('farid-r/kube-janitor', {
        owned: true,
        primaryLanguage: 'Python',
        topics: ['kubernetes'],
        stars: 210,
        commitsLastYear: 30,
        pushedAt: '2026-09-14T00:00:00.000Z',
      }),
    ],
    skills: [
      skill('Kubernetes', 0.7, { signal: 'repository-topic', url: 'https://github.com/farid-r/kube-janitor' }),
      skill('Python', 0.8, {
        signal: 'own-repository-language',
        url: 'https://github.com/farid-r/kube-janitor',
        observedAt: '2026-09-14T00:00:00.000Z',
      }),
    ],
  }),
};

/** Almost nothing is known about Grace; the posting pays by the hour, up to an amount. */
const surface: OutreachScenario = {
  requirement: requirement({
    role: 'Data Engineer',
    roleFamily: 'data-engineering',
    seniority: null,
    company: 'Nordlys Energi',
    domain: 'energy',
    salary: { min: null, max: 95, currency: 'USD', period: 'hour' },
    remote: null,
    employmentType: null,
    yearsMin: null,
    locations: [{ text: 'Oslo, Norway', city: 'Oslo', region: null, country: 'NO' }],
    requiredSkills: [{ name: 'Apache Spark', kind: 'framework', text: 'Spark', anyOf: null }],
    preferredSkills: [{ name: 'Scala', kind: 'language', text: 'Scala', anyOf: null }],
  }),
  sender: { name: 'Ida Moen', company: 'Nordlys Energi', postingUrl: 'https://nordlys.example/jobs/17' },
  candidate: person('grace-o', 'Grace Okafor'),
};

/** Sven has a skill that a repository shows, and nothing with a date. */
const medium: OutreachScenario = {
  requirement: requirement({
    role: 'Frontend Developer',
    roleFamily: 'frontend',
    seniority: 'mid',
    company: 'Papaya Travel',
    domain: 'travel',
    salary: { min: 55_000, max: 70_000, currency: 'GBP', period: 'year' },
    remote: 'onsite',
    yearsMin: 3,
    locations: [{ text: 'Leeds', city: 'Leeds', region: 'England', country: 'GB' }],
    requiredSkills: [
      { name: 'React', kind: 'library', text: 'React', anyOf: null },
      { name: 'TypeScript', kind: 'language', text: 'TypeScript', anyOf: null },
    ],
    preferredSkills: [],
  }),
  sender: {},
  candidate: person('sven-l', null, {
    work: [work('sven-l/trail-map', { owned: true, primaryLanguage: 'TypeScript', dependencies: ['npm:react'] })],
    skills: [skill('React', 0.6, { signal: 'dependency-manifest', url: 'https://github.com/sven-l/trail-map' })],
  }),
};

export const OUTREACH_SCENARIOS: Readonly<Record<string, OutreachScenario>> = { deep, unnamed, surface, medium };

/** The facts of a scenario. */
export function scenarioFacts(name: string): DraftFacts {
  const scenario = OUTREACH_SCENARIOS[name];
  if (scenario === undefined) throw new Error(`There is no scenario ${name}`);
  return draftFacts(scenario.requirement, scenario.candidate, scenario.sender, REFERENCE_DATE);
}
