import { type RoleFamily } from '../../../domain/job-terms.js';

/**
 * All limits for the requests of one run to GitHub. The batch sizes are known from practice to stay within GitHub's
 * time limit. The other limits keep a run with 25 finalists from a pool of 100 below 50 GraphQL requests and 60 points.
 */
export const SOURCING_LIMITS = {
  /** Hits of a user search that can be read (GitHub's limit). */
  searchCap: 1_000,
  /** Hits taken from one user search: one page. */
  usersPerSearch: 100,
  /** Most user searches of one run; GitHub allows 30 a minute for all runs together. */
  mostUserSearches: 8,
  /** Most languages that the searches name. */
  mostLanguages: 3,
  /**
   * Repository searches in any language, one for each of the most significant topics: they find what people depend on.
   */
  mostTopics: 5,
  /** With this many topics of technologies, topics of languages are not searched. */
  enoughTopics: 3,
  /**
   * Additional searches for the first topics in the posting's own language: they find what people build with the
   * technology.
   */
  topicsInLanguage: 1,
  /** Repositories taken from each search. */
  repositoriesPerSearch: 50,
  /** Repositories whose owners are loaded, nearest to the posting first. */
  ownedRepositories: 60,
  /** Repositories whose newest committers are loaded; one request of ten. */
  committerRepositories: 10,
  committerBatch: 10,
  /** Newest commits loaded for each repository. */
  commitsPerRepository: 50,
  /** Repositories whose newest merges are loaded; three requests of five. */
  libraryRepositories: 15,
  /** With fewer stars, few people send pull requests to a repository that is not the searched technology itself. */
  leastLibraryStars: 50,
  libraryBatch: 5,
  /** Of these places, those that are kept for libraries of the team; their searches are one request. */
  teamRepositories: 5,
  repositoriesPerTeamLibrary: 10,
  /** Newest merges loaded for each repository. */
  mergesPerRepository: 50,
  /** Most profiles loaded, in four requests of fifty. */
  mostProfiles: 200,
  profileBatch: 50,
  /** Size of the pool: people whose own repositories are loaded. */
  pool: 100,
  poolBatch: 10,
  /** Own repositories loaded for each person, and languages for each repository. */
  repositories: 10,
  languages: 6,
  topics: 8,
  /** Additional finalists beyond the requested number, so that the ranking can choose. */
  finalistMargin: 3,
  /**
   * Share of the finalists' places that is kept for people with merged work. Before the last step, only a few of their
   * newest merges are known, while all own repositories of the others are known.
   */
  shareForMergedWork: 0.2,
  /** A person needs this many known merged pull requests for such a place. */
  minMergedForShare: 3,
  /** Share of the places that is kept for people whose closest own repository is closest, whatever else they own. */
  shareForOneRepository: 0.15,
  showcaseBatch: 10,
  mergedBatch: 5,
  /** Newest merged pull requests loaded for each finalist. */
  mergedPullRequests: 8,
  /** Repositories of each finalist whose manifests are read. */
  manifestsPerPerson: 3,
  manifestBatch: 15,
  /** Newest commits of each of these repositories whose authors are counted. */
  recentCommits: 20,
  /** Repositories whose manifests below the root are read, all in one request, and most paths of that request. */
  nestedRepositories: 15,
  nestedPaths: 20,
  /** Manifests below the root that are read for one repository. */
  nestedPathsPerRepository: 4,
  headBatch: 100,
  /** A person without public activity for this many months is excluded. */
  staleMonths: 24,
  /** With more commits in one year, the account is an agent or a mirror and not a person. */
  implausibleCommits: 36_500,
  /** Share of the remaining time that is kept for the later stages, but at most `reservedMs` milliseconds. */
  reservedShare: 0.15,
  reservedMs: 5_000,
} as const;

/** How the steps of a run share its time. */
interface StepLimits {
  /** Name of the missing data if the step fails. */
  label: string;
  /** Share of the run's time by which the step must end. A step has more time if the earlier steps were fast. */
  share: number;
  /**
   * Whether the step waits for a rate limit beyond its time. The limit of the user search is small, and not worth a
   * minute of the run.
   */
  waitsForLimit: boolean;
}

/**
 * The steps in order. If GitHub is fast, a run needs one to two minutes, most of it for the lists of repositories and
 * the contributions. If GitHub is slow, no step may use the time of the other steps.
 */
export const STEPS = {
  repositorySearches: { label: 'repository searches', share: 0.12, waitsForLimit: true },
  libraryAuthors: { label: 'lists of authors of merged pull requests', share: 0.2, waitsForLimit: true },
  committers: { label: 'lists of committers', share: 0.27, waitsForLimit: true },
  userSearches: { label: 'user searches', share: 0.4, waitsForLimit: false },
  profiles: { label: 'profiles', share: 0.55, waitsForLimit: true },
  repositories: { label: 'lists of repositories', share: 0.75, waitsForLimit: true },
  mergedPullRequests: { label: 'merged pull requests', share: 0.83, waitsForLimit: true },
  contributions: { label: 'contributions', share: 0.92, waitsForLimit: true },
  showcases: { label: 'pinned repositories', share: 0.95, waitsForLimit: true },
  heads: { label: 'heads of repositories', share: 0.97, waitsForLimit: true },
  manifests: { label: 'manifests', share: 1, waitsForLimit: true },
} as const satisfies Record<string, StepLimits>;
export type SourcingStep = keyof typeof STEPS;

/** How long a response of GitHub may be used again, in milliseconds. */
export const CACHED_RESPONSE_TTL = {
  /** Profiles, repositories, contributions: one day. */
  person: 24 * 3_600_000,
  /** Searches: one hour. */
  search: 3_600_000,
  /** Deleted accounts and organisations: as long as the search that named them. */
  absence: 3_600_000,
  /** Manifests are valid as long as their commit is the head; this only limits how long they are kept. */
  manifests: 30 * 24 * 3_600_000,
} as const;

/**
 * Orders in which GitHub can list the hits of a user search. A search with more hits than are taken is repeated in
 * another order. "Best match" is not used: it differs between two identical searches, so that a run could not be
 * repeated.
 */
export const USER_SEARCH_SORTS = ['repositories', 'followers', 'joined'] as const;

/** Languages in the repositories of nearly every developer: a search for them would find everybody. */
export const UBIQUITOUS_LANGUAGES: ReadonlySet<string> = new Set([
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
  // GitHub counts files with requests as a language; gRPC implies it.
  'HTTP',
]);

/**
 * Languages to search for if a posting names a role but no language, the most common first (Stack Overflow Developer
 * Survey 2025).
 */
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
