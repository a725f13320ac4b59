import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from './data-source-options.js';
import { openDataSource } from './open-data-source.js';
import { Transactions } from './transactions.js';

/** Writes of ours, enough to meet the other process's lock again and again. */
const WRITES = 1500;

describe('a SQLite file that another process locks again and again', () => {
  let folder: string;
  let ours: DataSource;
  let other: DataSource;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'githire-'));
    const options = dataSourceOptions({ databaseUrl: `sqlite:${join(folder, 'test.sqlite')}`, databasePoolSize: 1 });
    ours = await openDataSource(options);
    other = await new DataSource(options).initialize();
    await ours.query('CREATE TABLE marks (number integer PRIMARY KEY)');
  });

  afterEach(async () => {
    await ours.destroy();
    await other.destroy();
    await rm(folder, { recursive: true });
  });

  it('keeps every write that was acknowledged', async () => {
    const transactions = new Transactions(ours);
    const end = new AbortController();
    const locking = lockAgainAndAgain(other, end.signal);
    const numbers = Array.from({ length: WRITES }, (_, number) => number);
    const write = (number: number): Promise<unknown> =>
      number % 10 === 0
        ? transactions.run((manager) => manager.query('INSERT INTO marks VALUES (?)', [number]))
        : ours.query('INSERT INTO marks VALUES (?)', [number]);
    const outcomes = await Promise.allSettled(numbers.map(write));
    end.abort();
    await locking;
    const kept = new Set(
      (await ours.query<{ number: number }[]>('SELECT number FROM marks')).map(({ number }) => number),
    );
    const lost = numbers.filter((number) => outcomes[number]?.status === 'fulfilled' && !kept.has(number));
    expect(lost).toEqual([]);
  });
});

async function lockAgainAndAgain(dataSource: DataSource, end: AbortSignal): Promise<void> {
  while (!end.aborted) {
    await dataSource.query('BEGIN IMMEDIATE').then(
      () => dataSource.query('COMMIT'),
      () => undefined,
    );
  }
}
