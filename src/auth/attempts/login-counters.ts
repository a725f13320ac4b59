import { type OnApplicationShutdown } from '@nestjs/common';
import { type Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible';
import { type Settings } from '../../platform/config/settings.js';
import { connectRedis, FAIL_FAST } from '../../platform/redis/redis-connection.js';
import { type LimiterFactory } from './login-throttle.js';

/** How long a login waits for Redis, in milliseconds; after that it is counted in this process. */
const REDIS_TIMEOUT = 1000;

/**
 * The counters of failed attempts: in Redis for all processes if the settings name one, otherwise in this process.
 * While Redis is unavailable each process counts by itself: guessing stays limited, and nobody is locked out.
 */
export class LoginCounters implements OnApplicationShutdown {
  private constructor(
    readonly limiterOf: LimiterFactory,
    private readonly redis: Redis | null,
  ) {}

  static async open({ redisUrl, redisPrefix }: Pick<Settings, 'redisUrl' | 'redisPrefix'>): Promise<LoginCounters> {
    if (redisUrl === undefined) return new LoginCounters((options) => new RateLimiterMemory(options), null);
    const storeClient = await connectRedis(redisUrl, 'the throttle of logins', {
      ...FAIL_FAST,
      socketTimeout: REDIS_TIMEOUT,
    });
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
