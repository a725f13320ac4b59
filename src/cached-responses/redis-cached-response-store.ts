import { type OnApplicationShutdown } from '@nestjs/common';
import { type Redis } from 'ioredis';
import { connectRedis, FAIL_FAST } from '../platform/redis/redis-connection.js';
import {
  type CachedResponse,
  type CachedResponseEntry,
  CachedResponseStore,
} from '../stages/github-sourcer/cached-responses/cached-response-store.js';
import { inChunks, CACHED_RESPONSE_LIMITS } from './cached-response-limits.js';

/** Longest time in milliseconds that a run waits for Redis; a request to GitHub takes about as long. */
const ANSWER_TIMEOUT = 1_000;
/**
 * Longest lifetime of a cached response in milliseconds (manifests have 30 days), and of the list of a person's keys
 * after their last response.
 */
const LONGEST = 31 * 24 * 60 * 60 * 1000;

interface Stored {
  fetchedAt: string;
  expiresAt: string;
  value: unknown;
}

/**
 * Keeps cached responses in Redis, which deletes them when they expire; its `maxmemory` limits the size. A list of keys
 * is kept for each person so that their responses can be erased. The list lives longer than the responses.
 *
 * No call waits for a Redis that is not reachable: the call fails at once, and the client reconnects in the background.
 */
export class RedisCachedResponseStore extends CachedResponseStore implements OnApplicationShutdown {
  private constructor(
    private readonly redis: Redis,
    private readonly prefix: string,
  ) {
    super();
  }

  /** Connects, or logs that it failed; returns a store in both cases. */
  static async open(url: string, prefix = 'githire:'): Promise<RedisCachedResponseStore> {
    // Closes the connection after the timeout. With `commandTimeout` the next call would wait just as long.
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
        // The lists are written first: a cached response that is in no list could not be erased.
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

  /** @throws Error if Redis is not reachable, so that an erasure which failed does not count as done */
  async erase(githubId: number): Promise<void> {
    const list = this.listOf(githubId);
    for (const keys of inChunks(await this.connected().zrange(list, 0, -1))) {
      await this.redis.unlink(keys.map((key) => this.keyOf(key)));
      // Only the keys that were deleted: a run may have added others meanwhile.
      await this.redis.zrem(list, ...keys);
    }
  }

  /** @throws Error at once if there is no connection */
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

/** Returns null if there is no value, if it has expired, or if it is damaged. */
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
