import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, type OnModuleInit, Optional } from '@nestjs/common';
import { argon2id, hash, needsRehash, verify } from 'argon2';
import PQueue from 'p-queue';
import { Metrics, NoMetrics } from '../../platform/common/metrics.js';
import { Problem } from '../../platform/common/problem.js';
import {
  ARGON2,
  HASH_LANES,
  type HashLane,
  HASHING_RETRY_AFTER,
  LONGEST_REST,
  MAX_HASHES_IN_FLIGHT,
  REST_AFTER_HASH,
} from '../auth.limits.js';
import { normalized } from './normal-form.js';

/** Injection token of the cost of a hash, in argon2's terms. Tests replace it; the service always has `ARGON2`. */
export const HASH_COST = Symbol('HASH_COST');
export type HashCost = Record<keyof typeof ARGON2, number>;

/** Called right before and right after a comparison, once its turn has come. */
export interface ComparisonWatch {
  /** May reject the comparison by throwing. */
  before(): Promise<void>;
  after(matches: boolean): Promise<void>;
}

/**
 * Hashes and compares passwords, a limited number at a time, so that many logins do not block the database. Logins have
 * priority over registrations, and each of the two lanes has a maximum length.
 */
@Injectable()
export class PasswordHasher implements OnModuleInit {
  private readonly queue = new PQueue({
    concurrency: Math.max(1, Math.min(MAX_HASHES_IN_FLIGHT, availableParallelism() - 1)),
  });
  private decoy: string;

  constructor(
    @Optional() metrics: Metrics = new NoMetrics(),
    @Optional() @Inject(HASH_COST) private readonly cost: HashCost = ARGON2,
  ) {
    metrics.watch('passwordHashes', () => ({ waiting: this.queue.size, running: this.queue.pending }));
  }

  async onModuleInit(): Promise<void> {
    this.decoy = await this.hash(randomBytes(32).toString('base64url'), 'login');
  }

  /**
   * The hash to store: argon2id in the PHC string format.
   * @param lane `registration` for strangers, `login` for people whose password has been confirmed
   * @throws Problem `too_many_requests` if too many are waiting already
   */
  hash(password: string, lane: HashLane): Promise<string> {
    return this.inTurn(lane, () => hash(normalized(password), { type: argon2id, ...this.cost }));
  }

  /**
   * Whether the password matches the hash. Without a hash (no account has this address) it takes equally long; with a
   * hash of earlier parameters it takes as long as these did, until the owner logs in.
   * @throws Problem `too_many_requests` if too many are waiting already, and whatever the watch throws
   */
  matches(storedHash: string | undefined, password: string, watch: ComparisonWatch): Promise<boolean> {
    return this.inTurn('login', async () => {
      await watch.before();
      const same = await verify(storedHash ?? this.decoy, normalized(password));
      const matches = same && storedHash !== undefined;
      await watch.after(matches);
      return matches;
    });
  }

  /** Whether a stored hash was created with other parameters than the current ones. */
  isOutdated(storedHash: string): boolean {
    return needsRehash(storedHash, this.cost);
  }

  private async inTurn<T>(lane: HashLane, work: () => Promise<T>): Promise<T> {
    const { priority, waiting } = HASH_LANES[lane];
    if (this.queue.sizeBy({ priority }) >= waiting) {
      throw new Problem('too_many_requests', `There is a storm of attempts (${lane}) at the moment.`, {
        retryAfterSeconds: HASHING_RETRY_AFTER,
      });
    }
    return new Promise((resolve, reject) => {
      const inItsPlace = async (): Promise<void> => {
        const begun = performance.now();
        await work().then(resolve, reject);
        // Under heavy load the place stays taken for a while, so that other requests get CPU time.
        if (this.queue.size > 0) await sleep(Math.min(LONGEST_REST, (performance.now() - begun) * REST_AFTER_HASH));
      };
      void this.queue.add(inItsPlace, { priority });
    });
  }
}
