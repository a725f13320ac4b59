import { MINUTES_A_YEAR, type SampleRepository, type SampleUser } from '../population/model.js';
import { connection, type Connection, type ConnectionArguments } from './connection.js';
import { ContributionsNode } from './contributions-node.js';
import { FieldError } from './field-error.js';
import { type Graph, type GraphNode } from './graph.js';

interface RepositoryArguments extends ConnectionArguments {
  ownerAffiliations?: string[] | null;
  affiliations?: string[] | null;
  privacy?: string | null;
  isFork?: boolean | null;
  isArchived?: boolean | null;
  orderBy?: { field: string; direction: string } | null;
}

/** An account: `User`, `Organization` or `Bot`. */
export class UserNode {
  readonly typeName: SampleUser['type'];
  readonly id: string;
  readonly databaseId: number;
  readonly login: string;
  readonly name: string | null;
  readonly bio: string | null;
  readonly description: string | null;
  readonly company: string | null;
  readonly location: string | null;
  readonly websiteUrl: string | null;
  readonly twitterUsername: string | null;
  readonly isHireable: boolean;
  readonly url: string;
  readonly resourcePath: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly pronouns = null;
  readonly isBountyHunter = false;

  constructor(
    private readonly graph: Graph,
    private readonly user: SampleUser,
  ) {
    const { store } = graph;
    this.typeName = user.type;
    this.id = store.nodeId(user.type, user.index);
    this.databaseId = store.databaseId(user.index);
    this.login = user.login;
    this.name = user.name;
    this.bio = user.bio;
    this.description = user.bio;
    this.company = user.company;
    this.location = user.location;
    this.websiteUrl = user.websiteUrl;
    this.twitterUsername = user.twitterUsername;
    this.isHireable = user.isHireable;
    this.url = store.url(user.login);
    this.resourcePath = `/${user.login}`;
    this.createdAt = store.date(user.createdAgo);
    this.updatedAt = store.date(user.updatedAgo);
  }

  avatarUrl = ({ size }: { size?: number | null }): string =>
    this.graph.store.url(`avatars/${this.databaseId}?s=${size ?? 460}`);
  followers = (): { totalCount: number } => ({ totalCount: this.user.followers });
  following = (): { totalCount: number } => ({ totalCount: this.user.following });
  organizations = (): never => this.needsScope('read:org');
  /** As on GitHub: without the scope the whole document fails. */
  email = (): never => this.needsScope('user:email');

  repositories = (given: RepositoryArguments): Connection<GraphNode> & { totalDiskUsage: number } => {
    const owned =
      given.ownerAffiliations === undefined ||
      given.ownerAffiliations === null ||
      given.ownerAffiliations.includes('OWNER');
    const all =
      owned && given.privacy !== 'PRIVATE'
        ? this.user.repositories.map((index) => this.graph.store.repository(index))
        : [];
    const wanted = all.filter(
      ({ isFork, isArchived }) =>
        (typeof given.isFork !== 'boolean' || isFork === given.isFork) &&
        (typeof given.isArchived !== 'boolean' || isArchived === given.isArchived),
    );
    return {
      ...connection(ordered(wanted, given.orderBy), given, ({ index }) => this.graph.repository(index)),
      totalDiskUsage: 0,
    };
  };

  pinnedItems = (given: ConnectionArguments & { types?: string[] | null }): Connection<GraphNode> => {
    const pinned = given.types && !given.types.includes('REPOSITORY') ? [] : this.user.pinned;
    return connection(pinned, given, (index) => this.graph.repository(index));
  };

  socialAccounts = (given: ConnectionArguments): Connection<SampleUser['socialAccounts'][number]> =>
    connection(this.user.socialAccounts, given, (account) => account);

  contributionsCollection = (range: { from?: string | null; to?: string | null }): ContributionsNode =>
    new ContributionsNode(this.graph, this.user, range);

  pullRequests = (given: ConnectionArguments & { states?: string[] | null }): Connection<GraphNode> => {
    const { states } = given;
    const all = this.user.pullRequests.map((index) => this.graph.store.pullRequest(index));
    const wanted = all.filter(({ mergedAgo }) => !states || states.includes(mergedAgo === null ? 'OPEN' : 'MERGED'));
    return connection(
      wanted.sort((one, other) => one.createdAgo - other.createdAgo),
      given,
      ({ index }) => this.graph.pullRequest(index),
    );
  };

  /** Only about the last year, as on GitHub. */
  repositoriesContributedTo = (
    given: ConnectionArguments & { includeUserRepositories?: boolean | null },
  ): Connection<GraphNode> => {
    const { store } = this.graph;
    const recent = [
      ...this.user.pullRequests
        .map((index) => store.pullRequest(index))
        .filter(({ createdAgo }) => createdAgo < MINUTES_A_YEAR),
      ...this.user.contributions
        .flatMap((index) => store.population.contributions[index] ?? [])
        .filter(({ newestAgo }) => newestAgo < MINUTES_A_YEAR),
    ];
    const repositories = [...new Set(recent.map(({ repository }) => repository))].map((index) =>
      store.repository(index),
    );
    const wanted = repositories.filter(
      ({ owner }) => given.includeUserRepositories === true || owner !== this.user.index,
    );
    return connection(ordered(wanted, { field: 'STARGAZERS', direction: 'DESC' }), given, ({ index }) =>
      this.graph.repository(index),
    );
  };

  private needsScope(scope: string): never {
    throw new FieldError(
      'INSUFFICIENT_SCOPES',
      `Your token has not been granted the required scopes to execute this query: ['${scope}'].`,
    );
  }
}

function ordered(
  repositories: SampleRepository[],
  order: { field: string; direction: string } | null | undefined,
): SampleRepository[] {
  const keys: Record<string, (repository: SampleRepository) => number | string> = {
    PUSHED_AT: ({ pushedAgo }) => -pushedAgo,
    UPDATED_AT: ({ pushedAgo }) => -pushedAgo,
    CREATED_AT: ({ createdAgo }) => -createdAgo,
    STARGAZERS: ({ stars }) => stars,
    NAME: ({ name }) => name,
  };
  const key = keys[order?.field ?? 'CREATED_AT'] ?? (({ index }: SampleRepository) => index);
  const direction = order?.direction === 'DESC' ? -1 : 1;
  return repositories.toSorted((one, other) => {
    const [a, b] = [key(one), key(other)];
    return a === b ? one.index - other.index : direction * (a < b ? -1 : 1);
  });
}
