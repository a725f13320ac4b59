import { describe, expect, it } from '@jest/globals';
import { describeSnapshotStore, entry, keys } from '../../../../test/support/snapshot-store-contract.js';
import { MemorySnapshotStore } from './memory-snapshot-store.js';

describeSnapshotStore('memory', async () => new MemorySnapshotStore());

describe('snapshots in memory', () => {
  it('stay within their bound: what was not used for longest goes first', async () => {
    const store = MemorySnapshotStore.withBound(220);
    const value = 'x'.repeat(98);
    await store.set([entry('a', { value }), entry('b', { value })]);
    await keys(store, ['a']);
    await store.set([entry('c', { value })]);
    expect(await keys(store, ['a', 'b', 'c'])).toEqual(['a', 'c']);
  });
});
