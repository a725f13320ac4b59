import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { REDIS_URL } from '../redis.js';

/** A part of the test's Redis that nobody else writes to: a prefix of its own, whose keys are gone after `drop`. */
export function createRedisPrefix(): { url: string; prefix: string; drop: () => Promise<void> } {
  const prefix = `githire-test-${randomUUID()}:`;
  return { url: REDIS_URL, prefix, drop: () => dropKeys(prefix) };
}

async function dropKeys(prefix: string): Promise<void> {
  const redis = new Redis(REDIS_URL);
  try {
    for await (const keys of redis.scanStream({ match: `${prefix}*`, count: 1_000 }) as AsyncIterable<string[]>) {
      if (keys.length > 0) await redis.unlink(...keys);
    }
  } finally {
    redis.disconnect();
  }
}
