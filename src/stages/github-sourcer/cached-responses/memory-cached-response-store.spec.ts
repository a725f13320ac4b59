import { describe, expect, it } from '@jest/globals';
import { describeCachedResponseStore, entry, keys } from '../../../../test/support/cached-response-store-contract.js';
import { MemoryCachedResponseStore } from './memory-cached-response-store.js';

describeCachedResponseStore('memory', async () => new MemoryCachedResponseStore());

describe('cached responses in memory', () => {
  it('stay within their limit: the least recently used response is dropped first', async () => {
    const store = MemoryCachedResponseStore.withBound(220);
    const value = 'x'.repeat(98);
    await store.set([entry('a', { value }), entry('b', { value })]);
    await keys(store, ['a']);
    await store.set([entry('c', { value })]);
    expect(await keys(store, ['a', 'b', 'c'])).toEqual(['a', 'c']);
  });
});
