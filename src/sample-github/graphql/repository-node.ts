import { createHash } from 'node:crypto';
import { type SampleRepository } from '../population/model.js';
import { textFiles } from '../population/manifests.js';
import { connection, type Connection, type ConnectionArguments } from './connection.js';
import { type Graph, type GraphNode } from './graph.js';
import { type SampleCommit } from './timeline.js';

interface LanguageEdge {
  cursor: string;
  size: number;
  node: { id: string; name: string; color: null };
}

interface HistoryArguments extends ConnectionArguments {
  since?: string | null;
  until?: string | null;
}

/** A repository with its default branch. */
export class RepositoryNode {
  readonly typeName = 'Repository';
  readonly id: string;
  readonly databaseId: number;
  readonly name: string;
  readonly nameWithOwner: string;
  readonly description: string | null;
  readonly url: string;
  readonly homepageUrl = null;
  readonly stargazerCount: number;
  readonly forkCount: number;
  readonly isFork: boolean;
  readonly isArchived: boolean;
  readonly isTemplate: boolean;
  readonly isMirror: boolean;
  readonly isPrivate = false;
  readonly isEmpty: boolean;
  readonly isDisabled = false;
  readonly visibility = 'PUBLIC';
  readonly diskUsage: number;
  readonly createdAt: string;
  readonly pushedAt: string;
  readonly updatedAt: string;
  readonly primaryLanguage: { id: string; name: string; color: null } | null;
  private files: Map<string, string> | null = null;

  constructor(
    private readonly graph: Graph,
    private readonly repository: SampleRepository,
  ) {
    const { store } = graph;
    this.id = store.nodeId('Repository', repository.index);
    this.databaseId = store.databaseId(repository.index);
    this.name = repository.name;
    this.nameWithOwner = store.nameWithOwner(repository);
    this.description = repository.description;
    this.url = store.url(this.nameWithOwner);
    this.stargazerCount = repository.stars;
    this.forkCount = repository.forks;
    this.isFork = repository.isFork;
    this.isArchived = repository.isArchived;
    this.isTemplate = repository.isTemplate;
    this.isMirror = repository.isMirror;
    this.isEmpty = repository.languages.length === 0 && repository.contributions.length === 0;
    this.diskUsage = Math.ceil(repository.languages.reduce((sum, [, bytes]) => sum + bytes, 0) / 1_024);
    this.createdAt = store.date(repository.createdAgo);
    this.pushedAt = store.date(repository.pushedAgo);
    this.updatedAt = this.pushedAt;
    const main = repository.languages[0]?.[0];
    this.primaryLanguage = main === undefined ? null : language(main);
  }

  owner = (): GraphNode => this.graph.user(this.repository.owner);
  stargazers = (): { totalCount: number } => ({ totalCount: this.repository.stars });
  pullRequests = (given: ConnectionArguments): Connection<GraphNode> =>
    connection(this.repository.pullRequests, given, (index) => this.graph.pullRequest(index));

  languages = (
    given: ConnectionArguments,
  ): Omit<Connection<unknown>, 'edges' | 'nodes'> & {
    totalSize: number;
    edges: () => LanguageEdge[];
    nodes: () => unknown[];
  } => {
    const page = connection(this.repository.languages, given, ([name, size]) => ({ name, size }));
    return {
      ...page,
      totalSize: this.repository.languages.reduce((sum, [, bytes]) => sum + bytes, 0),
      edges: () => page.edges().map(({ cursor, node }) => ({ cursor, size: node.size, node: language(node.name) })),
      nodes: () => page.nodes().map(({ name }) => language(name)),
    };
  };

  repositoryTopics = (given: ConnectionArguments): Connection<unknown> =>
    connection(this.repository.topics, given, (name) => ({
      typeName: 'RepositoryTopic',
      topic: { name },
      url: this.graph.store.url(`topics/${name}`),
    }));

  defaultBranchRef = (): object | null =>
    this.isEmpty ? null : { typeName: 'Ref', name: 'main', prefix: 'refs/heads/', target: () => this.commit(0) };

  /** `HEAD:`, `HEAD:path` or `HEAD`. Null if the file does not exist. */
  object = ({ expression }: { expression?: string | null }): object | null => {
    const [branch, path] = (expression ?? '').split(/:(.*)/s);
    if (this.isEmpty || !['HEAD', 'main'].includes(branch ?? '')) return null;
    if (path === undefined) return this.commit(0);
    this.files ??= textFiles(this.repository);
    const text = this.files.get(path);
    if (text === undefined) return this.folder(path);
    const byteSize = Buffer.byteLength(text);
    return {
      typeName: 'Blob',
      id: `${this.id}:${path}`,
      oid: hash(text),
      byteSize,
      isBinary: false,
      isTruncated: false,
      text,
    };
  };

  /** The entries of a folder; null if there is no such folder. An empty path is the root. */
  private folder(path: string): object | null {
    const prefix = path === '' ? '' : `${path}/`;
    const inside = [...this.repository.files, ...(this.files?.keys() ?? [])].filter((each) => each.startsWith(prefix));
    if (inside.length === 0) return null;
    const names = inside.map((each) => each.slice(prefix.length).replace(/\/.*/, '/')).filter((name) => name !== '');
    const entries = [...new Set(names)].map((name) => ({
      name: name.replace('/', ''),
      path: `${prefix}${name.replace('/', '')}`,
      type: name.endsWith('/') ? 'tree' : 'blob',
      mode: name.endsWith('/') ? 16_384 : 33_188,
    }));
    return { typeName: 'Tree', id: `${this.id}:${path}`, oid: hash(`${this.nameWithOwner}:tree:${path}`), entries };
  }

  /** The commit that is `number` commits older than the newest. */
  private commit(number: number, made?: SampleCommit): object {
    const { store } = this.graph;
    const ago = made?.ago ?? this.repository.pushedAgo;
    const user = made === undefined || made.user === null ? null : store.user(made.user);
    return {
      typeName: 'Commit',
      oid: hash(`${this.nameWithOwner}:${this.repository.pushedAgo}:${number}`),
      committedDate: store.date(ago),
      authoredDate: store.date(ago),
      messageHeadline: 'Work on the sample',
      author: () => ({
        typeName: 'GitActor',
        user: user && user.type === 'User' && !store.isGone(user) ? this.graph.user(user.index) : null,
        date: store.date(ago),
      }),
      history: (given: HistoryArguments) => this.history(given),
    };
  }

  private history(given: HistoryArguments): Connection<object> {
    const { store } = this.graph;
    const oldest = given.since ? store.ago(given.since) : Number.POSITIVE_INFINITY;
    const newest = given.until ? store.ago(given.until) : Number.NEGATIVE_INFINITY;
    const commits = this.graph.timelines.of(this.repository.index).map((commit, number) => ({ commit, number }));
    const wanted = commits.filter(({ commit }) => commit.ago <= oldest && commit.ago >= newest);
    return connection(wanted, given, ({ commit, number }) => this.commit(number, commit));
  }
}

function language(name: string): { id: string; name: string; color: null } {
  return { id: `LANG_${Buffer.from(name).toString('base64url')}`, name, color: null };
}

function hash(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}
