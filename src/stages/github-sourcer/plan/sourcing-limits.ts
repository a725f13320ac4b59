import { type RoleFamily } from '../../../domain/job-terms.js';

/**
 * How much one run asks of GitHub: every bound in one place. Batch sizes are what practitioners found to pass
 * GitHub's time limit; the rest keeps a run of 25 finalists out of a pool of 100 under 50 GraphQL requests and 60 points.
 */
export const SOURCING_LIMITS = {
  /** Hits of the user search that can be paged (GitHub's bound). */
  searchCap: 1_000,
  /** Hits taken from one user search: one page. */
  usersPerSearch: 100,
  /** User searches of one run; GitHub allows 30 a minute to all runs together. */
  mostUserSearches: 8,
  /** Languages that steer the searches. */
  mostLanguages: 3,
  /** Repository searches for the posting's most telling topics in any language: what people depend on is there. */
  mostTopics: 5,
  /** So many topics of technologies make those of languages unnecessary. */
  enoughTopics: 3,
  /** Further ones, for the first of these topics in the posting's own language: what people build with it. */
  topicsInLanguage: 1,
  /** Repositories taken from each. */
  repositoriesPerSearch: 50,
  /** Repositories whose owners are looked at, nearest to the posting first. */
  ownedRepositories: 60,
  /** Repositories whose newest committers are looked at; one request of ten. */
  committerRepositories: 10,
  committerBatch: 10,
  /** Newest commits looked at in each. */
  commitsPerRepository: 50,
  /** Repositories whose newest merges are looked at; three requests of five. */
  libraryRepositories: 15,
  /** Stars below which few people send pull requests to a repository that is not the searched technology itself. */
  leastLibraryStars: 50,
  libraryBatch: 5,
  /** Newest merges looked at in each. */
  mergesPerRepository: 50,
  /** People whose profile is loaded. Four requests of fifty. */
  mostProfiles: 200,
  profileBatch: 50,
  /** People whose own repositories are loaded: the pool. */
  pool: 100,
  poolBatch: 10,
  /** Own repositories of each, with languages and topics of each. */
  repositories: 10,
  languages: 6,
  topics: 8,
  /** Finalists beyond those asked for, so that the ranking can still choose. */
  finalistMargin: 3,
  /**
   * Part of the finalists' places that are kept for people whose merged work was seen: of them only a few of the newest
   * merges are known before the last step, of the others all their own repositories.
   */
  placesForSighted: 0.2,
  /** Merged pull requests of somebody that must have been seen for such a place. */
  leastSighted: 3,
  showcaseBatch: 10,
  mergedBatch: 5,
  /** Newest merged pull requests loaded of each finalist. */
  mergedPullRequests: 8,
  /** Repositories of each finalist whose manifests are read. */
  manifestsPerPerson: 3,
  manifestBatch: 15,
  headBatch: 100,
  /** Months without any public activity after which somebody is not asked. */
  staleMonths: 24,
  /** Commits of one year beyond which no person works: GitHub's agents and mirrors do. */
  inhumanCommits: 36_500,
  /** Part of the time left, and at most so many milliseconds, that is kept for the stages after this one. */
  reservedShare: 0.15,
  reservedMs: 5_000,
} as const;

/** How the steps of a run share its time. */
interface StepLimits {
  /** What is missing where the step fails. */
  label: string;
  /** Part of the run's time by which the step must be done. Where the earlier ones were quick, it has the more. */
  share: number;
  /** Whether a limit is waited for beyond that; the user search's small bucket is not worth a minute of the run. */
  patient: boolean;
}

/**
 * The steps in their order. Where GitHub is well, a run needs between a half and the whole of two minutes, most of it
 * for the lists of repositories and the contributions; where it is not, no step may take the time of all others.
 */
export const STEPS = {
  repositorySearches: { label: 'repository searches', share: 0.12, patient: true },
  libraryAuthors: { label: 'lists of authors of merged pull requests', share: 0.2, patient: true },
  committers: { label: 'lists of committers', share: 0.27, patient: true },
  userSearches: { label: 'user searches', share: 0.4, patient: false },
  profiles: { label: 'profiles', share: 0.55, patient: true },
  repositories: { label: 'lists of repositories', share: 0.75, patient: true },
  mergedPullRequests: { label: 'merged pull requests', share: 0.83, patient: true },
  contributions: { label: 'contributions', share: 0.92, patient: true },
  showcases: { label: 'pinned repositories', share: 0.95, patient: true },
  heads: { label: 'heads of repositories', share: 0.97, patient: true },
  manifests: { label: 'manifests', share: 1, patient: true },
} as const satisfies Record<string, StepLimits>;
export type SourcingStep = keyof typeof STEPS;

/** How long an answer of GitHub's may be used again, in milliseconds. */
export const CACHED_RESPONSE_TTL = {
  /** Profiles, repositories, contributions: a day. */
  person: 24 * 3_600_000,
  /** Searches: an hour. */
  search: 3_600_000,
  /** That an account is gone, or an organisation's: as long as the search that named it. */
  absence: 3_600_000,
  /** Manifests hold as long as their commit is the head: this only bounds how long they are kept. */
  manifests: 30 * 24 * 3_600_000,
} as const;

/**
 * Orders in which GitHub can list the hits of a user search, each once where a search has more hits than are taken.
 * Best match differs between two identical searches, so that it is of no use to a run that can be replayed.
 */
export const USER_SEARCH_SORTS = ['repositories', 'followers', 'joined'] as const;

/** Languages that nearly every developer's repositories hold: a search for them finds everybody. */
export const UNTELLING_LANGUAGES: ReadonlySet<string> = new Set([
  'HTML',
  'CSS',
  'SCSS',
  'Shell',
  'Dockerfile',
  'Makefile',
  'SQL',
  'TeX',
  'Batchfile',
  'PowerShell',
  'HCL',
]);

/** Languages to search for where a posting names a role and no language, the usual ones first (Stack Overflow's survey of 2025). */
export const LANGUAGES_OF_ROLE: Readonly<Partial<Record<RoleFamily, readonly string[]>>> = {
  backend: ['Java', 'Python', 'Go'],
  frontend: ['TypeScript', 'JavaScript'],
  fullstack: ['TypeScript', 'JavaScript', 'Python'],
  mobile: ['Kotlin', 'Swift', 'Dart'],
  devops: ['Go', 'Python', 'HCL'],
  'data-engineering': ['Python', 'Scala'],
  'data-science': ['Python', 'R'],
  'machine-learning': ['Python', 'C++'],
  database: ['PLpgSQL', 'C++'],
  security: ['Python', 'C', 'Go'],
  qa: ['TypeScript', 'Java', 'Python'],
  embedded: ['C', 'C++', 'Rust'],
  systems: ['C++', 'Rust', 'C'],
  game: ['C#', 'C++', 'GDScript'],
  blockchain: ['Solidity', 'Rust'],
};
