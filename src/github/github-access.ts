import { type LRUCache } from 'lru-cache';
import { type Clock } from '../platform/common/clock.js';
import { type Metrics } from '../platform/common/metrics.js';
import { type ClientLimits } from './client-limits.js';
import { type GithubSource } from './github-connection.js';
import { type GithubTransport } from './requests/github-transport.js';
import { type RateLimits } from './requests/rate-limits.js';
import { type RequestQueue } from './requests/request-queue.js';
import { type Sleeper } from './requests/sleeper.js';
import { type GithubUnreachable } from './requests/unreachable.js';
import { type TokenCheck } from './token-check.js';

/** What all runs share because they share one credential. */
export interface GithubAccess {
  readonly source: GithubSource;
  readonly queue: RequestQueue;
  readonly rateLimits: RateLimits;
  /** The newest answers with their ETags, by what was asked for. */
  readonly searches: LRUCache<string, { etag: string; page: UserSearchPage }>;
  readonly clock: Clock;
  readonly sleeper: Sleeper;
  readonly limits: ClientLimits;
  readonly metrics: Metrics;
  /** The newest good check of the token, or null. */
  tokenCheck: { at: number; result: TokenCheck } | null;
  /** When GitHub answered last, whatever it said; null where the newest request had no answer. */
  answeredAt: number | null;
  /** The newest finding that nobody is there. */
  outage: GithubUnreachable | null;
  transport(): Promise<GithubTransport>;
}

/** What a run asks for its requests. */
export interface SessionOptions {
  /** Aborted when the run is cancelled or out of time. */
  signal: AbortSignal;
  /** The moment by which the run has to end: a limit that lasts longer fails at once. */
  deadline: Date;
  /** Told before each wait for a limit. */
  onWait?: (wait: { seconds: number; reason: 'primary-limit' | 'secondary-limit' }) => void;
}

/** One page of the search for users. */
export interface UserSearchPage {
  /** All hits; only the first 1,000 can be paged. */
  totalCount: number;
  /** GitHub's search ran out of time: there may be more. */
  incomplete: boolean;
  items: { login: string; id: number; nodeId: string; type: string }[];
}
