import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DataSource } from 'typeorm';
import { GithubCachedResponse } from '../../cached-responses/github-cached-response.entity.js';
import { signal } from '../../../test/support/stage-doubles.js';
import { dataSourceOptions } from './data-source-options.js';
import { openDataSource } from './open-data-source.js';
import { ReadConnections } from './read-connections.js';
import { Transactions } from './transactions.js';

const row = (keyHash: string): GithubCachedResponse => ({
  keyHash,
  fetchedAt: 'a',
  expiresAt: 'b',
  size: 1,
  valueJson: '{}',
});

/** About SQLite by nature. */
describe('the connections that only read a SQLite file', () => {
  let folder: string;
  let path: string;
  let dataSource: DataSource;
  let readers: ReadConnections;
  let transactions: Transactions;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'githire-readers-'));
    path = join(folder, 'test.sqlite');
    dataSource = await openDataSource(dataSourceOptions({ databaseUrl: `sqlite:${path}`, databasePoolSize: 1 }));
    const opened = await ReadConnections.open(dataSource.options);
    if (opened === undefined) throw new Error('There is a file to read');
    readers = opened;
    transactions = new Transactions(dataSource, readers);
  });

  afterEach(async () => {
    await readers.close();
    if (dataSource.isInitialized) await dataSource.destroy();
    await rm(folder, { recursive: true });
  });

  it('read while a transaction is open, and see nothing of it', async () => {
    const begun = signal();
    const seen = signal();
    const writing = transactions.run(async (manager) => {
      await manager.insert(GithubCachedResponse, row('new'));
      begun.resolve();
      await seen.promise;
    });
    await begun.promise;
    const during = await dataSource.manager.count(GithubCachedResponse);
    seen.resolve();
    await writing;
    expect([during, await dataSource.manager.count(GithubCachedResponse)]).toEqual([0, 1]);
  });

  it('see every write that was acknowledged', async () => {
    const seen: number[] = [];
    for (let index = 0; index < 100; index += 1) {
      if (index % 2 === 0) await dataSource.manager.insert(GithubCachedResponse, row(String(index)));
      else await transactions.run((manager) => manager.insert(GithubCachedResponse, row(String(index))));
      seen.push(await dataSource.manager.count(GithubCachedResponse));
    }
    expect(seen).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
  });

  it('leave a read inside a transaction to the transaction', async () => {
    const seen = await transactions.run(async (manager) => {
      await manager.insert(GithubCachedResponse, row('new'));
      return manager.count(GithubCachedResponse);
    });
    expect(seen).toBe(1);
  });

  it('refuse to write', async () => {
    await expect(readers.read('DELETE FROM github_snapshots')).rejects.toThrow('readonly');
  });

  it('take up with the next statement after one that failed', async () => {
    const failed = await Promise.allSettled(
      Array.from({ length: 5 }, () => readers.read('SELECT nothing FROM nowhere')),
    );
    expect([failed.map(({ status }) => status), await readers.read('SELECT 1 AS one')]).toEqual([
      Array(5).fill('rejected'),
      [{ one: 1 }],
    ]);
  });

  it('let the writer put the write-ahead log away when they are closed before it', async () => {
    await dataSource.manager.insert(GithubCachedResponse, row('new'));
    await readers.close();
    await dataSource.destroy();
    await expect(access(`${path}-wal`)).rejects.toThrow('ENOENT');
  });

  it('are none for a database in memory', async () => {
    expect(
      await ReadConnections.open(dataSourceOptions({ databaseUrl: 'sqlite::memory:', databasePoolSize: 1 })),
    ).toBeUndefined();
  });
});
