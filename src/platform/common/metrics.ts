import { type ProblemCode } from './problem.js';

/** An HTTP request that was answered, or that the client aborted. */
export interface MeasuredRequest {
  /** Upper case, e.g. `GET`. */
  method: string;
  /** The route's pattern, e.g. `/projects/:projectId`, never the path itself; null where no route matched. */
  route: string | null;
  /** Status of the response; null where the client disconnected before it was complete. */
  status: number | null;
  seconds: number;
}

/** One request to GitHub; each retry counts as a request. */
export interface MeasuredGithubRequest {
  /** Our name of the document or search, from a fixed list. */
  kind: string;
  /** `ok`, `aborted`, or a `GithubFailureKind`. */
  outcome: string;
  /** From sending to the response, without the wait in the queue or for a rate limit. */
  seconds: number;
}

/** One call to the model, including its retries. */
export interface MeasuredModelCall {
  /** Name of the response's schema, from a fixed list. */
  purpose: string;
  /** `ok`, `aborted`, or an `LlmErrorKind`. */
  outcome: string;
  seconds: number;
  /** Tokens of prompt and response, including failed tries. */
  tokens: number;
}

/** Lookups in the cached responses of GitHub. */
export interface MeasuredCachedResponseRead {
  /** Prefix of the keys, from a fixed list. */
  kind: string;
  hits: number;
  misses: number;
  /** Lookups that failed because the store was not available. */
  failures: number;
}

/** A run that has ended for good; one that went back to the queue or was taken over has not ended. */
export interface MeasuredRun {
  outcome: 'completed' | 'failed' | 'cancelled';
  /** The reason where it failed or was cancelled. */
  code: ProblemCode | null;
  /** From the first start to the end, including waits between takeovers; null where it never started. */
  seconds: number | null;
}

/** One attempt at a stage in this process. */
export interface MeasuredStage {
  /** A `StageName`. */
  stage: string;
  /** `interrupted`: the process is stopping or has lost the lease of the run; another process continues it. */
  outcome: 'completed' | 'failed' | 'cancelled' | 'interrupted';
  seconds: number;
}

/**
 * Why a run moved to another process. `takeover`: its process was lost; `put-back`: its process was stopping or had
 * lost the database.
 */
export type InterruptionReason = 'takeover' | 'put-back';

/** Gauges that are read at each scrape, with the values of their one label (none: a single number). */
export interface Gauges {
  /** Queued and active runs. */
  runs: 'waiting' | 'running';
  /** Event streams that this process holds open. */
  eventStreams: never;
  /** Remaining points of GitHub's primary rate limit. */
  githubPointsRemaining: 'graphql' | 'search';
  /** Seconds until GitHub accepts requests again; 0: now. */
  githubLimitedSeconds: 'graphql' | 'search';
  /** Queued and active password hashes. */
  passwordHashes: 'waiting' | 'running';
  /** Connections to the database, how many of them are idle, and the maximum. */
  databaseConnections: 'open' | 'idle' | 'limit';
  /** Statements and transactions that wait for a connection. */
  databaseWaiting: never;
}

export type GaugeName = keyof Gauges;
/** null, or a missing label: currently unknown. */
export type GaugeReading<Name extends GaugeName> = [Gauges[Name]] extends [never]
  ? number | null
  : Partial<Record<Gauges[Name], number | undefined>>;

/**
 * Receives what is worth counting from all parts of the service; the implementation decides how to count it. No method
 * throws or waits. Every text given is from a fixed list: no user, project, login or path.
 */
export abstract class Metrics {
  abstract requestBegun(): void;
  abstract requestEnded(request: MeasuredRequest): void;
  abstract githubRequested(request: MeasuredGithubRequest): void;
  /** Points of GitHub's primary rate limit that a request has cost. */
  abstract githubCharged(points: number): void;
  /** A wait for a rate limit that is over or was aborted. */
  abstract githubWaited(limit: 'primary-limit' | 'secondary-limit', seconds: number): void;
  abstract modelCalled(call: MeasuredModelCall): void;
  abstract cachedResponsesRead(read: MeasuredCachedResponseRead): void;
  /** A run was started for the first time, this long after it was created. */
  abstract runBegun(waitSeconds: number): void;
  abstract runEnded(run: MeasuredRun): void;
  abstract stageEnded(stage: MeasuredStage): void;
  abstract runInterrupted(reason: InterruptionReason): void;
  /**
   * A mail to the owner of an account: `retried` counts failed attempts that are followed by another one, `withdrawn` what
   * was no longer to be sent, `no_server` what could not be sent because no mail server is set.
   */
  abstract mailEnded(kind: string, outcome: 'sent' | 'retried' | 'failed' | 'withdrawn' | 'no_server'): void;
  /** A task of the worker threads was ended with its thread. */
  abstract computeTaskEnded(task: string, reason: 'out-of-time' | 'out-of-memory' | 'thread-lost' | 'failed'): void;
  /** Registers the function that reads a gauge; it is called at each scrape. If it rejects, the value is unknown. */
  abstract watch<Name extends GaugeName>(
    gauge: Name,
    read: () => GaugeReading<Name> | Promise<GaugeReading<Name>>,
  ): void;
}

/** Counts nothing; for parts that are used without the service around them. */
export class NoMetrics extends Metrics {
  requestBegun(): void {}
  requestEnded(): void {}
  githubRequested(): void {}
  githubCharged(): void {}
  githubWaited(): void {}
  modelCalled(): void {}
  cachedResponsesRead(): void {}
  runBegun(): void {}
  runEnded(): void {}
  stageEnded(): void {}
  runInterrupted(): void {}
  mailEnded(): void {}
  computeTaskEnded(): void {}
  watch(): void {}
}
