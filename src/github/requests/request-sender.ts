import { Logger } from '@nestjs/common';
import { Problem } from '../../platform/common/problem.js';
import { withTimeoutSignal } from '../../platform/common/timeout.js';
import { classifyReply, FINAL, GithubFailure, type GithubFailureKind, type GithubReply, LIMITS } from '../errors.js';
import { type GithubAccess, type SessionOptions } from '../github-access.js';
import { type GithubTransport } from './github-transport.js';
import { type Bucket } from './rate-limits.js';
import { inRequestSpan } from './request-span.js';
import { GithubUnreachable } from './unreachable.js';

/** One request, and how its outcome is judged. */
export interface Sending {
  bucket: Bucket;
  /** Used in log lines. */
  name: string;
  /** Whether a timeout is retried; false if the caller halves the request instead. */
  retryTimeouts: boolean;
  /** A request so light that GitHub counts as unreachable if it does not respond within a few seconds. */
  isProbe?: boolean;
  /** Returns whether the response belongs to this kind of request. */
  usable: (reply: GithubReply) => boolean;
  exchange: (transport: GithubTransport, signal: AbortSignal) => Promise<GithubReply>;
}

/** Requests sent, failed attempts included. */
export interface SendingCounts {
  graphql: number;
  search: number;
  retries: number;
  waitedMs: number;
}

interface Attempt {
  reply?: GithubReply;
  failure: GithubFailureKind | null;
  cause?: GithubFailure;
}

/** Failures that a retry of the same request may not have. */
const TRANSIENT: ReadonlySet<GithubFailureKind> = new Set(['network', 'unreachable', 'server-error', 'timeout']);

/**
 * Sends the requests of one run in turn with those of other runs: waits for limits, and retries after transient
 * failures.
 */
export class RequestSender {
  readonly counts: SendingCounts = { graphql: 0, search: 0, retries: 0, waitedMs: 0 };
  private readonly logger = new Logger('Github');

  constructor(
    private readonly access: GithubAccess,
    private readonly options: SessionOptions,
    /** Sends a light request to GitHub. */
    private readonly probe: () => Promise<unknown>,
  ) {}

  /**
   * Sends the request until there is a response or a retry makes no sense. A loop of its own instead of `retry`: limits and
   * failures are counted apart, the wait for a limit belongs to the bucket, and a timeout first checks the reachability.
   */
  async send(sending: Sending): Promise<GithubReply> {
    const { limits } = this.access;
    let limitWaits = 0;
    let retries = 0;
    for (;;) {
      const { reply, failure, cause } = await this.attempt(sending);
      if (failure === null && reply) return reply;
      const kind = failure ?? 'network';
      if (kind === 'timeout' && reply === undefined && !sending.isProbe) await this.checkReachability();
      const isLimit = LIMITS.has(kind);
      if (isLimit) limitWaits += 1;
      else retries += 1;
      const isTransient = isLimit || (TRANSIENT.has(kind) && (kind !== 'timeout' || sending.retryTimeouts));
      const mostRetries =
        cause instanceof GithubUnreachable && cause.isSlow ? limits.retriesOfSlowFailure : limits.retriesPerRequest;
      const retriesUsedUp =
        limitWaits > limits.limitWaitsPerRequest ||
        retries > mostRetries ||
        this.counts.retries >= limits.retriesPerRun;
      if (!isTransient || retriesUsedUp) throw this.logged(this.failure(kind, sending.bucket, cause));
      this.counts.retries += 1;
      if (!isLimit) await this.access.sleeper.sleep(limits.firstRetryPauseMs * 2 ** (retries - 1), this.options.signal);
    }
  }

  /** Sends the request once, in its turn and only when the limits allow it. */
  private async attempt(sending: Sending): Promise<Attempt> {
    const { bucket, name, exchange, usable } = sending;
    const { rateLimits } = this.access;
    const transport = await this.connected();
    const outage = this.access.outage;
    const release = await this.turn(bucket);
    if (sending.isProbe && this.access.outage !== null && this.access.outage !== outage) {
      // While this probe waited for its turn, another run found out that GitHub is not reachable.
      release();
      return { failure: 'unreachable', cause: this.access.outage };
    }
    const startedAt = performance.now();
    let outcome: GithubFailureKind | 'ok' | 'aborted' = 'aborted';
    try {
      this.counts[bucket] += 1;
      const reply = await this.inTime(sending, transport, (signal) =>
        inRequestSpan({ bucket, name, server: transport.server }, () => exchange(transport, signal)),
      );
      const failure = classifyReply(reply) ?? (usable(reply) ? null : 'server-error');
      if (failure !== null && LIMITS.has(failure)) rateLimits.limited(bucket, failure, reply);
      else rateLimits.served(bucket, reply);
      this.access.respondedAt = this.access.clock.now().getTime();
      if (failure === 'unauthenticated') this.access.tokenCheck = null;
      outcome = failure ?? 'ok';
      return { reply, failure };
    } catch (error) {
      if (!(error instanceof GithubFailure)) throw error;
      // The next request of any run first checks whether GitHub is reachable.
      this.access.respondedAt = null;
      if (error instanceof GithubUnreachable) this.access.outage = error;
      outcome = error.kind;
      return { failure: error.kind, cause: error };
    } finally {
      release();
      this.access.metrics.githubRequested({
        kind: sending.name,
        outcome,
        seconds: (performance.now() - startedAt) / 1_000,
      });
      this.log(name, performance.now() - startedAt, outcome);
    }
  }

  /**
   * A request without a response may have been too heavy. If a light request gets no response either, GitHub is not
   * reachable.
   */
  private async checkReachability(): Promise<void> {
    try {
      await this.probe();
    } catch (error) {
      if (!(error instanceof GithubFailure) || error.kind === 'unreachable') throw error;
    }
  }

  private inTime(
    sending: Sending,
    { server }: GithubTransport,
    run: (signal: AbortSignal) => Promise<GithubReply>,
  ): Promise<GithubReply> {
    const { requestTimeoutMs, probeTimeoutMs } = this.access.limits;
    const bound = sending.isProbe ? probeTimeoutMs : requestTimeoutMs;
    const ms = Math.max(1, Math.min(bound, this.leftMs()));
    const isUnreachable = sending.isProbe === true && ms === bound;
    const reason = (): Error =>
      isUnreachable
        ? new GithubUnreachable(server, `did not answer within ${ms / 1_000} s`, true)
        : new GithubFailure('timeout');
    return withTimeoutSignal(run, { milliseconds: ms, signal: this.options.signal, reason });
  }

  /**
   * Waits until the bucket is not limited and no other request is in flight. A wait for a limit does not hold the turn.
   */
  private async turn(bucket: Bucket): Promise<() => void> {
    const { queue, rateLimits } = this.access;
    for (;;) {
      await this.waitWhileLimited(bucket);
      if (this.leftMs() <= 0) throw timeIsUp();
      const release = await withTimeoutSignal((signal) => queue.acquire(this, signal), {
        milliseconds: this.leftMs(),
        signal: this.options.signal,
        reason: timeIsUp,
      });
      if (rateLimits.waitMs(bucket) === 0 && this.leftMs() > 0) return release;
      release();
    }
  }

  private async waitWhileLimited(bucket: Bucket): Promise<void> {
    const ms = this.access.rateLimits.waitMs(bucket);
    if (ms === 0) return;
    const kind = this.access.rateLimits.kind(bucket);
    if (ms >= this.leftMs()) throw this.failure(kind, bucket);
    this.options.onWait?.({ seconds: Math.ceil(ms / 1_000), reason: kind });
    this.counts.waitedMs += ms;
    const begun = performance.now();
    try {
      await this.access.sleeper.sleep(ms, this.options.signal);
    } finally {
      this.access.metrics.githubWaited(kind, (performance.now() - begun) / 1_000);
    }
  }

  private async connected(): Promise<GithubTransport> {
    try {
      return await this.access.transport();
    } catch (error) {
      throw new GithubFailure('network', { cause: error });
    }
  }

  private failure(kind: GithubFailureKind, bucket: Bucket, cause?: GithubFailure): GithubFailure {
    if (cause !== undefined) return cause;
    const waitMs = this.access.rateLimits.waitMs(bucket);
    return new GithubFailure(
      kind,
      LIMITS.has(kind) ? { retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1_000)) } : {},
    );
  }

  /** Logs failures that only the operator can solve. */
  private logged(failure: GithubFailure): GithubFailure {
    if (failure.kind === 'unauthenticated') this.logger.error(failure.detail);
    else if (FINAL.has(failure.kind)) this.logger.warn(failure.detail);
    return failure;
  }

  private leftMs(): number {
    return this.options.deadline.getTime() - this.access.clock.now().getTime();
  }

  /** Logs names, times and outcomes only; data about people must not be in the log. */
  private log(name: string, ms: number, outcome: string): void {
    const line = `${name}: ${outcome} in ${Math.round(ms)} ms`;
    if (ms > this.access.limits.slowResponseMs) this.logger.warn(`${line}; close to GitHub's limit of 10 s`);
    else this.logger.debug(line);
  }
}

function timeIsUp(): Problem {
  return new Problem('pipeline_timeout', 'The time for this run was up before GitHub had answered.');
}
