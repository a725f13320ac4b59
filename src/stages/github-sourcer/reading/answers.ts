import { type ManifestField } from '../../../github/documents/document-types.js';
import { type Dependency } from '../manifests/dependency.js';

/**
 * The shapes of GitHub's responses to the documents under `src/github/documents`, with the fields that are read here. A
 * field is optional if GitHub's schema allows null, or if not every document requests it. A response may be partial: a
 * missing field is unknown and not zero.
 */

/** A text file of a repository's tree. `text` is null if the file is binary, was cut, or is too long. */
export interface BlobAnswer {
  oid?: string;
  byteSize?: number;
  isBinary?: boolean | null;
  isTruncated?: boolean;
  text?: string | null;
}

/** The data of one document about one repository. */
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
  /** Further manifests by path, beyond the aliases above. */
  manifests?: Readonly<Record<string, BlobAnswer | null>> | null;
  /** The packages of the manifests, if they have been read already; the files are then left out. */
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
  /** The own repository with the latest push, and the number of own repositories. */
  recent?: {
    totalCount: number;
    nodes?: (Pick<RepositoryAnswer, 'nameWithOwner' | 'pushedAt' | 'primaryLanguage'> | null)[] | null;
  };
}

/** A person's own repositories, latest push first (document 03). */
export interface OwnRepositoriesAnswer {
  totalCount?: number;
  nodes?: (RepositoryAnswer | null)[] | null;
}

/** A person's contributions to one repository (document 04). */
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

/** A page of merged pull requests to other owners' repositories, and their number of all time (document 05). */
export interface MergedPullRequestsAnswer {
  issueCount: number;
  nodes?: (PullRequestAnswer | null)[] | null;
}

/** The repositories that the person pinned, and their social accounts (document 06). */
export interface ShowcaseAnswer {
  pinnedItems?: { nodes?: (RepositoryAnswer | null)[] | null } | null;
  topStarred?: { nodes?: (RepositoryAnswer | null)[] | null } | null;
  socialAccounts?: { nodes?: ({ provider: string; displayName?: string; url: string } | null)[] | null } | null;
}

/** Work found in a search of a repository's newest commits or merges, independently of the person's own data. */
export interface SightedWork {
  repository: RepositoryAnswer;
  /** The person's commits among the newest of the last 12 months: a lower limit of the real number. */
  commits: number;
  /** The person's merged pull requests of the last 12 months that were found: a lower limit of the real number. */
  mergedPullRequests: number;
  /** Time of the newest of these commits and merges, or null. */
  lastAt: string | null;
}

/** All responses about one person. Only `core` is always present; other missing parts were not loaded. */
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
  /** Document 07, by repository id. May contain repositories in which this person never worked: they are ignored. */
  manifests?: ReadonlyMap<string, RepositoryManifestsAnswer> | null;
  /** Work in repositories through which the person was found. */
  sightings?: readonly SightedWork[] | null;
  /** The routes that found the person. */
  foundBy: readonly string[];
  /** When the data was fetched, ISO 8601. */
  fetchedAt: string;
}
