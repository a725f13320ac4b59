import { type DOCUMENT_READERS } from './generated/document-readers.js';
import { type DocumentVariables } from './generated/document-variables.js';
import { type Read, type Reader } from './shape.js';

/** Every document, by its file name in camelCase. */
export type GithubDocumentName = keyof DocumentVariables;

type Readers<Name extends GithubDocumentName> = (typeof DOCUMENT_READERS)[Name];
type DataOf<Fields extends Readonly<Record<string, Reader<unknown>>>> = Read<Omit<Fields, 'nodes'>> &
  (Fields extends { nodes: Reader<infer Node> } ? { nodes: Node[] } : unknown);

/** The variables and the data of every document. Texts in responses were written by strangers. */
export type GithubDocuments = {
  [Name in GithubDocumentName]: { variables: DocumentVariables[Name]; data: DataOf<Readers<Name>> };
};

/** Documents that load nodes by id; a failed request can be halved. */
export type NodesDocumentName = {
  [Name in GithubDocumentName]: 'nodes' extends keyof Readers<Name> ? Name : never;
}[GithubDocumentName];

/** Documents with up to five searches; a failed request can be halved. */
export type SearchesDocumentName = {
  [Name in GithubDocumentName]: 'search0' extends keyof Readers<Name> ? Name : never;
}[GithubDocumentName];

/** A node of a type whose fields we ask for; other types can also be found under an id or by a search. */
type Known<Node> = Extract<Node, { typeName: 'User' | 'Repository' | 'PullRequest' }>;
type EntryOf<Page extends { nodes: unknown[] | null }> = NonNullable<Page['nodes']>[number];

/** The node type that a document asks for. */
export type NodeOf<Name extends NodesDocumentName> = Known<GithubDocuments[Name]['data']['nodes'][number]>;

/** One page of a document's searches. */
export type SearchPageOf<Name extends SearchesDocumentName> = NonNullable<ReturnType<Readers<Name>['search0']>>;

export type RateLimitData = NonNullable<GithubDocuments['candidateCore']['data']['rateLimit']>;
export type RepositorySearchPage = NonNullable<GithubDocuments['searchRepositories']['data']['search']>;

export type CandidateCoreNode = NodeOf<'candidateCore'>;
export type PoolRepositoriesNode = NodeOf<'poolRepositories'>;
export type FinalistContributionsNode = NodeOf<'finalistContributions'>;
export type FinalistShowcaseNode = NodeOf<'finalistShowcase'>;
export type RepositoryHeadNode = NodeOf<'repositoryHeads'>;
export type RepositoryManifestsNode = NodeOf<'repositoryManifests'>;
export type NestedManifestsNode = NodeOf<'repositoryNestedManifests'>;
export type RepositoryCommittersNode = NodeOf<'repositoryCommitters'>;
export type FoundRepositoryNode = Known<EntryOf<RepositorySearchPage>>;
export type MergedPullRequestNode = Known<EntryOf<SearchPageOf<'finalistMergedPullRequests'>>>;
export type PullRequestAuthorNode = Known<EntryOf<SearchPageOf<'mergedPullRequestAuthors'>>>;
export type ContributionsByRepository =
  FinalistContributionsNode['contributionsCollection']['commitContributionsByRepository'][number];

/** Which files `repository-manifests.graphql` asks for. */
export type ManifestVariables = Omit<DocumentVariables['repositoryManifests'], 'ids'>;
/** The files that the document can ask for. */
export type ManifestField = keyof {
  [
    Name in keyof RepositoryManifestsNode as RepositoryManifestsNode[Name] extends { oid: string } | null | undefined
      ? Name
      : never
  ]: 0;
};
