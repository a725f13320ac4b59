import {
  type CandidateCoreNode,
  type ContributionsByRepository,
  type FinalistContributionsNode,
  type FinalistShowcaseNode,
  type FoundRepositoryNode,
  type ManifestField,
  type MergedPullRequestNode,
  type PoolRepositoriesNode,
  type RepositoryManifestsNode,
  type SearchPageOf,
} from '../../../github/documents/document-types.js';
import { type RecentAuthors } from '../../../domain/candidate.js';
import { type Dependency } from '../manifests/dependency.js';

/**
 * GitHub's responses to the documents under `src/github/documents`, as far as they are read here. The types of the fields
 * come from the documents and GitHub's schema (`npm run generate:github-types`). Fields are optional because one
 * repository or person is read from several documents, and a part may be missing: a missing field is unknown and not
 * zero.
 */

/** All fields of the members of a union, each optional. */
type AnyFieldOf<Union> = {
  [Name in Union extends unknown ? keyof Union : never]?: Union extends { [Given in Name]?: infer Value }
    ? Value
    : never;
};
/** All fields optional, except the named ones. */
type Only<Node, Name extends keyof Node> = Partial<Node> & Pick<Node, Name>;
type EntryOf<Page extends { nodes: unknown[] | null }> = NonNullable<NonNullable<Page['nodes']>[number]>;

/** A repository as any of the documents describes it. */
type RepositoryNode =
  | FoundRepositoryNode
  | EntryOf<PoolRepositoriesNode['repositories']>
  | ContributionsByRepository['repository']
  | MergedPullRequestNode['repository']
  | EntryOf<FinalistShowcaseNode['topStarred']>;

/** A text file of a repository's tree. `text` is null if the file is binary, was cut, or is too long. */
export type BlobAnswer = Partial<NonNullable<RepositoryManifestsNode['packageJson']>>;

/** The data of one document about one repository. */
export type RepositoryAnswer = AnyFieldOf<RepositoryNode> & Pick<RepositoryNode, 'nameWithOwner'>;

/** Fields that are reduced to `recentAuthors` as soon as GitHub has answered. */
export type AuthorshipField = 'owner' | 'defaultBranchRef';

/** A repository with the manifests in its tree (document 07). */
export type RepositoryManifestsAnswer = RepositoryAnswer &
  Partial<Omit<RepositoryManifestsNode, ManifestField | AuthorshipField>> &
  Partial<Record<ManifestField, BlobAnswer | null>> & {
    /** To whom GitHub credits the newest commits, seen from the owner. */
    recentAuthors?: RecentAuthors;
    /** Further manifests by path, beyond the fields of the document. */
    manifests?: Readonly<Record<string, BlobAnswer | null>> | null;
    /** The packages of the manifests, if they have been read already; the files are then left out. */
    dependencies?: Dependency[];
  };

/** A person (document 02). */
export type CoreAnswer = Only<CandidateCoreNode, 'id' | 'login' | 'createdAt'>;

/** A person's own repositories, latest push first (document 03). */
export interface OwnRepositoriesAnswer {
  totalCount?: number;
  nodes?: (RepositoryAnswer | null)[] | null;
}

/** A person's contributions to one repository (document 04). */
export type RepositoryContributionsAnswer = Pick<ContributionsByRepository, 'contributions'> & {
  repository: RepositoryAnswer;
};

type ContributionsNode = FinalistContributionsNode['contributionsCollection'];
type ContributionsByName = 'commitContributionsByRepository' | 'pullRequestContributionsByRepository';

/** `contributionsCollection` of at most one year (document 04). */
export type ContributionsAnswer = Only<
  Omit<ContributionsNode, ContributionsByName>,
  | 'startedAt'
  | 'endedAt'
  | 'totalCommitContributions'
  | 'totalIssueContributions'
  | 'totalPullRequestContributions'
  | 'totalPullRequestReviewContributions'
> &
  Record<ContributionsByName, RepositoryContributionsAnswer[]>;

/** A merged pull request (document 05). */
export type PullRequestAnswer = Omit<MergedPullRequestNode, 'typeName' | 'repository'> & {
  repository: RepositoryAnswer;
};

/** A page of merged pull requests to other owners' repositories, and their number of all time (document 05). */
export type MergedPullRequestsAnswer = Pick<SearchPageOf<'finalistMergedPullRequests'>, 'issueCount'> & {
  nodes?: (PullRequestAnswer | null)[] | null;
};

/** The repositories that the person pinned, and their social accounts (document 06). */
export interface ShowcaseAnswer {
  pinnedItems?: { nodes?: (RepositoryAnswer | null)[] | null } | null;
  topStarred?: { nodes?: (RepositoryAnswer | null)[] | null } | null;
  socialAccounts?: FinalistShowcaseNode['socialAccounts'] | null;
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
