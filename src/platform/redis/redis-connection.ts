import { Logger } from '@nestjs/common';
import type { Redis, RedisOptions } from 'ioredis';
import type { TimedRedis } from './timed-redis.js';

/** Milliseconds until the next attempt to connect, growing with each one to the second number. */
const RECONNECT = { step: 200, longest: 2_000 };
/** Milliseconds to wait for a connection. */
const CONNECT_TIMEOUT = 2_000;
/** Milliseconds after which the operating system asks whether the other end of a quiet connection is still there. */
const KEEP_ALIVE = 10_000;
/** Milliseconds that Redis may take to answer before the connection is given up and made anew. */
const ANSWER_TIMEOUT = 5_000;

/** For commands that somebody waits for: they fail at once where there is no connection. */
export const FAIL_FAST: RedisOptions = {
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  maxRetriesPerRequest: 0,
  socketTimeout: ANSWER_TIMEOUT,
};

/**
 * For connections that listen: they wait for Redis to come back, and go on then. Whoever waits for an answer in vain makes
 * a new connection (a firewall may have forgotten the old one, and the operating system takes 11 minutes to notice); a
 * worker waits up to 10 seconds for a job.
 */
export const WAIT_FOR_REDIS: RedisOptions = { maxRetriesPerRequest: null, socketTimeout: 3 * ANSWER_TIMEOUT };

/** A connection that is made anew for as long as it takes. Resolves also where Redis is not there yet. */
export async function connectRedis(url: string, purpose: string, options: RedisOptions): Promise<TimedRedis> {
  const { TimedRedis } = await import('./timed-redis.js');
  // Not `lazyConnect`: BullMQ makes a second connection with the same options, and would give up for good where its first attempt fails.
  const redis = new TimedRedis(url, {
    connectTimeout: CONNECT_TIMEOUT,
    keepAlive: KEEP_ALIVE,
    retryStrategy: (attempt) => Math.min(attempt * RECONNECT.step, RECONNECT.longest),
    ...options,
  });
  tellConnection(redis, purpose);
  // A first attempt that fails is told by the listener; ioredis goes on trying.
  await new Promise<void>((resolve) => {
    redis.once('ready', resolve);
    redis.once('close', resolve);
  });
  return redis;
}

/** Says once that a connection is lost, and once that it is there again; without a listener ioredis writes to the console. */
function tellConnection(redis: Redis, purpose: string): void {
  const logger = new Logger('Redis');
  let works = true;
  redis.on('error', (error: Error) => {
    if (works) logger.warn(`No connection for ${purpose} (${error.message}); connecting goes on`);
    works = false;
  });
  redis.on('ready', () => {
    if (!works) logger.log(`Connected again for ${purpose}`);
    works = true;
  });
}
