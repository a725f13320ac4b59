import { type Clock } from '../../platform/common/clock.js';
import { type ClientLimits } from '../client-limits.js';
import { type GithubFailureKind, type GithubReply, retryAfterSeconds } from '../errors.js';

/** GitHub's buckets that we draw from. A secondary limit closes them all. */
export type Bucket = 'graphql' | 'search';

export type LimitKind = 'primary-limit' | 'secondary-limit';

/** What is known of a bucket from the newest answer. */
export interface BucketState {
  remaining: number;
  resetsAt: Date;
}

/** Until when this credential must not send, shared by all runs: sending while limited can get an integration banned. */
export class RateLimits {
  private readonly buckets = new Map<Bucket, BucketState>();
  private readonly closedUntil = new Map<Bucket, number>();
  private readonly closedBy = new Map<Bucket, LimitKind>();
  private limitsInARow = 0;

  constructor(
    private readonly clock: Clock,
    private readonly limits: ClientLimits,
  ) {}

  /** Milliseconds until the bucket may be used again; 0: now. */
  waitMs(bucket: Bucket): number {
    return Math.max(0, (this.closedUntil.get(bucket) ?? 0) - this.clock.now().getTime());
  }

  /** The limit that closed the bucket last. */
  kind(bucket: Bucket): LimitKind {
    return this.closedBy.get(bucket) ?? 'primary-limit';
  }

  /** The bucket as last heard of, or null where GitHub says nothing (limits can be off on GitHub Enterprise Server). */
  state(bucket: Bucket): BucketState | null {
    return this.buckets.get(bucket) ?? null;
  }

  /** Notes an answer that was no limit. One that used up the bucket closes it until its reset. */
  served(bucket: Bucket, reply: GithubReply): void {
    this.limitsInARow = 0;
    this.note(bucket, reply);
    if (this.state(bucket)?.remaining === 0) {
      this.close(bucket, 'primary-limit', this.secondsToReset(reply) ?? this.limits.firstLimitWaitSeconds);
    }
  }

  /** Notes a limit, by GitHub's rule: `retry-after`, else the reset, else a minute and then longer each time. */
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

  /** By GitHub's own clock where it sends the date, so that a clock of ours that is off does no harm. */
  private secondsToReset(reply: GithubReply): number | undefined {
    const reset = numberOf(reply.headers['x-ratelimit-reset']);
    if (reset === undefined) return undefined;
    const theirs = Date.parse(reply.headers['date'] ?? '');
    const now = Number.isNaN(theirs) ? this.clock.now().getTime() : theirs;
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
