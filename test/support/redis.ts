import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';

/** The URL of Redis for the tests. */
export const REDIS_URL = process.env['TEST_REDIS_URL'] ?? 'redis://127.0.0.1:6379';

/** Returns whether Redis is available for tests. If not, prints one line; under `CI=true` it fails instead. */
export async function redisIsThere(): Promise<boolean> {
  const redis = new Redis(REDIS_URL, { lazyConnect: true, connectTimeout: 2000, retryStrategy: () => null });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    return true;
  } catch (error) {
    if (process.env['CI'] === 'true') throw new Error('Redis is not reachable, and CI asks for it', { cause: error });
    process.stderr.write('Redis is not reachable at 127.0.0.1:6379: its tests are left out (set TEST_REDIS_URL).\n');
    return false;
  } finally {
    redis.disconnect();
  }
}

/** A key prefix of Redis that no other test uses; `clear` removes its keys. */
export class RedisCorner {
  readonly redis = new Redis(REDIS_URL);
  private readonly root = `githire-test:${randomUUID()}:`;
  private used = 0;

  /** Returns a prefix that no store has used before. */
  nextPrefix(): string {
    this.used += 1;
    return `${this.root}${this.used}:`;
  }

  async keys(prefix = this.root): Promise<string[]> {
    const found: string[] = [];
    for await (const page of this.redis.scanStream({ match: `${prefix}*`, count: 1000 }))
      found.push(...(page as string[]));
    return found;
  }

  async clear(): Promise<void> {
    const keys = await this.keys();
    if (keys.length > 0) await this.redis.unlink(keys);
    await this.redis.quit();
  }
}
