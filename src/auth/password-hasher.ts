import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, type OnModuleInit, Optional } from '@nestjs/common';
import { argon2id, hash, needsRehash, verify } from 'argon2';
import pLimit from 'p-limit';
import { Measurements, NoMeasurements } from '../common/measurements.js';
import { Problem } from '../common/problem.js';
import { ARGON2, HASHING_RETRY_AFTER, LONGEST_REST, MAX_HASHES_IN_FLIGHT, MAX_HASHES_WAITING, REST_AFTER_HASH } from './auth.limits.js';

/** What happens right before and right after a comparison, when its turn has come. */
export interface ComparisonWatch {
  /** May refuse the comparison by throwing. */
  before(): Promise<void>;
  after(matches: boolean): Promise<void>;
}

/** Hashes and compares passwords, a bounded number at a time: a storm of logins must not starve the database. */
@Injectable()
export class PasswordHasher implements OnModuleInit {
  private readonly limit = pLimit(Math.max(1, Math.min(MAX_HASHES_IN_FLIGHT, availableParallelism() - 1)));
  private decoy: string;

  constructor(@Optional() measurements: Measurements = new NoMeasurements()) {
    measurements.watch('passwordHashes', () => ({ waiting: this.limit.pendingCount, running: this.limit.activeCount }));
  }

  async onModuleInit(): Promise<void> {
    this.decoy = await this.hash(randomBytes(32).toString('base64url'));
  }

  /**
   * The hash to store: argon2id in the PHC string format.
   * @throws Problem `too_many_requests` where too many are waiting already
   */
  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(normalized(password), { type: argon2id, ...ARGON2 }));
  }

  /**
   * Whether the password is the one that was hashed. Without a hash (nobody has this address) it takes just as long; one made
   * with earlier parameters takes as long as they did, until its owner logs in.
   * @throws Problem `too_many_requests` where too many are waiting already, and whatever the watch throws
   */
  matches(storedHash: string | undefined, password: string, watch: ComparisonWatch): Promise<boolean> {
    return this.inTurn(async () => {
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

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.limit.pendingCount >= MAX_HASHES_WAITING) {
      throw new Problem('too_many_requests', 'Too many people are logging in at the moment.', { retryAfterSeconds: HASHING_RETRY_AFTER });
    }
    return new Promise((resolve, reject) => {
      void this.limit(async () => {
        const begun = performance.now();
        await work().then(resolve, reject);
        // In a storm the place stays taken for a while: the processor is left to those who only read.
        if (this.limit.pendingCount > 0) await sleep(Math.min(LONGEST_REST, (performance.now() - begun) * REST_AFTER_HASH));
      });
    });
  }
}

/** The same password typed on another keyboard may come in another Unicode form (NIST SP 800-63B, 5.1.1.2). */
function normalized(password: string): string {
  return password.normalize('NFKC');
}
