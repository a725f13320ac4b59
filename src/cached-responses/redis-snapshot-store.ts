import type { OnApplicationShutdown } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { connectRedis, FAIL_FAST } from '../platform/redis/redis-connection.js';
import { type Snapshot, type SnapshotEntry, SnapshotStore } from '../stages/github-sourcer/snapshots/snapshot-store.js';
import { inChunks, SNAPSHOT_BOUNDS } from './snapshot-bounds.js';

/** Milliseconds that a run waits for Redis at most: asking GitHub anew takes about as long. */
const ANSWER_TIMEOUT = 1_000;
/** Milliseconds that a snapshot is kept at most (manifests ask for 30 days), and that the list of a person's snapshots outlives the last of them. */
const LONGEST = 31 * 24 * 60 * 60 * 1000;

interface Stored {
  fetchedAt: string;
  expiresAt: string;
  value: unknown;
}

/**
 * Snapshots in Redis, which drops them when their time is up; how much it holds is bounded by its `maxmemory`. Beside
 * each person's snapshots stands a list of their keys, which outlives them, so that they can be erased.
 *
 * Nothing waits for a Redis that is not there: a call then fails at once, and connecting goes on in the background.
 */
export class RedisSnapshotStore extends SnapshotStore implements OnApplicationShutdown {
  private constructor(
    private readonly redis: Redis,
    private readonly prefix: string,
  ) {
    super();
  }

  /** Connects, or says that it could not; either way there is a store. */
  static async open(url: string, prefix = 'githire:'): Promise<RedisSnapshotStore> {
    // Gives the connection up; `commandTimeout` would leave it to the next call to wait as long again.
    const redis = await connectRedis(url, "GitHub's kept answers", { ...FAIL_FAST, socketTimeout: ANSWER_TIMEOUT });
    return new RedisSnapshotStore(redis, prefix);
  }

  onApplicationShutdown(): void {
    this.redis.disconnect();
  }

  async get(keys: readonly string[], now: Date): Promise<Map<string, Snapshot>> {
    const found = new Map<string, Snapshot>();
    for (const chunk of inChunks(keys)) {
      const texts = await this.connected().mget(chunk.map((key) => this.keyOf(key)));
      for (const [index, key] of chunk.entries()) {
        const snapshot = read(texts[index] ?? null, now);
        if (snapshot !== null) found.set(key, snapshot);
      }
    }
    return found;
  }

  async set(entries: readonly SnapshotEntry[]): Promise<void> {
    for (const chunk of inChunks(entries)) {
      const pipeline = this.connected().pipeline();
      for (const { key, value, fetchedAt, expiresAt, people } of chunk) {
        const text = JSON.stringify({ fetchedAt: fetchedAt.toISOString(), expiresAt: expiresAt.toISOString(), value } satisfies Stored);
        const left = Math.min(expiresAt.getTime() - fetchedAt.getTime(), LONGEST);
        if (text.length > SNAPSHOT_BOUNDS.value || left <= 0) continue;
        // The lists first: a snapshot in none of them could not be erased.
        for (const person of new Set(people)) {
          const list = this.listOf(person);
          pipeline.zremrangebyscore(list, '-inf', fetchedAt.getTime()).zadd(list, expiresAt.getTime(), key).pexpire(list, LONGEST);
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
function read(text: string | null, now: Date): Snapshot | null {
  if (text === null) return null;
  try {
    const { fetchedAt, expiresAt, value } = JSON.parse(text) as Stored;
    const snapshot = { value, fetchedAt: new Date(fetchedAt) };
    return Number.isNaN(snapshot.fetchedAt.getTime()) || !(new Date(expiresAt) > now) ? null : snapshot;
  } catch {
    return null;
  }
}
