import { type Clock } from '../../common/clock.js';
import { Problem } from '../../common/problem.js';
import { type StageContext } from '../../domain/stage.js';
import { GithubFailure, type GithubFailureKind } from '../../github/errors.js';
import { type GithubClient } from '../../github/github-client.js';
import { type GithubSession, type GithubUsage } from '../../github/github-session.js';
import { type BatchResult } from '../../github/in-batches.js';
import { type Sleeper } from '../../github/sleeper.js';
import { SOURCING_LIMITS } from './plan/sourcing-limits.js';
import { type LoadRequest, type LoadResult, type SnapshotLoader } from './snapshots/snapshot-loader.js';

/** What a run cannot do without when it talks to GitHub. */
export interface GithubRunTools {
  client: GithubClient;
  loader: SnapshotLoader;
  clock: Clock;
  sleeper: Sleeper;
}

/** Kinds that one failed request does not survive, whatever is asked next. */
const FINAL: ReadonlySet<GithubFailureKind> = new Set(['primary-limit', 'secondary-limit', 'unauthenticated']);

/**
 * One run's dealings with GitHub: everything goes through the snapshots, nothing is asked once GitHub or the time
 * has said stop, and what could not be had is remembered by name and number.
 */
export class GithubRun {
  readonly session: GithubSession;
  /** Why nothing more is asked of GitHub, or null. */
  stopped: Problem | null = null;
  /** The first failure that did not stop the run, or null. */
  failed: Problem | null = null;
  private readonly deadline: Date;
  private readonly missing = new Map<string, number>();
  private waitedMs = 0;

  constructor(
    private readonly tools: GithubRunTools,
    private readonly context: StageContext,
  ) {
    const left = context.deadline.getTime() - tools.clock.now().getTime();
    const reserved = Math.min(SOURCING_LIMITS.reservedMs, Math.max(0, left) * SOURCING_LIMITS.reservedShare);
    this.deadline = new Date(context.deadline.getTime() - reserved);
    this.session = tools.client.session({ signal: context.signal, deadline: this.deadline });
  }

  /** The requests of this run, and the milliseconds it waited for them. */
  get usage(): GithubUsage & { requestMilliseconds: number } {
    return { ...this.session.usage, requestMilliseconds: Math.round(this.waitedMs) };
  }

  /** What could not be had, e.g. `contributions` → 3. */
  get unavailable(): ReadonlyMap<string, number> {
    return this.missing;
  }

  /**
   * Refuses a token that GitHub refuses before anything else is asked, and warns about one that may write.
   * @throws GithubFailure for a refused token, or the reason of the signal
   */
  async checkToken(): Promise<void> {
    try {
      const { writeScopes } = await this.timed(() => this.session.checkToken());
      if (writeScopes.length > 0) {
        this.context.warn('github_token_can_write', `The GitHub token may write (${writeScopes.join(', ')}); a token without scopes is enough.`);
      }
    } catch (error) {
      this.context.signal.throwIfAborted();
      if (error instanceof GithubFailure && error.kind === 'unauthenticated') throw error;
      this.note(error);
    }
  }

  /**
   * Loads things by id, from the snapshots where they are fresh.
   * @param label what is missing where they do not come, e.g. `contributions`; null where that is no loss
   */
  async load<Value>(label: string | null, request: Omit<LoadRequest<Value>, 'within'>): Promise<LoadResult<Value>> {
    const result = await this.tools.loader.load<Value>({
      ...request,
      within: (promise) => this.within(promise),
      fetch: (ids) => (this.stopped === null ? this.timed(() => request.fetch(ids)) : Promise.resolve(refused<Value>(ids, this.stopped))),
    });
    this.context.signal.throwIfAborted();
    if (result.stopped !== null) this.stopped ??= result.stopped;
    // An account or a repository that is gone is an answer, not a failure.
    const lost = [...result.unavailable.values()].filter((kind) => kind !== 'not-found');
    if (label !== null && lost.length > 0) this.missing.set(label, (this.missing.get(label) ?? 0) + lost.length);
    if (lost[0] !== undefined) this.failed ??= new GithubFailure(lost[0]);
    return result;
  }

  /** Loads one thing that is asked for by a request of its own, or null where it could not be had. */
  async loadOne<Value>(label: string, kind: string, id: string, ttl: number, ask: () => Promise<Value>, people: (value: Value) => readonly number[]): Promise<Value | null> {
    const { loaded } = await this.load<Value>(label, { kind, ids: [id], ttl, people, fetch: () => single(id, ask) });
    return loaded.get(id)?.value ?? null;
  }

  /** The result of a promise, or null where the time of this run is up before. */
  private async within<Result>(promise: Promise<Result>): Promise<Result | null> {
    const left = this.deadline.getTime() - this.tools.clock.now().getTime();
    if (left <= 0) return null;
    const over = new AbortController();
    const late = this.tools.sleeper.sleep(left, AbortSignal.any([over.signal, this.context.signal])).then(
      () => null,
      (error: unknown) => {
        if (over.signal.aborted) return null;
        throw error;
      },
    );
    try {
      return await this.timed(() => Promise.race([promise, late]));
    } finally {
      over.abort();
    }
  }

  private async timed<Result>(work: () => Promise<Result>): Promise<Result> {
    const startedAt = performance.now();
    try {
      return await work();
    } finally {
      this.waitedMs += performance.now() - startedAt;
    }
  }

  private note(error: unknown): void {
    if (!(error instanceof Problem)) throw error;
    if (!(error instanceof GithubFailure) || FINAL.has(error.kind)) this.stopped ??= error;
    else this.failed ??= error;
  }
}

function refused<Value>(ids: readonly string[], stopped: Problem): BatchResult<Value> {
  const kind = stopped instanceof GithubFailure ? stopped.kind : 'timeout';
  return { loaded: new Map(), incomplete: new Set(), others: new Map(), unavailable: new Map(ids.map((id) => [id, kind])), stopped };
}

/** One request as a batch of one. */
async function single<Value>(id: string, ask: () => Promise<Value>): Promise<BatchResult<Value>> {
  try {
    return { loaded: new Map([[id, await ask()]]), incomplete: new Set(), unavailable: new Map(), others: new Map(), stopped: null };
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'cancelled') throw error;
    if (!(error instanceof GithubFailure) || FINAL.has(error.kind)) return refused([id], error);
    return { ...refused<Value>([id], error), stopped: null };
  }
}
