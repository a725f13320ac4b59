import { describe, expect, it } from '@jest/globals';
import {
  type CachedResponseEntry,
  type CachedResponseStore,
} from '../../src/stages/github-sourcer/cached-responses/cached-response-store.js';

export const NOW = new Date('2026-06-01T00:00:00Z');
const later = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000);
export const entry = (key: string, given: Partial<CachedResponseEntry> = {}): CachedResponseEntry => ({
  key,
  value: { key },
  fetchedAt: NOW,
  expiresAt: later(60),
  people: [],
  ...given,
});
export const keys = async (store: CachedResponseStore, asked: string[], now = NOW): Promise<string[]> => [
  ...(await store.get(asked, now)).keys(),
];

/** The contract of every store of cached responses. */
export function describeCachedResponseStore(name: string, make: () => Promise<CachedResponseStore>): void {
  describe(`cached responses in ${name}`, () => {
    it('come back with the time of their fetch', async () => {
      const store = await make();
      await store.set([entry('a')]);
      expect(await store.get(['a', 'b'], NOW)).toEqual(new Map([['a', { value: { key: 'a' }, fetchedAt: NOW }]]));
    });

    it('do not change with what was put in or taken out', async () => {
      const store = await make();
      const value = { list: [1] };
      await store.set([entry('a', { value })]);
      value.list.push(2);
      const taken = (await store.get(['a'], NOW)).get('a')?.value as { list: number[] };
      taken.list.push(3);
      expect((await store.get(['a'], NOW)).get('a')?.value).toEqual({ list: [1] });
    });

    it('are gone when their time is up', async () => {
      const store = await make();
      await store.set([entry('a'), entry('b', { expiresAt: later(120) })]);
      expect(await keys(store, ['a', 'b'], later(60))).toEqual(['b']);
    });

    it('are erased with every person whom they tell about', async () => {
      const store = await make();
      await store.set([
        entry('core:1', { people: [1] }),
        entry('search', { people: [1, 2] }),
        entry('core:2', { people: [2] }),
      ]);
      await store.erase(1);
      expect(await keys(store, ['core:1', 'search', 'core:2'])).toEqual(['core:2']);
    });
  });
}
