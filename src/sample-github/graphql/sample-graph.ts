import { type SampleStore } from '../sample-store.js';
import { PullRequestSearch } from '../search/pull-request-search.js';
import { RepositorySearch } from '../search/repository-search.js';
import { SearchQueryError } from '../search/search-query.js';
import { UserSearch } from '../search/user-search.js';
import { connection, type Connection, type ConnectionArguments } from './connection.js';
import { FieldError } from './field-error.js';
import { type Graph } from './graph.js';
import { PullRequestNode } from './pull-request-node.js';
import { RepositoryNode } from './repository-node.js';
import { CommitTimelines } from './timeline.js';
import { UserNode } from './user-node.js';

/** Only this many hits of a search can be read page by page. */
const REACHABLE = 1_000;
const MAX_IDS = 100;

type SearchNode = UserNode | RepositoryNode | PullRequestNode;

/** Resolves the fields of a query: nodes from the store, and the searches. */
export class SampleGraph implements Graph {
  readonly timelines: CommitTimelines;
  readonly userSearch: UserSearch;
  private readonly repositorySearch: RepositorySearch;
  private readonly pullRequestSearch: PullRequestSearch;

  constructor(
    readonly store: SampleStore,
    /** Changes the order of the hits of a best-match search, as GitHub does between two requests. */
    private readonly reorder: <Item>(items: Item[]) => Item[] = (items) => items,
  ) {
    this.timelines = new CommitTimelines(store);
    this.userSearch = new UserSearch(store);
    this.repositorySearch = new RepositorySearch(store);
    this.pullRequestSearch = new PullRequestSearch(store);
  }

  user(index: number): UserNode {
    return new UserNode(this, this.store.user(index));
  }

  repository(index: number): RepositoryNode {
    return new RepositoryNode(this, this.store.repository(index));
  }

  pullRequest(index: number): PullRequestNode {
    return new PullRequestNode(this, this.store.pullRequest(index));
  }

  /** The fields of `Query`. */
  root(rateLimit: object | null): object {
    return {
      typeName: 'Query',
      rateLimit,
      viewer: () => ({ typeName: 'User', id: 'U_sample_viewer', login: 'sample-viewer', name: 'Sample viewer' }),
      node: ({ id }: { id: string }) => this.node(id),
      nodes: ({ ids }: { ids: string[] }) => this.nodes(ids),
      user: ({ login }: { login: string }) => this.account(login, 'User'),
      organization: ({ login }: { login: string }) => this.account(login, 'Organization'),
      repository: ({ owner, name }: { owner: string; name: string }) => this.repositoryByName(`${owner}/${name}`),
      search: (given: ConnectionArguments & { type: string; query: string }) => this.search(given),
    };
  }

  private nodes(ids: string[]): (object | FieldError)[] {
    if (ids.length > MAX_IDS)
      throw new FieldError(
        'ARGUMENT_LIMIT',
        `You may not provide more than ${MAX_IDS} node ids; you provided ${ids.length}.`,
      );
    // A list entry that is an error becomes null and an error with its path, as GitHub does for a deleted account.
    return ids.map((id) => {
      try {
        return this.node(id);
      } catch (error) {
        if (error instanceof FieldError) return error;
        throw error;
      }
    });
  }

  private node(id: string): object {
    const found = this.store.node(id);
    if (!found)
      throw new FieldError('NOT_FOUND', `Could not resolve to a node with the global id of '${id.slice(0, 40)}'`);
    if ('login' in found) return this.user(found.index);
    return 'stars' in found ? this.repository(found.index) : this.pullRequest(found.index);
  }

  private account(login: string, type: 'User' | 'Organization'): UserNode {
    const user = this.store.userByLogin(login);
    if (!user || user.type !== type)
      throw new FieldError('NOT_FOUND', `Could not resolve to a ${type} with the login of '${login.slice(0, 40)}'.`);
    return this.user(user.index);
  }

  private repositoryByName(nameWithOwner: string): RepositoryNode {
    const repository = this.store.repositoryByName(nameWithOwner);
    if (!repository)
      throw new FieldError(
        'NOT_FOUND',
        `Could not resolve to a Repository with the name '${nameWithOwner.slice(0, 80)}'.`,
      );
    return this.repository(repository.index);
  }

  private search({
    type,
    query,
    ...page
  }: ConnectionArguments & { type: string; query: string }): Connection<SearchNode> & Record<string, unknown> {
    const none = { userCount: 0, repositoryCount: 0, issueCount: 0, codeCount: 0, discussionCount: 0, wikiCount: 0 };
    try {
      if (type === 'USER') {
        const found = this.best(query, this.userSearch.find(query));
        return {
          ...none,
          userCount: found.length,
          ...connection(found, page, ({ index }): SearchNode => this.user(index), REACHABLE),
        };
      }
      if (type === 'REPOSITORY') {
        const found = this.best(query, this.repositorySearch.find(query));
        return {
          ...none,
          repositoryCount: found.length,
          ...connection(found, page, ({ index }): SearchNode => this.repository(index), REACHABLE),
        };
      }
      if (type === 'ISSUE') {
        const found = this.best(query, this.pullRequestSearch.find(query));
        return {
          ...none,
          issueCount: found.length,
          ...connection(found, page, ({ index }): SearchNode => this.pullRequest(index), REACHABLE),
        };
      }
    } catch (error) {
      if (error instanceof SearchQueryError) throw new FieldError('UNPROCESSABLE', error.message);
      throw error;
    }
    throw new FieldError('NOT_SERVED', `The sample GitHub does not search for ${type}.`);
  }

  private best<Item>(query: string, found: Item[]): Item[] {
    return query.includes('sort:') ? found : this.reorder(found);
  }
}
