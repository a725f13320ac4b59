import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, type OnModuleInit, Optional } from '@nestjs/common';
import { argon2id, hash, needsRehash, verify } from 'argon2';
import PQueue from 'p-queue';
import { Metrics, NoMetrics } from '../../platform/common/metrics.js';
import { Problem } from '../../platform/common/problem.js';
import { ARGON2, HASH_LANES, type HashLane, HASHING_RETRY_AFTER, LONGEST_REST, MAX_HASHES_IN_FLIGHT, REST_AFTER_HASH } from '../auth.limits.js';

/** What happens right before and right after a comparison, when its turn has come. */
export interface ComparisonWatch {
  /** May refuse the comparison by throwing. */
  before(): Promise<void>;
  after(matches: boolean): Promise<void>;
}

/**
 * Hashes and compares passwords, a bounded number at a time: a storm of logins must not starve the database. Logins go
 * before registrations, and each of the two lanes is bounded.
 */
@Injectable()
export class PasswordHasher implements OnModuleInit {
  private readonly queue = new PQueue({ concurrency: Math.max(1, Math.min(MAX_HASHES_IN_FLIGHT, availableParallelism() - 1)) });
  private decoy: string;

  constructor(@Optional() metrics: Metrics = new NoMetrics()) {
    metrics.watch('passwordHashes', () => ({ waiting: this.queue.size, running: this.queue.pending }));
  }

  async onModuleInit(): Promise<void> {
    this.decoy = await this.hash(randomBytes(32).toString('base64url'), 'login');
  }

  /**
   * The hash to store: argon2id in the PHC string format.
   * @param lane `registration` for strangers, `login` for people whose password has been confirmed
   * @throws Problem `too_many_requests` where too many are waiting already
   */
  hash(password: string, lane: HashLane): Promise<string> {
    return this.inTurn(lane, () => hash(normalized(password), { type: argon2id, ...ARGON2 }));
  }

  /**
   * Whether the password is the one that was hashed. Without a hash (nobody has this address) it takes just as long; one made
   * with earlier parameters takes as long as they did, until its owner logs in.
   * @throws Problem `too_many_requests` where too many are waiting already, and whatever the watch throws
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

  /** Whether a stored hash was made with other parameters than today's. */
  isOutdated(storedHash: string): boolean {
    return needsRehash(storedHash, ARGON2);
  }

  private async inTurn<T>(lane: HashLane, work: () => Promise<T>): Promise<T> {
    const { priority, waiting } = HASH_LANES[lane];
    if (this.queue.sizeBy({ priority }) >= waiting) {
      throw new Problem('too_many_requests', `There is a storm of attempts (${lane}) at the moment.`, { retryAfterSeconds: HASHING_RETRY_AFTER });
    }
    return new Promise((resolve, reject) => {
      const inItsPlace = async (): Promise<void> => {
        const begun = performance.now();
        await work().then(resolve, reject);
        // In a storm the place stays taken for a while: the processor is left to those who only read.
        if (this.queue.size > 0) await sleep(Math.min(LONGEST_REST, (performance.now() - begun) * REST_AFTER_HASH));
      };
      void this.queue.add(inItsPlace, { priority });
    });
  }
}

/** The same password typed on another keyboard may come in another Unicode form (NIST SP 800-63B, 5.1.1.2). */
function normalized(password: string): string {
  return password.normalize('NFKC');
}
