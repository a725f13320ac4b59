import type {
  ContributedRepository,
  ContributionsByRepository,
  FiveSearches,
  FiveSearchVariables,
  FoundUserNode,
  LanguageNode,
  ManifestBlob,
  ManifestField,
  OtherNode,
  PoolRepository,
  RateLimitData,
  ShowcaseRepository,
  TopicsData,
} from './document-parts.js';

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
  /** Null where GitHub left it out of partial data. */
  followers: { totalCount: number } | null;
  /** The own, public, non-fork repository that was pushed to last. */
  recent: { totalCount: number; nodes: ({ nameWithOwner: string; pushedAt: string | null; primaryLanguage: LanguageNode | null } | null)[] | null };
}

export interface PoolRepositoriesNode {
  typeName: 'User';
  id: string;
  login: string;
  repositories: { totalCount: number; nodes: (PoolRepository | null)[] | null };
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
