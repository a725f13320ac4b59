import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Installation, type ProcessKind, ServiceProcess } from './service-process.js';
import { createPostgresDatabase } from '../postgres.js';
import { REDIS_URL, RedisCorner } from '../redis.js';

/** How runs are queued: in the one process, on SQLite; or by BullMQ, on PostgreSQL and Redis. */
export type Mode = 'in-process' | 'bullmq';

/** The place of a process that is started again whenever it was killed. */
export interface Post {
  readonly kind: ProcessKind;
  process: ServiceProcess;
}

/** One installation of the service with its database, whose processes start and end. */
export class Site {
  readonly posts: Post[] = [];
  /** Errors that the processes logged. */
  readonly errors: string[] = [];
  /** Called with every process as soon as it is ready. */
  onStart: (process: ServiceProcess) => void = () => undefined;
  private starts = 0;
  private removed = false;

  private constructor(
    readonly mode: Mode,
    readonly installation: Installation,
    private readonly drop: () => Promise<void>,
  ) {}

  /**
   * @param preload modules that each process loads before it starts
   * @param github the URL of GitHub, and the fixed time of the clocks of all processes; if absent, the clocks run
   */
  static async create(
    mode: Mode,
    github: { url: string; today?: Date },
    settings: Record<string, string>,
    preload: string[] = [],
  ): Promise<Site> {
    const common = { githubUrl: github.url, stillClock: github.today, preload };
    if (mode === 'in-process') {
      const folder = await mkdtemp(join(tmpdir(), 'githire-site-'));
      return new Site(mode, { ...common, databaseUrl: `sqlite:${join(folder, 'database.sqlite')}`, settings }, () =>
        rm(folder, { recursive: true, force: true }),
      );
    }
    const database = await createPostgresDatabase();
    const corner = new RedisCorner();
    const installation = {
      ...common,
      databaseUrl: database.url,
      redisUrl: REDIS_URL,
      settings: { ...settings, REDIS_PREFIX: corner.nextPrefix() },
    };
    return new Site(mode, installation, async () => {
      await database.drop();
      await corner.clear();
    });
  }

  /** The URLs of the APIs. */
  get urls(): string[] {
    return this.posts.filter(({ kind }) => kind === 'api').map(({ process }) => process.url);
  }

  /** Starts these processes, all at once as after a power cut. If there are workers, an API only serves requests. */
  async open(kinds: readonly ProcessKind[]): Promise<void> {
    const started = await Promise.all(kinds.map((kind) => this.start(kind)));
    this.posts.push(...started.map((process) => ({ kind: process.kind, process })));
  }

  /** Starts a new process in the place of one that was killed. */
  async replace(post: Post): Promise<void> {
    await this.clear(post);
    post.process = await this.start(post.kind);
  }

  /** Ends the processes and removes the data; may be called more than once. */
  async remove(): Promise<void> {
    for (const post of this.posts.splice(0)) await this.clear(post);
    if (!this.removed) await this.drop();
    this.removed = true;
  }

  private async clear({ process }: Post): Promise<void> {
    await process.child.kill();
    const lines = process.child.log().split('\n');
    this.errors.push(
      ...lines.filter((line) => /"level":"(error|fatal)"/.test(line)).map((line) => `${process.child.name}: ${line}`),
    );
    await process.child.remove();
  }

  private async start(kind: ProcessKind): Promise<ServiceProcess> {
    this.starts += 1;
    const servesOnly = this.mode === 'bullmq' && kind === 'api';
    const settings = { ...this.installation.settings, ...(servesOnly && { PIPELINE_CONCURRENCY: '0' }) };
    const started = await ServiceProcess.start(kind, `${this.mode}-${kind}-${this.starts}`, {
      ...this.installation,
      settings,
    });
    this.onStart(started);
    return started;
  }
}
