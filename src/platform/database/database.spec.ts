import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type DataSource } from 'typeorm';
import { User } from '../../auth/user.entity.js';
import { Uuid7Generator } from '../common/ids.js';
import { openTestDataSource, TEST_DATABASE_KIND } from '../../../test/support/test-database.js';
import { signal } from '../../../test/support/stage-doubles.js';
import { Transactions } from './transactions.js';

const ids = new Uuid7Generator();
const NOW = '2026-11-22T06:12:00.000Z';

const person = (name: string): Partial<User> => ({
  userId: ids.next(),
  email: `${name}@mail.example`,
  emailKey: `${name}@mail.example`,
  name,
  hashedPassword: 'x',
  createdAt: NOW,
  updatedAt: NOW,
});

describe(`the database on ${TEST_DATABASE_KIND}`, () => {
  let dataSource: DataSource;
  let close: () => Promise<void>;
  let transactions: Transactions;

  beforeEach(async () => {
    ({ dataSource, close } = await openTestDataSource());
    transactions = new Transactions(dataSource);
  });

  afterEach(() => close());

  it('leaves the schema builder nothing to say after the migrations', async () => {
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map((query) => query.query)).toEqual([]);
  });

  it('undoes and applies the migrations without a trace', async () => {
    await dataSource.undoLastMigration();
    await dataSource.runMigrations();
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    expect(upQueries).toEqual([]);
  });

  it('refuses a second account with the same address', async () => {
    await dataSource.manager.insert(User, person('ada'));
    await expect(dataSource.manager.insert(User, person('ada'))).rejects.toThrow(/UNIQUE|duplicate key/);
  });

  it('keeps 500 mixed writes apart when every third transaction fails', async () => {
    const attempts = Array.from({ length: 500 }, async (_, index) => {
      if (index % 2 === 0) {
        await dataSource.manager.insert(User, person(`plain-${index}`));
        return;
      }
      await transactions.run(async (manager) => {
        await manager.insert(User, person(`first-${index}`));
        await manager.insert(User, person(`second-${index}`));
        if (index % 3 === 0) throw new Error('rolled back on purpose');
      });
    });
    const failed = (await Promise.allSettled(attempts)).filter((result) => result.status === 'rejected').length;
    const expectedFailures = Array.from({ length: 500 }, (_, index) => index).filter(
      (index) => index % 2 === 1 && index % 3 === 0,
    ).length;
    const count = await dataSource.manager.count(User);
    expect({ failed, count }).toEqual({ failed: expectedFailures, count: 250 + 2 * (250 - expectedFailures) });
  });

  it('shows nobody a row that is rolled back', async () => {
    const inserted = signal();
    const looked = signal();
    const writing = transactions.run(async (manager) => {
      await manager.insert(User, person('ghost'));
      inserted.resolve();
      // On SQLite whoever looks waits for the end of the transaction.
      if (TEST_DATABASE_KIND === 'postgres') await looked.promise;
      throw new Error('rolled back on purpose');
    });
    await inserted.promise;
    const seen = dataSource.manager.count(User);
    looked.resolve();
    await expect(writing).rejects.toThrow('rolled back on purpose');
    expect(await seen).toBe(0);
  });

  it('takes code that outlives its transaction for outside', async () => {
    const ended = signal();
    let late: Promise<unknown> = Promise.resolve();
    await transactions.run(async () => {
      late = ended.promise.then(() => dataSource.manager.insert(User, person('late')));
    });
    const failing = transactions.run(async (manager) => {
      await manager.insert(User, person('undone'));
      ended.resolve();
      throw new Error('rolled back on purpose');
    });
    await expect(failing).rejects.toThrow('rolled back on purpose');
    await late;
    expect((await dataSource.manager.find(User)).map((user) => user.name)).toEqual(['late']);
  });

  it('lets the inner of two nested transactions be part of the outer', async () => {
    const work = transactions.run(async () => {
      await transactions.run((manager) => manager.insert(User, person('inner')));
      throw new Error('rolled back on purpose');
    });
    await expect(work).rejects.toThrow('rolled back on purpose');
    expect(await dataSource.manager.count(User)).toBe(0);
  });
});
