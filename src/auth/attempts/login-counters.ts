import type { OnApplicationShutdown } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible';
import type { Settings } from '../../platform/config/settings.js';
import { connectRedis, FAIL_FAST } from '../../platform/redis/redis-connection.js';
import type { LimiterFactory } from './login-throttle.js';

/** Milliseconds that a login waits for Redis at most; it is then counted in this process. */
const PATIENCE = 1000;

/**
 * Where failed attempts are counted: in Redis, for all processes together, where the settings name one; else in this
 * process. While Redis is away each process counts for itself: nobody is let off, and nobody is kept out.
 */
export class LoginCounters implements OnApplicationShutdown {
  private constructor(
    readonly limiterOf: LimiterFactory,
    private readonly redis: Redis | null,
  ) {}

  static async open({ redisUrl, redisPrefix }: Pick<Settings, 'redisUrl' | 'redisPrefix'>): Promise<LoginCounters> {
    if (redisUrl === undefined) return new LoginCounters((options) => new RateLimiterMemory(options), null);
    const storeClient = await connectRedis(redisUrl, 'the throttle of logins', { ...FAIL_FAST, socketTimeout: PATIENCE });
    const limiterOf: LimiterFactory = (options) =>
      new RateLimiterRedis({
        ...options,
        keyPrefix: `${redisPrefix}${options.keyPrefix}`,
        storeClient,
        rejectIfRedisNotReady: true,
        insuranceLimiter: new RateLimiterMemory(options),
      });
    return new LoginCounters(limiterOf, storeClient);
  }

  onApplicationShutdown(): void {
    this.redis?.disconnect();
  }
}
