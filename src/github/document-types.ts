/**
 * What our documents answer: exactly the fields that documents/*.graphql ask for, no more. Names are GitHub's
 * (`typeName` is GraphQL's `__typename`).
 * Everything that GitHub may leave out is nullable; beside partial data more may be null than the schema says.
 * Texts (name, bio, description, title …) are strangers' texts.
 */
export interface RateLimitData {
  cost: number;
  remaining: number;
  resetAt: string;
  nodeCount: number;
}

/** Where something else than the asked type was found under an id. */
export interface OtherNode {
  typeName: 'Organization' | 'Bot' | 'Mannequin' | 'EnterpriseUserAccount' | 'App' | 'Issue';
}

export interface LanguageNode {
  name: string;
}

export interface TopicsData {
  nodes: ({ topic: { name: string } } | null)[] | null;
}

export interface FoundUserNode {
  typeName: 'User';
  id: string;
  databaseId: number | null;
  login: string;
}

export interface CandidateCoreNode {
  typeName: 'User';
  id: string;
  databaseId: number | null;
  login: string;
  name: string | null;
  bio: string | null;
  company: string | null;
  location: string | null;
  websiteUrl: string | null;
  twitterUsername: string | null;
  isHireable: boolean;
  url: string;
  avatarUrl: string;
  createdAt: string;
  updatedAt: string;
  followers: { totalCount: number };
  /** The own, public, non-fork repository that was pushed to last. */
  recent: { totalCount: number; nodes: ({ nameWithOwner: string; pushedAt: string | null; primaryLanguage: LanguageNode | null } | null)[] | null };
}

export interface PoolRepository {
  id: string;
  nameWithOwner: string;
  description: string | null;
  url: string;
  stargazerCount: number;
  forkCount: number;
  isArchived: boolean;
  isTemplate: boolean;
  isMirror: boolean;
  /** Kilobytes. */
  diskUsage: number | null;
  createdAt: string;
  pushedAt: string | null;
  primaryLanguage: LanguageNode | null;
  languages: { totalSize: number; edges: ({ size: number; node: LanguageNode } | null)[] | null } | null;
  repositoryTopics: TopicsData;
}

export interface PoolRepositoriesNode {
  typeName: 'User';
  id: string;
  login: string;
  repositories: { totalCount: number; nodes: (PoolRepository | null)[] | null };
}

export interface ContributedRepository {
  id: string;
  nameWithOwner: string;
  url: string;
  description: string | null;
  owner: { login: string };
  isFork: boolean;
  isArchived: boolean;
  stargazerCount: number;
  pushedAt: string | null;
  primaryLanguage: LanguageNode | null;
}

export interface ContributionsByRepository {
  contributions: { totalCount: number };
  repository: ContributedRepository;
}

export interface FinalistContributionsNode {
  typeName: 'User';
  id: string;
  login: string;
  contributionsCollection: {
    startedAt: string;
    endedAt: string;
    totalCommitContributions: number;
    totalIssueContributions: number;
    totalPullRequestContributions: number;
    totalPullRequestReviewContributions: number;
    totalRepositoriesWithContributedCommits: number;
    restrictedContributionsCount: number;
    hasAnyRestrictedContributions: boolean;
    commitContributionsByRepository: ContributionsByRepository[];
    pullRequestContributionsByRepository: ContributionsByRepository[];
  };
}

export interface MergedPullRequestNode {
  typeName: 'PullRequest';
  title: string;
  url: string;
  mergedAt: string | null;
  repository: ContributedRepository & { repositoryTopics: TopicsData };
}

export interface PullRequestAuthorNode {
  typeName: 'PullRequest';
  mergedAt: string | null;
  repository: { nameWithOwner: string };
  /** Null for a deleted account. */
  author: FoundUserNode | { typeName: 'Bot' | 'Mannequin' | 'Organization' | 'EnterpriseUserAccount'; login: string } | null;
}

/** One search of a document that carries up to five. */
export interface SearchPage<Node> {
  issueCount: number;
  nodes: (Node | OtherNode | null)[] | null;
}

/** `search0` is always there, the others where they were asked for; null where GitHub could not give it. */
export interface FiveSearches<Node> {
  search0: SearchPage<Node> | null;
  search1?: SearchPage<Node> | null;
  search2?: SearchPage<Node> | null;
  search3?: SearchPage<Node> | null;
  search4?: SearchPage<Node> | null;
}

export interface FiveSearchVariables {
  query0: string;
  query1?: string;
  use1?: boolean;
  query2?: string;
  use2?: boolean;
  query3?: string;
  use3?: boolean;
  query4?: string;
  use4?: boolean;
  /** Results of each, 1 to 100. */
  first: number;
}

export interface ShowcaseRepository {
  id: string;
  nameWithOwner: string;
  owner: { login: string };
  description: string | null;
  url: string;
  stargazerCount: number;
  isArchived: boolean;
  isFork: boolean;
  pushedAt: string | null;
  primaryLanguage: LanguageNode | null;
}

export interface FinalistShowcaseNode {
  typeName: 'User';
  id: string;
  login: string;
  pinnedItems: { nodes: (({ typeName: 'Repository' } & ShowcaseRepository) | { typeName: 'Gist' } | null)[] | null };
  topStarred: { nodes: (ShowcaseRepository | null)[] | null };
  socialAccounts: { nodes: ({ provider: string; displayName: string; url: string } | null)[] | null };
}

export interface RepositoryHeadNode {
  typeName: 'Repository';
  id: string;
  defaultBranchRef: { target: { oid: string } | null } | null;
}

export interface ManifestBlob {
  oid: string;
  /** Absent where the path is no file. */
  byteSize?: number;
  isBinary?: boolean | null;
  isTruncated?: boolean;
  text?: string | null;
}

/** The files that repository-manifests.graphql can ask for, by its field names. */
export const MANIFEST_FIELDS = {
  packageJson: 'package.json',
  pyprojectToml: 'pyproject.toml',
  requirementsTxt: 'requirements.txt',
  goMod: 'go.mod',
  cargoToml: 'Cargo.toml',
  pomXml: 'pom.xml',
  buildGradle: 'build.gradle',
  buildGradleKts: 'build.gradle.kts',
  versionCatalog: 'gradle/libs.versions.toml',
  gemfile: 'Gemfile',
  composerJson: 'composer.json',
  packagesProps: 'Directory.Packages.props',
  mixExs: 'mix.exs',
  packageSwift: 'Package.swift',
  pubspecYaml: 'pubspec.yaml',
} as const;
export type ManifestField = keyof typeof MANIFEST_FIELDS;

export interface RepositoryManifestsNode extends Partial<Record<ManifestField, ManifestBlob | null>> {
  typeName: 'Repository';
  id: string;
  nameWithOwner: string;
  description: string | null;
  isTemplate: boolean;
  isMirror: boolean;
  createdAt: string;
  languages: { totalSize: number; edges: ({ size: number; node: LanguageNode } | null)[] | null } | null;
  repositoryTopics: TopicsData;
  defaultBranchRef: { name: string; target: { oid: string } | null } | null;
  root: { entries?: { name: string; type: string }[] | null } | null;
}

/** Which files repository-manifests.graphql is to ask for. */
export interface ManifestVariables {
  node?: boolean;
  python?: boolean;
  go?: boolean;
  rust?: boolean;
  jvm?: boolean;
  ruby?: boolean;
  php?: boolean;
  dotnet?: boolean;
  elixir?: boolean;
  swift?: boolean;
  dart?: boolean;
}

export interface FoundRepositoryNode {
  typeName: 'Repository';
  id: string;
  nameWithOwner: string;
  url: string;
  description: string | null;
  owner: FoundUserNode | { typeName: 'Organization'; login: string };
  isFork: boolean;
  isArchived: boolean;
  isTemplate: boolean;
  isMirror: boolean;
  stargazerCount: number;
  createdAt: string;
  pushedAt: string | null;
  primaryLanguage: LanguageNode | null;
  repositoryTopics: TopicsData;
}

export interface RepositoryCommittersNode {
  typeName: 'Repository';
  id: string;
  nameWithOwner: string;
  defaultBranchRef: {
    target: {
      typeName: string;
      /** Absent where the branch does not point to a commit. */
      history?: { nodes: ({ committedDate: string; author: { user: Omit<FoundUserNode, 'typeName'> | null } | null } | null)[] | null };
    } | null;
  } | null;
}

interface WithRateLimit {
  /** Null on a GitHub Enterprise Server without limits. */
  rateLimit: RateLimitData | null;
}

interface Nodes<Node> extends WithRateLimit {
  nodes: (Node | OtherNode | null)[];
}

interface PageInfo {
  hasNextPage: boolean;
  endCursor: string | null;
}

type PageVariables = { query: string; first: number; after?: string | null };

/** Every document with what it takes and what it gives. The key is the file's name in camelCase. */
export interface GithubDocuments {
  rateLimit: { variables: Record<string, never>; data: { rateLimit: (RateLimitData & { limit: number; used: number }) | null } };
  searchUsers: {
    variables: PageVariables;
    data: WithRateLimit & { search: { userCount: number; pageInfo: PageInfo; nodes: (FoundUserNode | OtherNode | null)[] | null } };
  };
  candidateCore: { variables: { ids: string[] }; data: Nodes<CandidateCoreNode> };
  poolRepositories: {
    variables: { ids: string[]; repositories: number; languages: number; topics: number };
    data: Nodes<PoolRepositoriesNode>;
  };
  finalistContributions: {
    variables: { ids: string[]; from: string; to: string; maxRepositories: number };
    data: Nodes<FinalistContributionsNode>;
  };
  finalistMergedPullRequests: { variables: FiveSearchVariables; data: WithRateLimit & FiveSearches<MergedPullRequestNode> };
  finalistShowcase: { variables: { ids: string[] }; data: Nodes<FinalistShowcaseNode> };
  repositoryHeads: { variables: { ids: string[] }; data: Nodes<RepositoryHeadNode> };
  repositoryManifests: { variables: { ids: string[] } & ManifestVariables; data: Nodes<RepositoryManifestsNode> };
  searchRepositories: {
    variables: PageVariables;
    data: WithRateLimit & { search: { repositoryCount: number; pageInfo: PageInfo; nodes: (FoundRepositoryNode | OtherNode | null)[] | null } };
  };
  repositoryCommitters: { variables: { ids: string[]; commits: number; since: string }; data: Nodes<RepositoryCommittersNode> };
  mergedPullRequestAuthors: { variables: FiveSearchVariables; data: WithRateLimit & FiveSearches<PullRequestAuthorNode> };
}

export type GithubDocumentName = keyof GithubDocuments;

/** Documents that load nodes by their ids, so that a failing request can be halved. */
export type NodesDocumentName = {
  [Name in GithubDocumentName]: GithubDocuments[Name]['data'] extends { nodes: unknown } ? Name : never;
}[GithubDocumentName];

/** The node that such a document asks for. */
export type NodeOf<Name extends NodesDocumentName> = Exclude<GithubDocuments[Name]['data']['nodes'][number], OtherNode | null>;

/** Documents that carry up to five searches, so that a failing request can be halved. */
export type SearchesDocumentName = 'finalistMergedPullRequests' | 'mergedPullRequestAuthors';

/** The pages of such a document. */
export type SearchPageOf<Name extends SearchesDocumentName> = NonNullable<GithubDocuments[Name]['data']['search0']>;
