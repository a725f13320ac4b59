import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { entry, keys } from '../../test/support/cached-response-store-contract.js';
import { MemoryCachedResponseStore } from '../stages/github-sourcer/cached-responses/memory-cached-response-store.js';
import { FailSafeCachedResponseStore } from './fail-safe-cached-response-store.js';
import { RedisCachedResponseStore } from './redis-cached-response-store.js';

/** One that can be switched off. */
class Fragile extends MemoryCachedResponseStore {
  works = true;

  override async get(
    ...asked: Parameters<MemoryCachedResponseStore['get']>
  ): ReturnType<MemoryCachedResponseStore['get']> {
    this.check();
    return super.get(...asked);
  }

  override async set(...given: Parameters<MemoryCachedResponseStore['set']>): Promise<void> {
    this.check();
    return super.set(...given);
  }

  override async erase(githubId: number): Promise<void> {
    this.check();
    return super.erase(githubId);
  }

  private check(): void {
    if (!this.works) throw new Error('away: INSERT … a stranger wrote this');
  }
}

describe('a store that does not work', () => {
  let fragile: Fragile;
  let store: FailSafeCachedResponseStore;
  const lines: unknown[] = [];

  beforeEach(() => {
    lines.length = 0;
    fragile = new Fragile();
    store = new FailSafeCachedResponseStore(fragile);
    jest.spyOn(Logger.prototype, 'warn').mockImplementation((line: unknown) => void lines.push(line));
    jest.spyOn(Logger.prototype, 'log').mockImplementation((line: unknown) => void lines.push(line));
  });

  afterEach(() => void jest.restoreAllMocks());

  it('returns nothing and stores nothing', async () => {
    await store.set([entry('a')]);
    fragile.works = false;
    await store.set([entry('b')]);
    expect(await keys(store, ['a', 'b'])).toEqual([]);
  });

  it('is read again when it works again', async () => {
    await store.set([entry('a')]);
    fragile.works = false;
    await keys(store, ['a']);
    fragile.works = true;
    expect(await keys(store, ['a'])).toEqual(['a']);
  });

  it('is spoken of once, and once when it works again, without what was in it', async () => {
    fragile.works = false;
    await keys(store, ['a']);
    await store.set([entry('a')]);
    fragile.works = true;
    await store.set([entry('a')]);
    await keys(store, ['a']);
    expect(lines).toEqual([
      expect.stringMatching(/^Cached responses cannot be kept or read \(Error\)/),
      'Cached responses are kept again',
    ]);
  });

  it('does not pretend to have erased somebody', async () => {
    fragile.works = false;
    await expect(store.erase(1)).rejects.toThrow('away');
  });

  it('is an empty one where there is no Redis at the start', async () => {
    // Port 1 belongs to tcpmux, which nobody runs.
    const redis = await RedisCachedResponseStore.open('redis://127.0.0.1:1');
    store = new FailSafeCachedResponseStore(redis);
    await store.set([entry('a')]);
    expect(await keys(store, ['a'])).toEqual([]);
    redis.onApplicationShutdown();
  });
});
