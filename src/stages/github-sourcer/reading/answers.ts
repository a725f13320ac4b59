import { type ManifestField } from '../../../github/documents/document-types.js';
import { type Dependency } from '../manifests/dependency.js';

/**
 * The shapes of GitHub's answers to the documents under `src/github/documents`, as far as they are read here.
 * Every field that GitHub's schema lets be null, or that one document asks for and another does not, is optional:
 * an answer may be partial, and what is missing is unknown rather than nought.
 */

/** A text file of a repository's tree. `text` is null where it is binary, cut or too long. */
export interface BlobAnswer {
  oid?: string;
  byteSize?: number;
  isBinary?: boolean | null;
  isTruncated?: boolean;
  text?: string | null;
}

/** What one document said of one repository. */
export interface RepositoryAnswer {
  id?: string;
  nameWithOwner: string;
  owner?: { login: string } | null;
  description?: string | null;
  url?: string;
  stargazerCount?: number;
  forkCount?: number;
  isFork?: boolean;
  isArchived?: boolean;
  isTemplate?: boolean;
  isMirror?: boolean;
  diskUsage?: number | null;
  createdAt?: string | null;
  pushedAt?: string | null;
  primaryLanguage?: { name: string } | null;
  languages?: { totalSize?: number; edges?: ({ size: number; node: { name: string } } | null)[] | null } | null;
  repositoryTopics?: { nodes?: ({ topic: { name: string } } | null)[] | null } | null;
}

/** A repository with the manifests in its tree (document 07). */
export interface RepositoryManifestsAnswer extends RepositoryAnswer, Partial<Record<ManifestField, BlobAnswer | null>> {
  defaultBranchRef?: { name?: string; target?: { oid?: string } | null } | null;
  root?: { entries?: { name: string; type: string }[] | null } | null;
  /** Manifests by path, for whoever knows more of the tree than the aliases above. */
  manifests?: Readonly<Record<string, BlobAnswer | null>> | null;
  /** What the manifests name, where they have been read already; the files are then left out. */
  dependencies?: Dependency[];
}

/** A person (document 02). */
export interface CoreAnswer {
  __typename?: string;
  id: string;
  databaseId?: number | null;
  login: string;
  name?: string | null;
  bio?: string | null;
  company?: string | null;
  location?: string | null;
  websiteUrl?: string | null;
  twitterUsername?: string | null;
  isHireable?: boolean;
  url?: string;
  avatarUrl?: string;
  createdAt: string;
  updatedAt?: string;
  followers?: { totalCount: number } | null;
  /** The own repository pushed to last, and how many there are. */
  recent?: {
    totalCount: number;
    nodes?: (Pick<RepositoryAnswer, 'nameWithOwner' | 'pushedAt' | 'primaryLanguage'> | null)[] | null;
  };
}

/** A person's own repositories, last pushed first (document 03). */
export interface OwnRepositoriesAnswer {
  totalCount?: number;
  nodes?: (RepositoryAnswer | null)[] | null;
}

/** How much somebody did in one repository (document 04). */
export interface RepositoryContributionsAnswer {
  contributions: { totalCount: number };
  repository: RepositoryAnswer;
}

/** `contributionsCollection` of at most one year (document 04). */
export interface ContributionsAnswer {
  startedAt: string;
  endedAt: string;
  totalCommitContributions: number;
  totalIssueContributions: number;
  totalPullRequestContributions: number;
  totalPullRequestReviewContributions: number;
  totalRepositoriesWithContributedCommits?: number;
  restrictedContributionsCount?: number;
  hasAnyRestrictedContributions?: boolean;
  commitContributionsByRepository: RepositoryContributionsAnswer[];
  pullRequestContributionsByRepository: RepositoryContributionsAnswer[];
}

/** A merged pull request (document 05). */
export interface PullRequestAnswer {
  __typename?: string;
  title: string;
  url: string;
  mergedAt?: string | null;
  repository: RepositoryAnswer;
}

/** A page of merged pull requests to others' repositories, and how many there are of all time (document 05). */
export interface MergedPullRequestsAnswer {
  issueCount: number;
  nodes?: (PullRequestAnswer | null)[] | null;
}

/** What the person chose to show, and what others starred (document 06). */
export interface ShowcaseAnswer {
  pinnedItems?: { nodes?: (RepositoryAnswer | null)[] | null } | null;
  topStarred?: { nodes?: (RepositoryAnswer | null)[] | null } | null;
  socialAccounts?: { nodes?: ({ provider: string; displayName?: string; url: string } | null)[] | null } | null;
}

/** Work that a search of a repository's newest commits or merges showed, before or beside the person's own answers. */
export interface SightedWork {
  repository: RepositoryAnswer;
  /** The person's commits among the newest of the last 12 months: at least so many there are. */
  commits: number;
  /** The person's merged pull requests of the last 12 months that were seen: at least so many there are. */
  mergedPullRequests: number;
  /** When the newest of them was committed or merged, or null. */
  lastAt: string | null;
}

/** All that GitHub said about one person. Only `core` must be there; what is missing was not loaded. */
export interface CandidateAnswers {
  /** Document 02. */
  core: CoreAnswer;
  /** Document 03: `repositories`. */
  repositories?: OwnRepositoriesAnswer | null;
  /** Document 04: `contributionsCollection`. */
  contributions?: ContributionsAnswer | null;
  /** Document 05: the search result. */
  mergedPullRequests?: MergedPullRequestsAnswer | null;
  /** Document 06. */
  showcase?: ShowcaseAnswer | null;
  /** Document 07, by repository id. May hold repositories that this person never touched: they are passed over. */
  manifests?: ReadonlyMap<string, RepositoryManifestsAnswer> | null;
  /** Work in repositories through which the person was found. */
  sightings?: readonly SightedWork[] | null;
  /** The routes that found the person. */
  foundBy: readonly string[];
  /** When this was fetched, ISO 8601. */
  fetchedAt: string;
}
