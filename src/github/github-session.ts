import { Logger } from '@nestjs/common';
import { Problem } from '../common/problem.js';
import { documentText } from './documents.js';
import type { RateLimitData } from './document-parts.js';
import type { GithubDocumentName, GithubDocuments } from './document-types.js';
import { classifyReply, fieldErrors, GithubFailure, type GithubFailureKind, type GithubFieldError, type GithubReply, LIMITS } from './errors.js';
import type { GithubAccess } from './github-client.js';
import type { GithubSource } from './github-connection.js';
import type { GithubTransport } from './github-transport.js';
import { documentCost } from './query-cost.js';
import type { Bucket } from './rate-limits.js';
import { rateLimitOf, readAnswer } from './read-answer.js';
import { inRequestSpan } from './request-span.js';
import { withTimeLimit } from './time-limit.js';
import { readScopes, type TokenCheck } from './token-check.js';
import { hasItems, toUserSearchPage } from './user-search-body.js';

export interface SessionOptions {
  /** Aborted when the run is cancelled or out of time. */
  signal: AbortSignal;
  /** The moment by which the run has to end: a limit that lasts longer fails at once. */
  deadline: Date;
  /** Told before each wait for a limit. */
  onWait?: (wait: { seconds: number; reason: 'primary-limit' | 'secondary-limit' }) => void;
}

/** What one run has used. */
export interface GithubUsage {
  /** Requests sent, those of failed attempts included. */
  requests: number;
  graphqlRequests: number;
  searchRequests: number;
  /** Points of the primary limit, as GitHub charged them; by the formula where GitHub did not say. */
  points: number;
  /** Points left this hour; null where GitHub has no limits. */
  remaining: number | null;
  /** When the points are given anew; null where GitHub has no limits. */
  resetsAt: string | null;
  /** Requests that were sent again. */
  retries: number;
  /** Seconds spent waiting for limits. */
  waitedSeconds: number;
  source: GithubSource;
}

export interface UserSearchPage {
  /** All hits; only the first 1,000 can be paged. */
  totalCount: number;
  /** GitHub's search ran out of time: there may be more. */
  incomplete: boolean;
  items: { login: string; id: number; nodeId: string; type: string }[];
}

type Exchange = (transport: GithubTransport, signal: AbortSignal) => Promise<GithubReply>;

interface Sending {
  bucket: Bucket;
  /** For the log. */
  name: string;
  /** A time-out is worth another try; false where the caller halves the request instead. */
  retryTimeouts: boolean;
  /** Whether the answer is one to this kind of request at all. */
  usable: (reply: GithubReply) => boolean;
  exchange: Exchange;
}

/** Kinds that the same request may not meet again. */
const PASSING: ReadonlySet<GithubFailureKind> = new Set(['network', 'server-error', 'timeout']);

/**
 * One run's requests to GitHub. Every method throws `GithubFailure` for what GitHub would not give (`github_rate_limited`
 * where a limit lasts beyond the deadline), `Problem('pipeline_timeout')` past the deadline, and the signal's reason when
 * it is aborted.
 */
export class GithubSession {
  private readonly logger = new Logger('Github');
  private readonly counts = { graphql: 0, search: 0, points: 0, retries: 0, waitedMs: 0 };

  constructor(
    private readonly access: GithubAccess,
    private readonly options: SessionOptions,
  ) {}

  /** How many requests of a batch job may fail in a row before the rest is not tried. */
  failuresInARow(kind: GithubFailureKind): number {
    const { limits } = this.access;
    return kind === 'network' ? limits.networkFailuresInARow : limits.failuresInARow;
  }

  get usage(): GithubUsage {
    const { graphql, search, points, retries, waitedMs } = this.counts;
    const budget = this.access.rateLimits.state('graphql');
    return {
      requests: graphql + search,
      graphqlRequests: graphql,
      searchRequests: search,
      points,
      remaining: budget?.remaining ?? null,
      resetsAt: budget?.resetsAt.toISOString() ?? null,
      retries,
      waitedSeconds: Math.round(waitedMs / 1_000),
      source: this.access.source,
    };
  }

  /**
   * REST user search: sorted, repeatable, from its own bucket of 30 a minute. An answer that has not changed costs nothing.
   * @param query e.g. `type:user language:TypeScript location:"New York"`; a language that GitHub does not know is ignored by it
   */
  async searchUsers(
    query: string,
    options: { sort?: 'followers' | 'repositories' | 'joined'; order?: 'asc' | 'desc'; perPage: number; page: number },
  ): Promise<UserSearchPage> {
    const { sort, order, perPage, page } = options;
    const parameters = { q: query, per_page: perPage, page, ...(sort && { sort }), ...(order && { order }) };
    const key = JSON.stringify(parameters);
    const kept = this.access.searches.get(key);
    const reply = await this.send({
      bucket: 'search',
      name: 'user search',
      retryTimeouts: true,
      usable: ({ status, body }) => (status === 304 ? kept !== undefined : hasItems(body)),
      exchange: (transport, signal) => transport.searchUsers(parameters, kept?.etag, signal),
    });
    if (reply.status === 304 && kept) return kept.value;
    const found = toUserSearchPage(reply.body);
    const { etag } = reply.headers;
    if (etag !== undefined && !found.incomplete) this.access.searches.set(key, etag, found);
    return found;
  }

  /**
   * Sends one of our documents. Partial data is given with what is missing from it; what has a wrong form counts as missing.
   * @param options.retryTimeouts false where the caller halves the request instead of sending it again
   */
  async query<Name extends GithubDocumentName>(
    name: Name,
    variables: GithubDocuments[Name]['variables'],
    options: { retryTimeouts?: boolean } = {},
  ): Promise<{ data: GithubDocuments[Name]['data']; errors: GithubFieldError[] }> {
    const reply = await this.graphql(name, variables, options.retryTimeouts ?? true, false);
    const { data, malformed } = readAnswer(name, (reply.body as { data: object }).data);
    const [first] = malformed;
    if (first) this.logger.warn(`${name}: unexpected form of ${first.path.join('.')}, and of ${malformed.length - 1} other parts`);
    return { data, errors: [...fieldErrors(reply.body), ...malformed] };
  }

  /** What GitHub itself says a document would cost, without evaluating it; null where it has no limits. */
  async dryRun<Name extends GithubDocumentName>(name: Name, variables: GithubDocuments[Name]['variables']): Promise<RateLimitData | null> {
    const reply = await this.graphql(name, variables, true, true);
    return rateLimitOf((reply.body as { data: object }).data);
  }

  /**
   * Asks GitHub whether the token holds, at most once in a while. A token that may write is warned about: GitHire only reads.
   * @throws GithubFailure `unauthenticated` where it is refused
   */
  async checkToken(): Promise<TokenCheck> {
    const now = this.access.clock.now().getTime();
    const newest = this.access.tokenCheck;
    if (newest && now - newest.at < this.access.limits.tokenCheckMs) return newest.result;
    const reply = await this.graphql('rateLimit', {}, true, false);
    const result = readScopes(reply.headers);
    if (result.writeScopes.length > 0) {
      this.logger.warn(`The GitHub token may write (${result.writeScopes.join(', ')}). GitHire only reads: a token without scopes is enough.`);
    }
    this.access.tokenCheck = { at: now, result };
    return result;
  }

  private async graphql<Name extends GithubDocumentName>(
    name: Name,
    variables: GithubDocuments[Name]['variables'],
    retryTimeouts: boolean,
    dryRun: boolean,
  ): Promise<GithubReply> {
    const text = documentText(name, { dryRun });
    const reply = await this.send({
      bucket: 'graphql',
      name,
      retryTimeouts,
      usable: ({ body }) => hasData(body),
      exchange: (transport, signal) => transport.graphql(text, variables, signal),
    });
    const charged = rateLimitOf((reply.body as { data: object }).data)?.cost;
    const points = dryRun ? 1 : (charged ?? documentCost(name, variables).points);
    this.counts.points += points;
    this.access.measurements.githubCharged(points);
    return reply;
  }

  /** Sends until it is answered or there is no sense in trying: waits for limits, tries again after what may pass. */
  private async send(sending: Sending): Promise<GithubReply> {
    const { limits } = this.access;
    let limitWaits = 0;
    let retries = 0;
    for (;;) {
      const { reply, failure, cause } = await this.attempt(sending);
      if (failure === null && reply) return reply;
      const kind = failure ?? 'network';
      const isLimit = LIMITS.has(kind);
      if (isLimit) limitWaits += 1;
      else retries += 1;
      const passing = isLimit || (PASSING.has(kind) && (kind !== 'timeout' || sending.retryTimeouts));
      const tried = limitWaits > limits.limitWaitsPerRequest || retries > limits.retriesPerRequest || this.counts.retries >= limits.retriesPerRun;
      if (!passing || tried) throw this.failure(kind, sending.bucket, cause);
      this.counts.retries += 1;
      if (!isLimit) await this.access.sleeper.sleep(limits.firstRetryPauseMs * 2 ** (retries - 1), this.options.signal);
    }
  }

  /** One request, in its turn and not before the limits allow it. */
  private async attempt(sending: Sending): Promise<{ reply?: GithubReply; failure: GithubFailureKind | null; cause?: unknown }> {
    const { bucket, name, exchange, usable } = sending;
    const { rateLimits } = this.access;
    const transport = await this.connected();
    const release = await this.turn(bucket);
    const startedAt = performance.now();
    let outcome: GithubFailureKind | 'ok' | 'aborted' = 'aborted';
    try {
      this.counts[bucket] += 1;
      const reply = await withTimeLimit(this.timeLimitMs(), this.options.signal, (signal) =>
        inRequestSpan({ bucket, name, server: transport.server }, () => exchange(transport, signal)),
      );
      const failure = classifyReply(reply) ?? (usable(reply) ? null : 'server-error');
      if (failure !== null && LIMITS.has(failure)) rateLimits.limited(bucket, failure, reply);
      else rateLimits.served(bucket, reply);
      outcome = failure ?? 'ok';
      return { reply, failure };
    } catch (error) {
      if (!(error instanceof GithubFailure)) throw error;
      outcome = error.kind;
      return { failure: error.kind, cause: error };
    } finally {
      release();
      this.access.measurements.githubRequested({ kind: sending.name, outcome, seconds: (performance.now() - startedAt) / 1_000 });
      this.log(name, performance.now() - startedAt, outcome);
    }
  }

  /** Waits until the bucket is open and nobody else is sending. The turn is not held while waiting for a limit. */
  private async turn(bucket: Bucket): Promise<() => void> {
    const { queue, rateLimits } = this.access;
    for (;;) {
      await this.waitWhileLimited(bucket);
      if (this.leftMs() <= 0) throw timeIsUp();
      const release = await withTimeLimit(this.leftMs(), this.options.signal, (signal) => queue.acquire(this, signal), timeIsUp);
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
      this.access.measurements.githubWaited(kind, (performance.now() - begun) / 1_000);
    }
  }

  private async connected(): Promise<GithubTransport> {
    try {
      return await this.access.transport();
    } catch (error) {
      throw new GithubFailure('network', { cause: error });
    }
  }

  private failure(kind: GithubFailureKind, bucket: Bucket, cause?: unknown): GithubFailure {
    const waitMs = this.access.rateLimits.waitMs(bucket);
    return new GithubFailure(kind, { cause, ...(LIMITS.has(kind) && { retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1_000)) }) });
  }

  private leftMs(): number {
    return this.options.deadline.getTime() - this.access.clock.now().getTime();
  }

  private timeLimitMs(): number {
    return Math.max(1, Math.min(this.access.limits.requestTimeoutMs, this.leftMs()));
  }

  /** Names, times and outcomes only: what GitHub says of people is not for the log. */
  private log(name: string, ms: number, outcome: string): void {
    const line = `${name}: ${outcome} in ${Math.round(ms)} ms`;
    if (ms > this.access.limits.slowAnswerMs) this.logger.warn(`${line}; close to GitHub's limit of 10 s`);
    else this.logger.debug(line);
  }
}

function timeIsUp(): Problem {
  return new Problem('pipeline_timeout', 'The time for this run was up before GitHub had answered.');
}

function hasData(body: unknown): boolean {
  const data = typeof body === 'object' && body !== null ? (body as { data?: unknown }).data : undefined;
  return typeof data === 'object' && data !== null;
}
