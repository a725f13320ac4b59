import type { FoundUserNode, ManifestField, OtherNode, SearchPage } from './document-parts.js';
import type { GithubDocuments, NodeOf, NodesDocumentName, PullRequestAuthorNode, SearchesDocumentName, SearchPageOf } from './document-types.js';
import { asObject, count, flag, instant, list, object, optional, orNull, type Reader, ShapeError, text } from './shape.js';

// The forms of document-types.ts and document-parts.ts at run time; the compiler checks that both say the same.

const user = <Type extends string>(typeName: Type): { typeName: Reader<Type>; id: Reader<string>; login: Reader<string> } => ({
  typeName: named(typeName),
  id: text,
  login: text,
});
const language = object({ name: text });
const topics = object({ nodes: orNull(list(orNull(object({ topic: language })))) });
const languages = object({ totalSize: count, edges: orNull(list(orNull(object({ size: count, node: language })))) });
const total = object({ totalCount: count });
const owner = object({ login: text });
const nodesOf = <Value>(read: Reader<Value>): Reader<{ nodes: (Value | null)[] | null }> => object({ nodes: orNull(list(orNull(read))) });

/** What every document asks for of a repository. */
const repository = { id: text, nameWithOwner: text, url: text, description: orNull(text), isArchived: flag, stargazerCount: count, pushedAt: orNull(instant), primaryLanguage: orNull(language) };
const contributed = { ...repository, owner, isFork: flag };
const showcase = object(contributed);
const contributions = list(object({ contributions: total, repository: object(contributed) }));
const blob = optional(orNull(object({ oid: text, byteSize: optional(count), isBinary: optional(orNull(flag)), isTruncated: optional(flag), text: optional(orNull(text)) })));

/** People and what else may own something: only people have ids. */
function account<Other extends string>(value: unknown): FoundUserNode | { typeName: Other; login: string } {
  if (asObject(value)['typeName'] === 'User') return object({ ...user('User'), databaseId: orNull(count) })(value);
  // GitHub may add kinds of accounts; none of them is a person.
  return object({ typeName: text as Reader<Other>, login: text })(value);
}

const MANIFEST_FIELDS: readonly ManifestField[] = [
  'packageJson', 'pyprojectToml', 'requirementsTxt', 'goMod', 'cargoToml', 'pomXml', 'buildGradle', 'buildGradleKts',
  'versionCatalog', 'gemfile', 'composerJson', 'packagesProps', 'mixExs', 'packageSwift', 'pubspecYaml',
];
const manifests = Object.fromEntries(MANIFEST_FIELDS.map((field) => [field, blob])) as Record<ManifestField, typeof blob>;

/** One node of each document that loads nodes; something of another type is told by its type alone. */
export const NODE_READERS: { [Name in NodesDocumentName]: Reader<NodeOf<Name> | OtherNode> } = {
  candidateCore: node('User', {
    ...user('User'),
    databaseId: orNull(count),
    name: orNull(text),
    bio: orNull(text),
    company: orNull(text),
    location: orNull(text),
    websiteUrl: orNull(text),
    twitterUsername: orNull(text),
    isHireable: flag,
    url: text,
    avatarUrl: text,
    createdAt: instant,
    updatedAt: instant,
    followers: orNull(total),
    recent: object({
      totalCount: count,
      nodes: orNull(list(orNull(object({ nameWithOwner: text, pushedAt: orNull(instant), primaryLanguage: orNull(language) })))),
    }),
  }),
  poolRepositories: node('User', {
    ...user('User'),
    repositories: object({
      totalCount: count,
      nodes: orNull(list(orNull(object({
        ...repository,
        forkCount: count,
        isTemplate: flag,
        isMirror: flag,
        diskUsage: orNull(count),
        createdAt: instant,
        languages: orNull(languages),
        repositoryTopics: topics,
      })))),
    }),
  }),
  finalistContributions: node('User', {
    ...user('User'),
    contributionsCollection: object({
      startedAt: instant,
      endedAt: instant,
      totalCommitContributions: count,
      totalIssueContributions: count,
      totalPullRequestContributions: count,
      totalPullRequestReviewContributions: count,
      totalRepositoriesWithContributedCommits: count,
      restrictedContributionsCount: count,
      hasAnyRestrictedContributions: flag,
      commitContributionsByRepository: contributions,
      pullRequestContributionsByRepository: contributions,
    }),
  }),
  finalistShowcase: node('User', {
    ...user('User'),
    pinnedItems: nodesOf((value) =>
      asObject(value)['typeName'] === 'Repository' ? object({ typeName: named('Repository'), ...contributed })(value) : { typeName: 'Gist' as const },
    ),
    topStarred: nodesOf(showcase),
    socialAccounts: nodesOf(object({ provider: text, displayName: text, url: text })),
  }),
  repositoryHeads: node('Repository', { typeName: named('Repository'), id: text, defaultBranchRef: orNull(object({ target: orNull(object({ oid: text })) })) }),
  repositoryManifests: node('Repository', {
    typeName: named('Repository'),
    id: text,
    nameWithOwner: text,
    description: orNull(text),
    isTemplate: flag,
    isMirror: flag,
    createdAt: instant,
    languages: orNull(languages),
    repositoryTopics: topics,
    defaultBranchRef: orNull(object({ name: text, target: orNull(object({ oid: text })) })),
    root: orNull(object({ entries: optional(orNull(list(object({ name: text, type: text })))) })),
    ...manifests,
  }),
  repositoryCommitters: node('Repository', {
    typeName: named('Repository'),
    id: text,
    nameWithOwner: text,
    defaultBranchRef: orNull(object({
      target: orNull(object({
        typeName: text,
        history: optional(nodesOf(object({
          committedDate: instant,
          author: orNull(object({ user: orNull(object({ id: text, databaseId: orNull(count), login: text })) })),
        }))),
      })),
    })),
  }),
};

/** One search of each document that carries several. */
export const PAGE_READERS: { [Name in SearchesDocumentName]: Reader<SearchPageOf<Name>> } = {
  finalistMergedPullRequests: page(node('PullRequest', {
    typeName: named('PullRequest'),
    title: text,
    url: text,
    mergedAt: orNull(instant),
    repository: object({ ...contributed, repositoryTopics: topics }),
  })),
  mergedPullRequestAuthors: page(node('PullRequest', {
    typeName: named('PullRequest'),
    mergedAt: orNull(instant),
    repository: object({ nameWithOwner: text }),
    author: orNull(account) as Reader<PullRequestAuthorNode['author']>,
  })),
};

export const readRepositorySearch: Reader<GithubDocuments['searchRepositories']['data']['search']> = object({
  repositoryCount: count,
  pageInfo: object({ hasNextPage: flag, endCursor: orNull(text) }),
  nodes: orNull(list(orNull(node('Repository', {
    typeName: named('Repository'),
    ...repository,
    owner: account<'Organization'>,
    isFork: flag,
    isTemplate: flag,
    isMirror: flag,
    createdAt: instant,
    repositoryTopics: topics,
  })))),
});

/** The budget; `limit` and `used` where the document asks for them. */
export const readRateLimit = object({ cost: count, remaining: count, resetAt: instant, nodeCount: count, limit: optional(count), used: optional(count) });

export const readUserSearch = object({
  total_count: count,
  incomplete_results: flag,
  items: list(object({ login: text, id: count, node_id: text, type: text })),
});

function named<Name extends string>(name: Name): Reader<Name> {
  return (value) => {
    if (value !== name) throw new ShapeError();
    return name;
  };
}

function node<Fields extends Readonly<Record<string, Reader<unknown>>>>(typeName: string, fields: Fields): Reader<ReturnType<typeof object<Fields>> extends Reader<infer Value> ? Value | OtherNode : never> {
  const read = object(fields);
  return (value) => {
    const type = text(asObject(value)['typeName']);
    return (type === typeName ? read(value) : { typeName: type }) as ReturnType<typeof read> | OtherNode;
  };
}

function page<Node>(read: Reader<Node | OtherNode>): Reader<SearchPage<Node>> {
  return object({ issueCount: count, nodes: orNull(list(orNull(read))) });
}
