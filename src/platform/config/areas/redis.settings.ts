import { Matches } from 'class-validator';
import { Env } from '../env.decorator.js';

const IsRedisUrl = (): PropertyDecorator =>
  Matches(/^rediss?:\/\/.+$/, { message: 'must be redis://HOST:PORT or rediss://USER:PASSWORD@HOST:PORT' });

/** Redis, which several processes need to work together. */
export class RedisSettings {
  @Env(
    'REDIS_URL',
    '`redis://…` or `rediss://…`: holds the queue of all processes, their messages about runs, and the counts of login attempts; needs `maxmemory-policy noeviction`',
    'each process has a queue of its own',
  )
  @IsRedisUrl()
  redisUrl?: string;

  @Env(
    'SNAPSHOT_REDIS_URL',
    "a second Redis for GitHub's cached responses, which may drop keys when it is full (`maxmemory-policy allkeys-lru`)",
    'cached in the database, up to 256 MB',
  )
  @IsRedisUrl()
  snapshotRedisUrl?: string;

  @Env('REDIS_PREFIX', 'prefix of every key in Redis, so that several installations can share one')
  @Matches(/^[\w:.-]{1,64}$/, { message: 'must be 1 to 64 letters, digits, or _ : . -' })
  redisPrefix: string = 'githire:';
}
