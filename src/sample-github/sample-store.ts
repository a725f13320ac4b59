import { type Clock } from '../platform/common/clock.js';
import { MINUTES_A_DAY, type SamplePullRequest, type SampleRepository, type SampleUser } from './population/model.js';
import { type Population, samplePopulation } from './population/population.js';

/** Numeric ids begin here: far above the ids of real accounts, and within the range of a GraphQL Int. */
const FIRST_DATABASE_ID = 2_000_000_000;
const HOST = 'https://sample-github.example';
const PREFIXES = {
  User: 'U_kgDO',
  Organization: 'O_kgDO',
  Bot: 'BOT_kgDO',
  Repository: 'R_kgDO',
  PullRequest: 'PR_kwDO',
} as const;
type NodeType = keyof typeof PREFIXES;

/** The population on the current day of the clock: ids, addresses, dates and lookups. */
export class SampleStore {
  readonly population: Population;
  private readonly byLogin: Map<string, SampleUser>;
  private readonly byName: Map<string, SampleRepository>;
  private readonly gone = new Set<number>();

  constructor(
    private readonly clock: Clock,
    population: Population = samplePopulation(),
  ) {
    this.population = population;
    this.byLogin = new Map(population.users.map((user) => [user.login.toLowerCase(), user]));
    this.byName = new Map(
      population.repositories.map((repository) => [this.nameWithOwner(repository).toLowerCase(), repository]),
    );
  }

  now(): Date {
    return this.clock.now();
  }

  /** The midnight (UTC) at which the clock's day began, in milliseconds; all "ago" values count from here. */
  get today(): number {
    const now = this.clock.now().getTime();
    return now - (now % (MINUTES_A_DAY * 60_000));
  }

  /** Returns the time in milliseconds. */
  time(ago: number): number {
    return this.today - ago * 60_000;
  }

  date(ago: number): string {
    return `${new Date(this.time(ago)).toISOString().slice(0, -5)}Z`;
  }

  /** Returns the minutes before today's midnight; negative for a later time today. */
  ago(date: string): number {
    return (this.today - Date.parse(date)) / 60_000;
  }

  user(index: number): SampleUser {
    return this.at(this.population.users, index);
  }

  repository(index: number): SampleRepository {
    return this.at(this.population.repositories, index);
  }

  pullRequest(index: number): SamplePullRequest {
    return this.at(this.population.pullRequests, index);
  }

  userByLogin(login: string): SampleUser | null {
    const user = this.byLogin.get(login.toLowerCase());
    return user && !this.isGone(user) ? user : null;
  }

  repositoryByName(nameWithOwner: string): SampleRepository | null {
    return this.byName.get(nameWithOwner.toLowerCase()) ?? null;
  }

  /** Deletes an account as between two requests: searches still find it, but it cannot be loaded. */
  deleteUser(login: string): void {
    const user = this.byLogin.get(login.toLowerCase());
    if (user) this.gone.add(user.index);
  }

  isGone(user: SampleUser): boolean {
    return user.deleted || this.gone.has(user.index);
  }

  nameWithOwner(repository: SampleRepository): string {
    return `${this.user(repository.owner).login}/${repository.name}`;
  }

  url(path: string): string {
    return `${HOST}/${path}`;
  }

  databaseId(index: number): number {
    return FIRST_DATABASE_ID + index;
  }

  nodeId(type: NodeType, index: number): string {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(this.databaseId(index));
    return `${PREFIXES[type]}${bytes.toString('base64url')}`;
  }

  /** Returns the object with this id, or null if there is none, or it was deleted. */
  node(id: string): SampleUser | SampleRepository | SamplePullRequest | null {
    const type = (Object.keys(PREFIXES) as NodeType[]).find((each) => id.startsWith(PREFIXES[each]));
    const bytes = Buffer.from(type ? id.slice(PREFIXES[type].length) : '', 'base64url');
    if (!type || bytes.length !== 4) return null;
    const index = bytes.readUInt32BE() - FIRST_DATABASE_ID;
    if (type === 'Repository') return this.population.repositories[index] ?? null;
    if (type === 'PullRequest') return this.population.pullRequests[index] ?? null;
    const user = this.population.users[index];
    return user && user.type === type && !this.isGone(user) ? user : null;
  }

  private at<Item>(items: Item[], index: number): Item {
    const item = items[index];
    if (item === undefined) throw new RangeError(`the sample has nothing at ${index}`);
    return item;
  }
}
