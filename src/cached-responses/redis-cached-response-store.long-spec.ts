import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { REDIS_URL, RedisCorner, redisIsThere } from '../../test/support/redis.js';
import { describeCachedResponseStore, entry, keys, NOW } from '../../test/support/cached-response-store-contract.js';
import { TcpRelay } from '../../test/support/tcp-relay.js';
import { RedisCachedResponseStore } from './redis-cached-response-store.js';

/** What a call says that was made before, and one that was made after the loss was noticed. */
const AWAY = /max retries|not connected|closed/i;
const there = await redisIsThere();

(there ? describe : describe.skip)('on Redis', () => {
  let corner: RedisCorner;
  const open: RedisCachedResponseStore[] = [];

  beforeAll(() => {
    corner = new RedisCorner();
  });

  afterAll(async () => {
    for (const store of open) store.onApplicationShutdown();
    await corner.clear();
  });

  async function openAt(prefix: string, url = REDIS_URL): Promise<RedisCachedResponseStore> {
    const store = await RedisCachedResponseStore.open(url, prefix);
    open.push(store);
    return store;
  }

  describeCachedResponseStore('Redis', () => openAt(corner.nextPrefix()));

  it('reads and stores more than one command takes', async () => {
    const store = await openAt(corner.nextPrefix());
    const names = Array.from({ length: 250 }, (_, index) => `core:${index}`);
    await store.set(names.map((key) => entry(key, { people: [1] })));
    const stored = (await keys(store, names)).length;
    await store.erase(1);
    expect([stored, await keys(store, names)]).toEqual([250, []]);
  });

  it('leaves nothing behind that has no end, and the list of a person outlives what it names', async () => {
    const prefix = corner.nextPrefix();
    const store = await openAt(prefix);
    await store.set([entry('core:1', { people: [1] })]);
    const [cachedResponse, list] = await Promise.all([
      corner.redis.pttl(`${prefix}snapshot:core:1`),
      corner.redis.pttl(`${prefix}person:1`),
    ]);
    expect([cachedResponse > 0 && cachedResponse <= 60 * 60_000, list > cachedResponse]).toEqual([true, true]);
  });

  it('forgets in the list of a person what is out of date', async () => {
    const prefix = corner.nextPrefix();
    const store = await openAt(prefix);
    await store.set([entry('old', { people: [1] })]);
    const nextDay = new Date(NOW.getTime() + 86_400_000);
    await store.set([
      entry('new', { people: [1], fetchedAt: nextDay, expiresAt: new Date(nextDay.getTime() + 60_000) }),
    ]);
    expect(await corner.redis.zrange(`${prefix}person:1`, 0, -1)).toEqual(['new']);
  });

  it('takes a corrupted value for an absent one', async () => {
    const prefix = corner.nextPrefix();
    const store = await openAt(prefix);
    await store.set([entry('a'), entry('b'), entry('c')]);
    await corner.redis.set(`${prefix}snapshot:a`, '{"value":');
    await corner.redis.set(`${prefix}snapshot:b`, 'null');
    expect(await keys(store, ['a', 'b', 'c'])).toEqual(['c']);
  });

  it('does not keep a cached response that is too large', async () => {
    const store = await openAt(corner.nextPrefix());
    await store.set([entry('a', { value: 'x'.repeat(1_000_001) }), entry('b')]);
    expect(await keys(store, ['a', 'b'])).toEqual(['b']);
  });

  it('fails at once while Redis is away', async () => {
    const relay = new TcpRelay(new URL(REDIS_URL));
    const store = await openAt(corner.nextPrefix(), await relay.start());
    await store.set([entry('a')]);
    await relay.cut();
    await expect(store.get(['a'], NOW)).rejects.toThrow(AWAY);
    await expect(store.erase(1)).rejects.toThrow(AWAY);
  });

  it('fails in time where Redis no longer answers', async () => {
    const relay = new TcpRelay(new URL(REDIS_URL));
    const store = await openAt(corner.nextPrefix(), await relay.start());
    await store.set([entry('a')]);
    relay.fallSilent();
    await expect(store.get(['a'], NOW)).rejects.toThrow(AWAY);
    await relay.cut();
  });

  it('works again when Redis is back', async () => {
    const relay = new TcpRelay(new URL(REDIS_URL));
    const store = await openAt(corner.nextPrefix(), await relay.start());
    await store.set([entry('a')]);
    await relay.cut();
    await expect(store.get(['a'], NOW)).rejects.toThrow(AWAY);
    const ready = once(store['redis'], 'ready');
    await relay.start();
    await ready;
    expect(await keys(store, ['a'])).toEqual(['a']);
    await relay.cut();
  });
});
