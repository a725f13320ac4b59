import 'reflect-metadata';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type DataSource } from 'typeorm';
import { createPostgresDatabase, postgresIsThere } from '../../test/support/postgres.js';
import { describeCachedResponseStore, entry, keys, NOW } from '../../test/support/cached-response-store-contract.js';
import { Clock } from '../platform/common/clock.js';
import { dataSourceOptions } from '../platform/database/data-source-options.js';
import { openDataSource } from '../platform/database/open-data-source.js';
import { Transactions } from '../platform/database/transactions.js';
import { DatabaseCachedResponseStore } from './database-cached-response-store.js';
import { GithubCachedResponsePerson } from './github-cached-response-person.entity.js';
import { GithubCachedResponse } from './github-cached-response.entity.js';

class FixedClock extends Clock {
  time = NOW;
  now(): Date {
    return this.time;
  }
}

const later = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000);
const thereIsPostgres = await postgresIsThere();

describeOn('SQLite', async () => ({ url: 'sqlite::memory:', drop: async () => undefined }));
if (thereIsPostgres) describeOn('PostgreSQL', createPostgresDatabase);

function describeOn(name: string, create: () => Promise<{ url: string; drop: () => Promise<void> }>): void {
  describe(`on ${name}`, () => {
    let database: { url: string; drop: () => Promise<void> };
    let dataSource: DataSource;
    let transactions: Transactions;
    let clock: FixedClock;

    beforeAll(async () => {
      database = await create();
      dataSource = await openDataSource(dataSourceOptions({ databaseUrl: database.url, databasePoolSize: 4 }));
      transactions = new Transactions(dataSource);
    });

    beforeEach(async () => {
      clock = new FixedClock();
      await dataSource.manager.createQueryBuilder().delete().from(GithubCachedResponse).execute();
    });

    afterAll(async () => {
      await dataSource.destroy();
      await database.drop();
    });

    const open = (bound?: number): DatabaseCachedResponseStore =>
      new DatabaseCachedResponseStore(dataSource, transactions, clock, bound);

    describeCachedResponseStore(`a database on ${name}`, async () => open());

    it('has the last of two cached responses of one key', async () => {
      const store = open();
      await store.set([entry('a', { value: 1 }), entry('a', { value: 2 })]);
      await store.set([entry('a', { value: 3, fetchedAt: later(1) })]);
      expect(await store.get(['a'], NOW)).toEqual(new Map([['a', { value: 3, fetchedAt: later(1) }]]));
    });

    it('takes keys of any length, and any text', async () => {
      const store = open();
      const key = `search:${'location:"São Paulo" '.repeat(500)}`;
      await store.set([entry(key, { value: 'nul \u0000, half \ud83d, 🦀' })]);
      expect((await store.get([key], NOW)).get(key)?.value).toBe('nul \u0000, half \ud83d, 🦀');
    });

    it('reads and stores more than one statement takes', async () => {
      const store = open();
      const names = Array.from({ length: 250 }, (_, index) => `core:${index}`);
      await store.set(names.map((key, index) => entry(key, { people: [index, 9_007_199_254_740_991] })));
      expect((await keys(store, names)).sort()).toEqual([...names].sort());
    });

    it('erases with the cached responses what says whom they are of', async () => {
      const store = open();
      await store.set([entry('search', { people: [1, 2, 2] })]);
      await store.erase(1);
      expect(await dataSource.manager.count(GithubCachedResponsePerson)).toBe(0);
    });

    it('takes a corrupted row for an absent one, and replaces it', async () => {
      const store = open();
      await store.set([entry('a'), entry('b')]);
      await dataSource.query(`UPDATE github_snapshots SET value_json = '{"key":'`);
      const corrupted = await keys(store, ['a', 'b']);
      await store.set([entry('a')]);
      expect([corrupted, await keys(store, ['a', 'b'])]).toEqual([[], ['a']]);
    });

    it('drops what is out of date', async () => {
      const store = open();
      await store.set([entry('a', { expiresAt: later(10) }), entry('b', { expiresAt: later(20) })]);
      clock.time = later(10);
      await store.purge();
      expect(await dataSource.manager.count(GithubCachedResponse)).toBe(1);
    });

    it('stays within its bound: the soonest to expire go first', async () => {
      const store = open(350);
      const value = 'x'.repeat(98);
      for (const minutes of [30, 10, 20, 40])
        await store.set([entry(`${minutes}`, { value, expiresAt: later(minutes) })]);
      expect((await keys(store, ['10', '20', '30', '40'])).sort()).toEqual(['20', '30', '40']);
    });

    it('does not keep a cached response that is too large', async () => {
      const store = open();
      await store.set([entry('a', { value: 'x'.repeat(1_000_001) }), entry('b')]);
      expect(await keys(store, ['a', 'b'])).toEqual(['b']);
    });

    it('takes the same people from several runs at once', async () => {
      const stores = [open(), open(), open(), open()];
      const names = Array.from({ length: 40 }, (_, index) => `core:${index}`);
      await Promise.all(
        stores.map((store, turn) =>
          store.set((turn % 2 ? names : [...names].reverse()).map((key) => entry(key, { people: [1] }))),
        ),
      );
      expect((await keys(open(), names)).length).toBe(40);
    });
  });
}
