import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type DataSource } from 'typeorm';
import { openTestDataSource, TEST_DATABASE_KIND } from '../../../test/support/test-database.js';

/** The names of all tables and indexes of the database, but those that SQLite makes for itself. */
const NAMES = {
  sqlite: "SELECT name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'",
  postgres: `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'
    UNION ALL SELECT indexname AS name FROM pg_indexes WHERE schemaname = 'public'`,
};

describe(`a table prefix on ${TEST_DATABASE_KIND}`, () => {
  let dataSource: DataSource;
  let close: () => Promise<void>;

  const names = async (): Promise<string[]> => {
    const rows = await dataSource.query<{ name: string }[]>(NAMES[TEST_DATABASE_KIND]);
    return rows.map(({ name }) => name);
  };

  beforeEach(async () => {
    ({ dataSource, close } = await openTestDataSource('githire_'));
  });

  afterEach(() => close());

  it('comes before every table, every index and the table of migrations', async () => {
    const all = await names();
    expect(all).toEqual(expect.arrayContaining(['githire_users', 'githire_users_email_key', 'githire_migrations']));
    expect(all.filter((name) => !name.startsWith('githire_'))).toEqual([]);
  });

  it('leaves the schema builder nothing to say after the migrations', async () => {
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map((query) => query.query)).toEqual([]);
  });

  it('is honoured when migrations are undone', async () => {
    for (let count = dataSource.migrations.length; count > 0; count -= 1) await dataSource.undoLastMigration();
    expect((await names()).filter((name) => !/githire_migrations|githire_PK_/.test(name))).toEqual([]);
  });
});
