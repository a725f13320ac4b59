import { type SampleEcosystem } from './vocabulary.js';

/**
 * The sample people and their work. All "ago" values are minutes before the midnight (UTC) at which the server's day
 * began, so that recent work stays recent whenever the sample is used.
 */

/** The kind of a fictional person; for tests and evaluations, never served. */
export const PROFILE_KINDS = [
  'specialist',
  'polyglot',
  'famous',
  'quiet-expert',
  'upstream-contributor',
  'stale',
  'fork-collector',
  'tutorial-follower',
  'keyword-stuffed',
  'empty',
  'injection',
  'no-recruiters',
  'deleted',
  'bot-account',
  'uncredited',
  'private',
  'copy',
  'workspace',
  'markup',
  'agent',
  'bot',
  'organization',
] as const;
export type ProfileKind = (typeof PROFILE_KINDS)[number];

export interface SampleUser {
  index: number;
  type: 'User' | 'Organization' | 'Bot';
  kind: ProfileKind;
  login: string;
  name: string | null;
  bio: string | null;
  company: string | null;
  location: string | null;
  /** The city that the location means, in English; null if it means none. For evaluations, never served. */
  city: string | null;
  /** Key of specialties.json; null for organisations and bots. For evaluations, never served. */
  specialty: string | null;
  websiteUrl: string | null;
  twitterUsername: string | null;
  isHireable: boolean;
  createdAgo: number;
  updatedAgo: number;
  followers: number;
  following: number;
  /** Found by searches, but deleted when loaded. */
  deleted: boolean;
  socialAccounts: { provider: string; displayName: string; url: string }[];
  /** Issues, reviews and private contributions of the last 12 months. */
  issues: number;
  reviews: number;
  restricted: number;
  /** Indices of owned repositories, forks included. */
  repositories: number[];
  pinned: number[];
  /** Indices of contributions and pull requests. */
  contributions: number[];
  pullRequests: number[];
}

export interface SampleRepository {
  index: number;
  owner: number;
  name: string;
  description: string | null;
  isFork: boolean;
  isArchived: boolean;
  isTemplate: boolean;
  isMirror: boolean;
  stars: number;
  forks: number;
  createdAgo: number;
  pushedAgo: number;
  /** Names and bytes, largest first. */
  languages: [string, number][];
  topics: string[];
  /** Packages named in the manifest of each ecosystem. */
  dependencies: Partial<Record<SampleEcosystem, string[]>>;
  /** Folder of the manifests, such as `services/api`; null for the root. */
  manifestFolder: string | null;
  /** Other entries of the root directory; a trailing slash marks a directory. */
  files: string[];
  /** Instructions to a model, hidden in the README; null if there are none. */
  hiddenText: string | null;
  /** Indices of contributions and pull requests. */
  contributions: number[];
  pullRequests: number[];
}

/** Commits of one person in one repository, spread evenly from the oldest to the newest. */
export interface SampleContribution {
  /** Null if GitHub credits the commits to no account. */
  user: number | null;
  repository: number;
  commits: number;
  oldestAgo: number;
  newestAgo: number;
}

export interface SamplePullRequest {
  index: number;
  /** Null if the account was deleted ("ghost"). */
  author: number | null;
  repository: number;
  number: number;
  title: string;
  createdAgo: number;
  /** Null if it was not merged. */
  mergedAgo: number | null;
}

export const MINUTES_A_DAY = 24 * 60;
export const MINUTES_A_YEAR = 365 * MINUTES_A_DAY;

/** The fields of an account that says nothing about itself and has done nothing. */
export function emptyAccount(): Omit<SampleUser, 'index' | 'type' | 'kind' | 'login'> {
  return {
    name: null,
    bio: null,
    company: null,
    location: null,
    city: null,
    specialty: null,
    websiteUrl: null,
    twitterUsername: null,
    isHireable: false,
    createdAgo: 0,
    updatedAgo: 0,
    followers: 0,
    following: 0,
    deleted: false,
    socialAccounts: [],
    issues: 0,
    reviews: 0,
    restricted: 0,
    repositories: [],
    pinned: [],
    contributions: [],
    pullRequests: [],
  };
}
