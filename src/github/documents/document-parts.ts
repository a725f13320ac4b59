/**
 * Parts of what our documents answer (document-types.ts): exactly the fields that documents/*.graphql ask for, no more. Names
 * are GitHub's (`typeName` is GraphQL's `__typename`). What GitHub may leave out is nullable. Texts are strangers' texts.
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

export interface ManifestBlob {
  oid: string;
  /** Absent where the path is no file. */
  byteSize?: number;
  isBinary?: boolean | null;
  isTruncated?: boolean;
  text?: string | null;
}

/** The files that repository-manifests.graphql can ask for. */
export type ManifestField =
  | 'packageJson'
  | 'pyprojectToml'
  | 'requirementsTxt'
  | 'goMod'
  | 'cargoToml'
  | 'pomXml'
  | 'buildGradle'
  | 'buildGradleKts'
  | 'versionCatalog'
  | 'gemfile'
  | 'composerJson'
  | 'packagesProps'
  | 'mixExs'
  | 'packageSwift'
  | 'pubspecYaml';
