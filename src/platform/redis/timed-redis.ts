import { Redis, type RedisOptions } from 'ioredis';

/**
 * A connection that really closes. ioredis leaves things behind when a connection is lost or abandoned:
 * - the timer of `socketTimeout`, which would close the next connection and keep the process alive;
 * - between two attempts to connect, callers that wait for the end of the connection, or for the response to a queued
 * command: both would wait forever.
 */
export class TimedRedis extends Redis {
  private readonly copies = new Set<TimedRedis>();

  constructor(url: string | undefined, options: RedisOptions) {
    super(...((url === undefined ? [options] : [url, options]) as [string, RedisOptions]));
    const timed = this as unknown as { socketTimeoutTimer: NodeJS.Timeout | undefined };
    this.on('close', () => {
      clearTimeout(timed.socketTimeoutTimer);
      timed.socketTimeoutTimer = undefined;
    });
  }

  /** BullMQ opens its second connection with this. */
  override duplicate(override?: Partial<RedisOptions>): Redis {
    const copy = new TimedRedis(undefined, { ...this.options, ...override });
    this.copies.add(copy);
    copy.once('end', () => this.copies.delete(copy));
    return copy;
  }

  override disconnect(reconnect = false): void {
    const waitsForAttempt = this.status === 'reconnecting' && !reconnect;
    super.disconnect(reconnect);
    if (!waitsForAttempt) return;
    const inner = this as unknown as { setStatus(status: string): void; flushQueue(error: Error): void };
    inner.setStatus('end');
    inner.flushQueue(new Error('Connection is closed.'));
  }

  /** Closes this connection and those duplicated from it. */
  disconnectAll(): void {
    for (const copy of this.copies) copy.disconnectAll();
    this.disconnect();
  }
}
