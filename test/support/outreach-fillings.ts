import { type JobRequirement, type Place, type Salary, type Skill } from '../../src/domain/job-requirement.js';
import { type OutreachSender } from '../../src/domain/outreach-sender.js';
import { type RankedCandidate } from '../../src/domain/ranking.js';
import { requirement } from './outreach-candidates.js';
import { person, skill, work } from './outreach-scenarios.js';

const asked = (name: string, kind: Skill['kind']): Skill => ({ name, kind, text: name, anyOf: null });
const place = (changes: Partial<Place>): Place => ({ text: '', city: null, region: null, country: null, ...changes });
const pull = (repository: string, title: string): { title: string; url: string; mergedAt: string }[] => [
  { title, url: `https://github.com/${repository}/pull/41`, mergedAt: '2026-05-04T10:00:00.000Z' },
];

/** Roles, each with the article that English puts before it. */
export const ROLES: readonly (readonly [string | null, 'a' | 'an'])[] = [
  ['Senior Backend Engineer', 'a'],
  ['iOS Developer', 'an'],
  ['SRE', 'an'],
  ['Engineering Manager', 'an'],
  ['ML Engineer', 'an'],
  ['UX Engineer', 'a'],
  ['Head of Data', 'a'],
  ['Unity Developer', 'a'],
  ['.NET Developer', 'a'],
  ['Backend Developer (m/w/d)', 'a'],
  [null, 'a'],
];

export const PLACES: readonly Partial<JobRequirement>[] = [
  { remote: 'hybrid', locations: [place({ city: 'Berlin', country: 'DE' })] },
  { remote: 'remote', locations: [] },
  { remote: null, locations: [place({ country: 'NL' })] },
  { remote: 'remote', locations: [place({ region: 'European Union' })] },
  { remote: 'onsite', locations: [place({ country: 'US' })] },
  { remote: null, locations: [] },
  { remote: 'onsite', locations: [place({ city: 'Lyon' }), place({ city: 'Oslo' })] },
];

const salary = (changes: Partial<Salary>): Salary => ({
  min: 80_000,
  max: 95_000,
  currency: 'EUR',
  period: 'year',
  ...changes,
});
export const SALARIES: readonly (Salary | null)[] = [
  salary({}),
  null,
  salary({ min: null, max: 95, currency: 'USD', period: 'hour' }),
  salary({ max: null, period: 'month', min: 4_500 }),
  salary({ min: 700, max: 700, period: 'day', currency: 'GBP' }),
];

export const COMPANIES = ['Meridian Payments', null, 'trivago', 'Lakeshore Health GmbH & Co. KG'] as const;

export const SENDERS: readonly OutreachSender[] = [
  { name: 'Lena Vogt', company: 'Meridian Payments' },
  {},
  { name: 'Jonas Weber', optOutUrl: 'https://weber-search.example/opt-out' },
  { company: 'Weber Search', postingUrl: 'https://weber-search.example/jobs/17' },
];

const NAMES = ['Ana Almeida', null, 'José García', 'xX_dev_Xx'] as const;

const SKILLS = {
  requiredSkills: [asked('Go', 'language'), asked('Kafka', 'messaging'), asked('Machine Learning', 'field')],
  preferredSkills: [asked('React', 'library'), asked('C#', 'language'), asked('Kubernetes', 'platform')],
};

/** Every way in which a message can speak of a person's work, by name. */
export const WORKS: Readonly<Record<string, Partial<RankedCandidate>>> = {
  'a merge whose title names the skill': {
    work: [
      work('openrail/go-scheduler', {
        primaryLanguage: 'Go',
        mergedPullRequests: pull('openrail/go-scheduler', 'fix: retry after a Kafka rebalance'),
      }),
    ],
  },
  'a merge whose title cannot be quoted': {
    work: [
      work('openrail/go-scheduler', {
        primaryLanguage: 'Go',
        description: 'A job queue for small teams',
        mergedPullRequests: pull('openrail/go-scheduler', 'Bump deps'),
      }),
    ],
  },
  'a merge into the technology itself': {
    work: [
      work('apache/kafka', {
        topics: ['kafka'],
        mergedPullRequests: pull('apache/kafka', 'Close idle sockets sooner'),
      }),
    ],
  },
  'commits, with the purpose of the repository': {
    work: [
      work('orbit-db/cache', {
        primaryLanguage: 'C#',
        description: 'A small in-memory cache',
        commitsLastYear: 9,
      }),
    ],
  },
  'an own repository with its purpose': {
    work: [
      work('ana-almeida/pg-tail', {
        owned: true,
        primaryLanguage: 'Go',
        dependencies: ['npm:react'],
        description: 'Follows the log of a database',
        pushedAt: '2026-08-09T00:00:00.000Z',
      }),
    ],
  },
  'an own repository with a topic': {
    work: [work('ana-almeida/kube-janitor', { owned: true, pushedAt: '2026-08-09T00:00:00.000Z' })],
    skills: [
      skill('Kubernetes', 0.7, { signal: 'repository-topic', url: 'https://github.com/ana-almeida/kube-janitor' }),
    ],
  },
  'an own repository without a date': {
    work: [work('ana-almeida/trail-map', { owned: true, primaryLanguage: 'C#' })],
    skills: [skill('React', 0.6, { signal: 'dependency-manifest', url: 'https://github.com/ana-almeida/trail-map' })],
  },
  'a page of others that shows a skill': {
    work: [work('openrail/site', { topics: ['machine-learning'] })],
    skills: [skill('Machine Learning', 0.6, { signal: 'repository-topic', url: 'https://github.com/openrail/site' })],
  },
  'nothing that is known': {},
};

/** One of the many combinations of what a posting, a person and a sender can be. */
export interface OutreachFilling {
  posting: JobRequirement;
  candidate: RankedCandidate;
  sender: OutreachSender;
}

/** A combination with this kind of work; `index` chooses the rest, each value in turn. */
export function fillingWith(kind: string, index: number): OutreachFilling {
  const one = <T>(list: readonly T[], step: number): T => list[(index * step + (index >> 3)) % list.length] as T;
  const [role] = one(ROLES, 1);
  const company = one(COMPANIES, 1);
  return {
    posting: requirement({
      role,
      roleFamily: role === null && index % 2 === 0 ? null : 'backend',
      seniority: null,
      company,
      salary: one(SALARIES, 1),
      ...one(PLACES, 1),
      ...SKILLS,
    }),
    candidate: person('ana-almeida', one(NAMES, 1), WORKS[kind]),
    sender: one(SENDERS, 3),
  };
}
