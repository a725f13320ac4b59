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

/** What all runs share because they use the same credential. */
export interface GithubAccess {
  readonly source: GithubSource;
  readonly queue: RequestQueue;
  readonly rateLimits: RateLimits;
  /** The newest search responses with their ETags, by request. */
  readonly searches: LRUCache<string, { etag: string; page: UserSearchPage }>;
  readonly clock: Clock;
  readonly sleeper: Sleeper;
  readonly limits: ClientLimits;
  readonly metrics: Metrics;
  /** The newest successful check of the token, or null. */
  tokenCheck: { at: number; result: TokenCheck } | null;
  /** When GitHub last responded, with any status; null if the newest request got no response. */
  respondedAt: number | null;
  /** The newest error that GitHub is not reachable, or null. */
  outage: GithubUnreachable | null;
  transport(): Promise<GithubTransport>;
}

/** What a run passes for its requests. */
export interface SessionOptions {
  /** Aborted when the run is cancelled or out of time. */
  signal: AbortSignal;
  /** The time when the run has to end; a wait for a limit beyond it fails at once. */
  deadline: Date;
  /** Called before each wait for a limit. */
  onWait?: (wait: { seconds: number; reason: 'primary-limit' | 'secondary-limit' }) => void;
}

/** One page of the user search. */
export interface UserSearchPage {
  /** The number of all hits; only the first 1,000 can be read. */
  totalCount: number;
  /** True if GitHub's search timed out: there may be more hits. */
  incomplete: boolean;
  items: { login: string; id: number; nodeId: string; type: string }[];
}
