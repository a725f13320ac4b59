import { type OnApplicationShutdown } from '@nestjs/common';
import { type Redis } from 'ioredis';
import { connectRedis, FAIL_FAST } from '../platform/redis/redis-connection.js';
import {
  type CachedResponse,
  type CachedResponseEntry,
  CachedResponseStore,
} from '../stages/github-sourcer/cached-responses/cached-response-store.js';
import { inChunks, CACHED_RESPONSE_LIMITS } from './cached-response-limits.js';

/** Milliseconds that a run waits for Redis at most: asking GitHub anew takes about as long. */
const ANSWER_TIMEOUT = 1_000;
/** Milliseconds that a cached response is kept at most (manifests ask for 30 days), and that the list of a person's cached responses outlives the last of them. */
const LONGEST = 31 * 24 * 60 * 60 * 1000;

interface Stored {
  fetchedAt: string;
  expiresAt: string;
  value: unknown;
}

/**
 * Cached responses in Redis, which drops them when their time is up; how much it holds is bounded by its `maxmemory`. Beside
 * each person's cached responses stands a list of their keys, which outlives them, so that they can be erased.
 *
 * Nothing waits for a Redis that is not there: a call then fails at once, and connecting goes on in the background.
 */
export class RedisCachedResponseStore extends CachedResponseStore implements OnApplicationShutdown {
  private constructor(
    private readonly redis: Redis,
    private readonly prefix: string,
  ) {
    super();
  }

  /** Connects, or says that it could not; either way there is a store. */
  static async open(url: string, prefix = 'githire:'): Promise<RedisCachedResponseStore> {
    // Gives the connection up; `commandTimeout` would leave it to the next call to wait as long again.
    const redis = await connectRedis(url, "GitHub's cached responses", { ...FAIL_FAST, socketTimeout: ANSWER_TIMEOUT });
    return new RedisCachedResponseStore(redis, prefix);
  }

  onApplicationShutdown(): void {
    this.redis.disconnect();
  }

  async get(keys: readonly string[], now: Date): Promise<Map<string, CachedResponse>> {
    const found = new Map<string, CachedResponse>();
    for (const chunk of inChunks(keys)) {
      const texts = await this.connected().mget(chunk.map((key) => this.keyOf(key)));
      for (const [index, key] of chunk.entries()) {
        const cachedResponse = read(texts[index] ?? null, now);
        if (cachedResponse !== null) found.set(key, cachedResponse);
      }
    }
    return found;
  }

  async set(entries: readonly CachedResponseEntry[]): Promise<void> {
    for (const chunk of inChunks(entries)) {
      const pipeline = this.connected().pipeline();
      for (const { key, value, fetchedAt, expiresAt, people } of chunk) {
        const text = JSON.stringify({
          fetchedAt: fetchedAt.toISOString(),
          expiresAt: expiresAt.toISOString(),
          value,
        } satisfies Stored);
        const left = Math.min(expiresAt.getTime() - fetchedAt.getTime(), LONGEST);
        if (text.length > CACHED_RESPONSE_LIMITS.value || left <= 0) continue;
        // The lists first: a cached response in none of them could not be erased.
        for (const person of new Set(people)) {
          const list = this.listOf(person);
          pipeline
            .zremrangebyscore(list, '-inf', fetchedAt.getTime())
            .zadd(list, expiresAt.getTime(), key)
            .pexpire(list, LONGEST);
        }
        pipeline.set(this.keyOf(key), text, 'PX', left);
      }
      const failure = (await pipeline.exec())?.find(([error]) => error !== null)?.[0];
      if (failure) throw failure;
    }
  }

  /** @throws Error where Redis is not there: what could not be erased must not count as erased */
  async erase(githubId: number): Promise<void> {
    const list = this.listOf(githubId);
    for (const keys of inChunks(await this.connected().zrange(list, 0, -1))) {
      await this.redis.unlink(keys.map((key) => this.keyOf(key)));
      // Only these: a run may have added to the list meanwhile.
      await this.redis.zrem(list, ...keys);
    }
  }

  /** @throws Error at once where there is no connection */
  private connected(): Redis {
    if (this.redis.status !== 'ready') throw new Error('Redis is not connected');
    return this.redis;
  }

  private keyOf(key: string): string {
    return `${this.prefix}snapshot:${key}`;
  }

  private listOf(githubId: number): string {
    return `${this.prefix}person:${githubId}`;
  }
}

/** Null where there is nothing, where its time is up, and where it is not what was stored. */
function read(text: string | null, now: Date): CachedResponse | null {
  if (text === null) return null;
  try {
    const { fetchedAt, expiresAt, value } = JSON.parse(text) as Stored;
    const cachedResponse = { value, fetchedAt: new Date(fetchedAt) };
    return Number.isNaN(cachedResponse.fetchedAt.getTime()) || !(new Date(expiresAt) > now) ? null : cachedResponse;
  } catch {
    return null;
  }
}
