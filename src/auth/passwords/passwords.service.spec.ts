import 'reflect-metadata';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { argon2id, hash } from 'argon2';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { signal } from '../../../test/support/stage-doubles.js';
import { LoginThrottle } from '../attempts/login-throttle.js';
import { HASH_LANES, MAX_HASHES_IN_FLIGHT } from '../auth.limits.js';
import { PasswordHasher } from './password-hasher.js';
import { Passwords } from './passwords.service.js';

const PASSWORD = 'correct horse battery';

describe('Passwords', () => {
  let hasher: PasswordHasher;
  let passwords: Passwords;
  let outdated: string;

  beforeAll(async () => {
    hasher = new PasswordHasher();
    await hasher.onModuleInit();
    passwords = new Passwords(hasher, new LoginThrottle((options) => new RateLimiterMemory(options)));
    outdated = await hash(PASSWORD, { type: argon2id, memoryCost: 8192, timeCost: 2, parallelism: 1 });
  });

  it('renews a hash with outdated parameters after a login', async () => {
    expect(hasher.isOutdated(await passwords.upToDateHash(outdated, PASSWORD))).toBe(false);
  });

  it('keeps the stored hash after a login if the lane of the hasher is full', async () => {
    const over = signal();
    const watch = {
      before: async () => {
        await over.promise;
        throw new Error('not compared');
      },
      after: async () => {},
    };
    const attempts = Array.from({ length: HASH_LANES.login.waiting + MAX_HASHES_IN_FLIGHT }, () =>
      hasher.matches(undefined, PASSWORD, watch).catch(() => false),
    );
    const kept = await passwords.upToDateHash(outdated, PASSWORD).catch((error: unknown) => error);
    over.resolve();
    await Promise.all(attempts);
    expect(kept).toBe(outdated);
  });
});
