import { type Clock } from '../../platform/common/clock.js';
import { Problem } from '../../platform/common/problem.js';
import { type StageContext } from '../../domain/stage.js';
import { FINAL, GithubFailure, LIMITS } from '../../github/errors.js';
import { type GithubClient } from '../../github/github-client.js';
import { type GithubSession, type GithubUsage } from '../../github/github-session.js';
import { type Batches, type BatchResult, emptyBatch, type IsSettled } from '../../github/requests/in-batches.js';
import { type Sleeper } from '../../github/requests/sleeper.js';
import { CACHED_RESPONSE_TTL, type SourcingStep, SOURCING_LIMITS, STEPS } from './plan/sourcing-limits.js';
import {
  type LoadRequest,
  type LoadResult,
  type CachedResponseLoader,
} from './cached-responses/cached-response-loader.js';

/** The services that a run needs to use GitHub. */
export interface GithubRunTools {
  client: GithubClient;
  loader: CachedResponseLoader;
  clock: Clock;
  sleeper: Sleeper;
}

/** Things to load in one step of the plan. */
export interface StepRequest<Value> extends Omit<LoadRequest<Value>, 'within' | 'fetch' | 'checkpoint' | 'absenceTtl'> {
  step: SourcingStep;
  /** Asks GitHub, through the given session, for ids that nobody has loaded. */
  fetch: (ids: string[], session: GithubSession, isSettled: IsSettled) => Batches<Value>;
}

/** One thing that is loaded by a request of its own. */
export interface SingleRequest<Value> extends Omit<StepRequest<Value>, 'ids' | 'fetch'> {
  id: string;
  ask: (session: GithubSession) => Promise<Value>;
}

/**
 * All requests of one run to GitHub. Every response goes through the cache. No step can use up the time of the other
 * steps. Nothing is requested after GitHub or the deadline has stopped the run. Missing data is counted by name.
 */
export class GithubRun {
  /** Why the run sends no more requests to GitHub, or null. */
  stopped: Problem | null = null;
  /** The first failure that did not stop the run, or null. */
  failed: Problem | null = null;
  /** Whether a step ended because its time was up. */
  ranOutOfTime = false;
  private readonly startedAt: number;
  private readonly deadline: Date;
  /** A session that may run until the end of the run, beyond the time of a step. */
  private readonly wholeRunSession: GithubSession;
  private readonly sessions: GithubSession[] = [];
  private readonly missing = new Map<string, number>();
  private waitedMs = 0;

  constructor(
    private readonly tools: GithubRunTools,
    private readonly context: StageContext,
  ) {
    this.startedAt = tools.clock.now().getTime();
    const left = Math.max(0, context.deadline.getTime() - this.startedAt);
    const reserved = Math.min(SOURCING_LIMITS.reservedMs, left * SOURCING_LIMITS.reservedShare);
    this.deadline = new Date(context.deadline.getTime() - reserved);
    this.wholeRunSession = this.openSession(this.deadline);
  }

  /**
   * The requests of this run, and the milliseconds that it waited for GitHub, for the store of cached responses, and
   * for other runs that loaded the same data.
   */
  get usage(): GithubUsage & { requestMilliseconds: number } {
    const all = this.sessions.map(({ usage }) => usage);
    const sum = (
      field: 'requests' | 'graphqlRequests' | 'searchRequests' | 'points' | 'retries' | 'waitedSeconds',
    ): number => all.reduce((total, usage) => total + usage[field], 0);
    return {
      ...this.wholeRunSession.usage,
      requests: sum('requests'),
      graphqlRequests: sum('graphqlRequests'),
      searchRequests: sum('searchRequests'),
      points: sum('points'),
      retries: sum('retries'),
      waitedSeconds: sum('waitedSeconds'),
      requestMilliseconds: Math.round(this.waitedMs),
    };
  }

  /** Number of things that could not be loaded, e.g. `contributions` → 3. */
  get unavailable(): ReadonlyMap<string, number> {
    return this.missing;
  }

  /**
   * Checks the token before any other request. Fails if GitHub refuses it, and warns about a token that may write.
   * @throws GithubFailure for a refused token, or the reason of the signal
   */
  async checkToken(): Promise<void> {
    try {
      const { writeScopes } = await this.timed(() => this.wholeRunSession.checkToken());
      if (writeScopes.length > 0) {
        this.context.warn(
          'github_token_can_write',
          `The GitHub token may write (${writeScopes.join(', ')}); a token without scopes is enough.`,
        );
      }
    } catch (error) {
      this.context.signal.throwIfAborted();
      if (!(error instanceof Problem) || (error instanceof GithubFailure && error.kind === 'unauthenticated'))
        throw error;
      this.recordFailure(error, true);
    }
  }

  /** Loads things by id, from cached responses that are still fresh or else from GitHub. */
  async load<Value>({ step, fetch, ...request }: StepRequest<Value>): Promise<LoadResult<Value>> {
    const result = await this.timed(() =>
      this.tools.loader.load<Value>({
        ...request,
        absenceTtl: CACHED_RESPONSE_TTL.absence,
        within: (promise) => this.within(promise),
        checkpoint: () => this.context.checkpoint(),
        fetch: (ids, isSettled) => this.fetchInTime(ids, step, fetch, isSettled),
      }),
    );
    this.context.signal.throwIfAborted();
    if (result.stopped !== null) this.recordFailure(result.stopped, STEPS[step].waitsForLimit);
    // A deleted account or repository is a valid response, not a failure.
    const lost = [...result.unavailable.values()].filter((kind) => kind !== 'not-found');
    const { label } = STEPS[step];
    if (lost.length > 0) this.missing.set(label, (this.missing.get(label) ?? 0) + lost.length);
    if (lost[0] !== undefined) this.failed ??= new GithubFailure(lost[0]);
    return result;
  }

  /** Loads one thing by a request of its own. Returns null if it could not be loaded. */
  async loadOne<Value>({ id, ask, ...request }: SingleRequest<Value>): Promise<Value | null> {
    const { loaded } = await this.load<Value>({
      ...request,
      ids: [id],
      fetch: (_, session) => this.single(id, () => ask(session)),
    });
    return loaded.get(id)?.value ?? null;
  }

  /**
   * Sends requests within the time of the step. If GitHub limits the rate and the step is worth the wait, the rest is
   * requested once more without the step's time limit.
   */
  private async *fetchInTime<Value>(
    ids: string[],
    step: SourcingStep,
    fetch: StepRequest<Value>['fetch'],
    isSettled: IsSettled,
  ): AsyncGenerator<BatchResult<Value>> {
    if (this.stopped !== null) {
      yield { ...emptyBatch<Value>(), stopped: this.stopped };
      return;
    }
    const { share, waitsForLimit } = STEPS[step];
    const end = this.startedAt + share * (this.deadline.getTime() - this.startedAt);
    let isLimited = false;
    for await (const batch of fetch(ids, this.openSession(new Date(end)), isSettled)) {
      isLimited = waitsForLimit && batch.stopped instanceof GithubFailure && LIMITS.has(batch.stopped.kind);
      if (!isLimited) yield batch;
    }
    if (isLimited)
      yield* fetch(
        ids.filter((id) => !isSettled(id)),
        this.wholeRunSession,
        isSettled,
      );
  }

  private openSession(deadline: Date): GithubSession {
    const session = this.tools.client.session({ signal: this.context.signal, deadline });
    this.sessions.push(session);
    return session;
  }

  /**
   * Returns the result of a promise, or null if the time of this run ends first. It waits with the run's own sleeper and
   * clock, not with `withTimeout`, so that simulated time counts here as it does for the requests.
   */
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

  /** Makes one request and returns it as a batch of one. */
  private async *single<Value>(id: string, ask: () => Promise<Value>): AsyncGenerator<BatchResult<Value>> {
    try {
      const value = await ask();
      yield { ...emptyBatch<Value>(), loaded: new Map([[id, value]]) };
    } catch (error) {
      this.context.signal.throwIfAborted();
      if (!(error instanceof Problem)) throw error;
      yield { ...emptyBatch<Value>(), stopped: error };
    }
  }

  /**
   * Stops the run after a failure that would affect every further request, or after a rate limit that was already
   * waited for. The end of a step's time does not stop the run.
   */
  private recordFailure(failure: Problem, waited: boolean): void {
    const isLimit = failure instanceof GithubFailure && LIMITS.has(failure.kind);
    const isFinal = failure instanceof GithubFailure && FINAL.has(failure.kind);
    const isOver = this.tools.clock.now() >= this.deadline;
    if (failure.code === 'pipeline_timeout') this.ranOutOfTime = true;
    if (isFinal || (isLimit && waited) || isOver) this.stopped ??= failure;
    else if (failure instanceof GithubFailure) this.failed ??= failure;
  }
}
