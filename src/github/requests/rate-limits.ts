import { type Clock } from '../../platform/common/clock.js';
import { type ClientLimits } from '../client-limits.js';
import { type GithubFailureKind, type GithubReply, retryAfterSeconds } from '../errors.js';

/** GitHub's separate limits that we use. A secondary limit blocks all of them. */
export type Bucket = 'graphql' | 'search';

export type LimitKind = 'primary-limit' | 'secondary-limit';

/** The state of a bucket from the newest response. */
export interface BucketState {
  remaining: number;
  resetsAt: Date;
}

/**
 * How long this credential must not send. All runs share it: GitHub may ban an integration that sends while limited.
 */
export class RateLimits {
  private readonly buckets = new Map<Bucket, BucketState>();
  private readonly closedUntil = new Map<Bucket, number>();
  private readonly closedBy = new Map<Bucket, LimitKind>();
  private limitsInARow = 0;

  constructor(
    private readonly clock: Clock,
    private readonly limits: ClientLimits,
  ) {}

  /** Returns the milliseconds until the bucket may be used again; 0 means now. */
  waitMs(bucket: Bucket): number {
    return Math.max(0, (this.closedUntil.get(bucket) ?? 0) - this.clock.now().getTime());
  }

  /** Returns the limit that last blocked the bucket. */
  kind(bucket: Bucket): LimitKind {
    return this.closedBy.get(bucket) ?? 'primary-limit';
  }

  /**
   * Returns the newest state of the bucket, or null if GitHub reports none (GitHub Enterprise Server can run without
   * limits).
   */
  state(bucket: Bucket): BucketState | null {
    return this.buckets.get(bucket) ?? null;
  }

  /** Records a response that was not limited. A response that used up the bucket blocks it until the reset. */
  served(bucket: Bucket, reply: GithubReply): void {
    this.limitsInARow = 0;
    this.note(bucket, reply);
    if (this.state(bucket)?.remaining === 0) {
      this.close(bucket, 'primary-limit', this.secondsToReset(reply) ?? this.limits.firstLimitWaitSeconds);
    }
  }

  /**
   * Records a limit by GitHub's rule: `retry-after`, else the reset time, else one minute and then longer each time.
   */
  limited(bucket: Bucket, kind: GithubFailureKind, reply: GithubReply): void {
    this.note(bucket, reply);
    const growing = Math.min(
      this.limits.longestLimitWaitSeconds,
      this.limits.firstLimitWaitSeconds * 2 ** this.limitsInARow,
    );
    this.limitsInARow += 1;
    const toReset = reply.headers['x-ratelimit-remaining'] === '0' ? this.secondsToReset(reply) : undefined;
    const seconds = retryAfterSeconds(reply.headers, this.clock.now()) ?? toReset ?? growing;
    const closed: Bucket[] = kind === 'secondary-limit' ? ['graphql', 'search'] : [bucket];
    for (const each of closed) this.close(each, kind === 'secondary-limit' ? kind : 'primary-limit', seconds);
  }

  private note(bucket: Bucket, reply: GithubReply): void {
    const remaining = numberOf(reply.headers['x-ratelimit-remaining']);
    const seconds = this.secondsToReset(reply);
    if (remaining === undefined || seconds === undefined) return;
    this.buckets.set(bucket, { remaining, resetsAt: new Date(this.clock.now().getTime() + seconds * 1_000) });
  }

  /** Uses the date header of GitHub if there is one, so that a wrong clock of this machine does no harm. */
  private secondsToReset(reply: GithubReply): number | undefined {
    const reset = numberOf(reply.headers['x-ratelimit-reset']);
    if (reset === undefined) return undefined;
    const githubTime = Date.parse(reply.headers['date'] ?? '');
    const now = Number.isNaN(githubTime) ? this.clock.now().getTime() : githubTime;
    return Math.max(0, Math.ceil(reset - now / 1_000)) + this.limits.resetMarginSeconds;
  }

  private close(bucket: Bucket, kind: LimitKind, seconds: number): void {
    const until = this.clock.now().getTime() + seconds * 1_000;
    if (until < (this.closedUntil.get(bucket) ?? 0)) return;
    this.closedUntil.set(bucket, until);
    this.closedBy.set(bucket, kind);
  }
}

function numberOf(text: string | undefined): number | undefined {
  const value = text === undefined || text === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : undefined;
}
