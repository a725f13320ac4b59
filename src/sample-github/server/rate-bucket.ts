import { type Clock } from '../../platform/common/clock.js';

/** One of GitHub's primary limits: an amount for each window, which begins with its first use. */
export class RateBucket {
  used = 0;
  private resetsAt = 0;

  constructor(
    readonly resource: 'graphql' | 'search' | 'core',
    readonly limit: number,
    private readonly windowSeconds: number,
    private readonly clock: Clock,
  ) {}

  get remaining(): number {
    this.turn();
    return Math.max(0, this.limit - this.used);
  }

  /** In UTC epoch seconds. */
  get reset(): number {
    this.turn();
    return this.resetsAt / 1_000;
  }

  /** Uses an amount; returns false if nothing is left. */
  take(amount: number): boolean {
    if (this.remaining <= 0) return false;
    this.used += amount;
    return true;
  }

  /** Sets the amount that is left. */
  leave(amount: number): void {
    this.turn();
    this.used = Math.max(0, this.limit - amount);
  }

  headers(): Record<string, string> {
    return {
      'x-ratelimit-limit': String(this.limit),
      'x-ratelimit-remaining': String(this.remaining),
      'x-ratelimit-used': String(Math.min(this.used, this.limit)),
      'x-ratelimit-reset': String(this.reset),
      'x-ratelimit-resource': this.resource,
    };
  }

  private turn(): void {
    const now = this.clock.now().getTime();
    if (now < this.resetsAt) return;
    this.used = 0;
    this.resetsAt = (Math.floor(now / 1_000) + this.windowSeconds) * 1_000;
  }
}
