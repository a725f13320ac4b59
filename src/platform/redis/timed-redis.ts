import { Redis, type RedisOptions } from 'ioredis';

/**
 * A connection that really ends. ioredis leaves things behind when a connection is lost or given up:
 * - the timer of `socketTimeout`, which would end the next connection and keep the process from ending;
 * - between two attempts to connect, whoever waits for the end of the connection, or for the answer to a command that waits for
 *   the next one: both would wait for ever.
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

  /** BullMQ takes its second connection from here. */
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

  /** Ends this connection, and those that were made from it. */
  disconnectAll(): void {
    for (const copy of this.copies) copy.disconnectAll();
    this.disconnect();
  }
}
