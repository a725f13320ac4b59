import { createHash } from 'node:crypto';
import { type RateLimiterAbstract } from 'rate-limiter-flexible';
import { Problem } from '../../platform/common/problem.js';
import { addressKey } from './address-key.js';
import { FAILURE_TIERS, type FailureTier, HOLD, HOLD_MEMORY, KNOWN_ADDRESS_MEMORY } from '../auth.limits.js';
import { type ComparisonWatch } from '../passwords/password-hasher.js';

/** Creates the counters: in memory, or in a store that several processes share. */
export type LimiterFactory = (options: { keyPrefix: string; points: number; duration: number }) => RateLimiterAbstract;

/**
 * Slows down guessing of passwords without locking the owner out: waiting times grow but have a maximum, and an address
 * from which the owner has logged in before is only blocked by its own failures on that account.
 */
export class LoginThrottle {
  private readonly pairs: FailureCounter;
  private readonly accounts: FailureCounter;
  private readonly addresses: FailureCounter;
  private readonly sessions: FailureCounter;
  private readonly known: RateLimiterAbstract;

  constructor(limiterOf: LimiterFactory) {
    this.pairs = new FailureCounter('pair', FAILURE_TIERS.accountAndAddress, limiterOf);
    this.accounts = new FailureCounter('account', FAILURE_TIERS.account, limiterOf);
    this.addresses = new FailureCounter('address', FAILURE_TIERS.address, limiterOf);
    this.sessions = new FailureCounter('session', FAILURE_TIERS.session, limiterOf);
    this.known = limiterOf({ keyPrefix: 'login-known', points: 1, duration: KNOWN_ADDRESS_MEMORY });
  }

  /**
   * Tracks one login attempt on an account (its e-mail key) from a client's address. `before` throws
   * `too_many_attempts` with the seconds to wait; `after` counts a failure, or resets the counters after a success.
   */
  watch(account: string, clientAddress: string): ComparisonWatch {
    const address = addressKey(clientAddress);
    const pair = digest(`${account} ${address}`);
    const keys: [FailureCounter, string][] = [
      [this.pairs, pair],
      [this.accounts, digest(account)],
      [this.addresses, digest(address)],
    ];
    const counted = async (): Promise<typeof keys> => ((await this.known.get(pair)) === null ? keys : keys.slice(0, 1));
    return {
      before: async () => {
        const waits = await Promise.all((await counted()).map(([counter, key]) => counter.secondsHeld(key)));
        refuseWhileHeld(Math.max(...waits));
      },
      after: async (matches) => {
        if (!matches) {
          await Promise.all((await counted()).map(([counter, key]) => counter.count(key)));
          return;
        }
        await this.known.set(pair, 1, KNOWN_ADDRESS_MEMORY);
        // The failures of the address are kept: someone who tries one password on many accounts may own one of them.
        await Promise.all(keys.slice(0, 2).map(([counter, key]) => counter.forget(key)));
      },
    };
  }

  /**
   * Tracks one attempt to confirm the password in a session. Counted apart from logins, so that strangers cannot block
   * it.
   */
  watchSession(sessionId: string): ComparisonWatch {
    return {
      before: async () => refuseWhileHeld(await this.sessions.secondsHeld(sessionId)),
      after: (matches) => (matches ? this.sessions.forget(sessionId) : this.sessions.count(sessionId)),
    };
  }
}

function refuseWhileHeld(retryAfterSeconds: number): void {
  if (retryAfterSeconds > 0)
    throw new Problem('too_many_attempts', 'There were too many failed attempts. Please wait.', { retryAfterSeconds });
}

/** Counts failures of a key and blocks it when its allowance is used up, for longer each time. */
class FailureCounter {
  private readonly failures: RateLimiterAbstract;
  private readonly holds: RateLimiterAbstract;

  constructor(
    name: string,
    private readonly tier: FailureTier,
    limiterOf: LimiterFactory,
  ) {
    this.failures = limiterOf({ keyPrefix: `login-failures-${name}`, points: tier.allowance, duration: tier.window });
    this.holds = limiterOf({ keyPrefix: `login-holds-${name}`, points: 1, duration: HOLD_MEMORY });
  }

  async secondsHeld(key: string): Promise<number> {
    const state = await this.failures.get(key);
    if (state === null || state.consumedPoints <= this.tier.allowance) return 0;
    // Computed from the clock, which may have been set back since; a timer ends the block.
    return Math.min(HOLD.cap, Math.max(1, Math.ceil(state.msBeforeNext / 1000)));
  }

  async count(key: string): Promise<void> {
    const { consumedPoints } = await this.failures.penalty(key);
    if (consumedPoints !== this.tier.allowance) return;
    const earlier = (await this.holds.penalty(key)).consumedPoints - 1;
    await this.failures.block(key, Math.min(HOLD.cap, HOLD.first * 2 ** earlier));
  }

  async forget(key: string): Promise<void> {
    await Promise.all([this.failures.delete(key), this.holds.delete(key)]);
  }
}

/** Keys of equal length that do not reveal an address to someone who reads the store. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
