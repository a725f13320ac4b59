import { Redis, type RedisOptions } from 'ioredis';

/**
 * A connection whose `socketTimeout` ends with it. ioredis leaves its timer behind when a connection is lost or given up:
 * it would end the next one, and keep the process from ending.
 */
export class TimedRedis extends Redis {
  constructor(url: string | undefined, options: RedisOptions) {
    super(...((url === undefined ? [options] : [url, options]) as [string, RedisOptions]));
    const timed = this as unknown as { socketTimeoutTimer: NodeJS.Timeout | undefined };
    this.on('close', () => {
      clearTimeout(timed.socketTimeoutTimer);
      timed.socketTimeoutTimer = undefined;
    });
  }

  /** BullMQ takes its second connection from here. */
  override duplicate(override?: Partial<RedisOptions>): Redis {
    return new TimedRedis(undefined, { ...this.options, ...override });
  }
}
