import { type RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';
import { Problem } from '../../platform/common/problem.js';
import { addressKey } from './address-key.js';
import { type Allowance, ATTEMPT_BUDGETS, type BudgetName, type BudgetScope } from '../auth.limits.js';
import { digest, type LimiterFactory } from './login-throttle.js';

/** The source of an attempt, and whom it is about: what the budget's scopes count. */
export interface Attempt {
  /** The client's network address. */
  address?: string;
  /** The e-mail key of the account. */
  email?: string;
  /** The user who makes the attempt, if they are logged in. */
  userId?: string;
}

/** What the scope of a budget counts. */
const KEY_OF: Readonly<Record<BudgetScope, (attempt: Attempt) => string>> = {
  perAddress: ({ address = '' }) => digest(addressKey(address)),
  perEmail: ({ address = '', email = '' }) => digest(`${email} ${addressKey(address)}`),
  perUser: ({ userId = '' }) => digest(userId),
  inAll: () => 'all',
};

interface Counter {
  limiter: RateLimiterAbstract;
  keyOf: (attempt: Attempt) => string;
}

/** Limits requests without a token, and those that could tell about others, by the table in `auth.limits.ts`. */
export class AttemptBudgets {
  private readonly counters: ReadonlyMap<string, Counter[]>;

  constructor(limiterOf: LimiterFactory) {
    const counterOf = (name: string, scope: BudgetScope, { attempts, window }: Allowance): Counter => ({
      limiter: limiterOf({ keyPrefix: `attempts-${name}-${scope}`, points: attempts, duration: window }),
      keyOf: KEY_OF[scope],
    });
    this.counters = new Map(
      Object.entries<Partial<Record<BudgetScope, Allowance>>>(ATTEMPT_BUDGETS).map(([name, scopes]) => [
        name,
        // The address is checked first, so that one client's excess does not use up the budget of all.
        (['perAddress', 'perEmail', 'perUser', 'inAll'] as const).flatMap((scope) => {
          const allowance = scopes[scope];
          return allowance === undefined ? [] : [counterOf(name, scope, allowance)];
        }),
      ]),
    );
  }

  /**
   * Counts one attempt.
   * @throws Problem `too_many_attempts` with the seconds to wait, where a budget is used up
   */
  async spend(name: BudgetName, attempt: Attempt): Promise<void> {
    for (const { limiter, keyOf } of this.counters.get(name) ?? []) {
      try {
        await limiter.consume(keyOf(attempt));
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        throw new Problem('too_many_attempts', 'There were too many attempts. Please wait.', {
          retryAfterSeconds: refusal.msBeforeNext / 1000,
        });
      }
    }
  }
}
