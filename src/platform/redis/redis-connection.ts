import { Logger } from '@nestjs/common';
import { type Redis, type RedisOptions } from 'ioredis';
import { type TimedRedis } from './timed-redis.js';

/** Delay of the next attempt to connect, in milliseconds, growing up to the second number. */
const RECONNECT = { step: 200, longest: 2_000 };
/** Timeout for connecting, in milliseconds. */
const CONNECT_TIMEOUT = 2_000;
/** Idle time after which TCP checks whether the other end still exists, in milliseconds. */
const KEEP_ALIVE = 10_000;
/** Timeout for a response from Redis, in milliseconds; then the connection is closed and opened again. */
const ANSWER_TIMEOUT = 5_000;

/** For commands that a caller waits for: they fail at once while there is no connection. */
export const FAIL_FAST: RedisOptions = {
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  maxRetriesPerRequest: 0,
  socketTimeout: ANSWER_TIMEOUT,
};

/**
 * For connections that listen: they wait for Redis to come back and continue then. If a response does not arrive, a new
 * connection is opened (a firewall may have forgotten the old one, and the operating system takes 11 minutes to
 * notice); a worker waits up to 10 seconds for a job.
 */
export const KEEP_WAITING: RedisOptions = { maxRetriesPerRequest: null, socketTimeout: 3 * ANSWER_TIMEOUT };

/** Opens a connection that reconnects for as long as it takes. Resolves even if Redis is not available yet. */
export async function connectRedis(url: string, purpose: string, options: RedisOptions): Promise<TimedRedis> {
  const { TimedRedis } = await import('./timed-redis.js');
  // Not `lazyConnect`: BullMQ opens a second connection with the same options and would give up for good if its first
  // attempt failed.
  const redis = new TimedRedis(url, {
    connectTimeout: CONNECT_TIMEOUT,
    keepAlive: KEEP_ALIVE,
    retryStrategy: (attempt) => Math.min(attempt * RECONNECT.step, RECONNECT.longest),
    ...options,
  });
  tellConnection(redis, purpose);
  // The listener reports a failed first attempt; ioredis keeps trying.
  await new Promise<void>((resolve) => {
    redis.once('ready', resolve);
    redis.once('close', resolve);
  });
  return redis;
}

/** Logs once that a connection is lost and once that it is back. Without a listener ioredis writes to the console. */
function tellConnection(redis: Redis, purpose: string): void {
  const logger = new Logger('Redis');
  let works = true;
  redis.on('error', (error: Error) => {
    if (works) logger.warn(`Lost the Redis connection for ${purpose} (${error.message}); reconnecting`);
    works = false;
  });
  redis.on('ready', () => {
    if (!works) logger.log(`Redis is connected again for ${purpose}`);
    works = true;
  });
}
