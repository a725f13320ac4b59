import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DataSource } from 'typeorm';
import { Settings } from '../../src/platform/config/settings.js';
import { dataSourceOptions } from '../../src/platform/database/data-source-options.js';
import { openDataSource } from '../../src/platform/database/open-data-source.js';
import { createPostgresDatabase } from './postgres.js';

/** An empty database for one test, removed by `drop`. */
export interface TestDatabase {
  databaseUrl: string;
  /** Most connections to the database, if the test run sets a number. */
  databasePoolSize: number;
  drop(): Promise<void>;
}

/** With `TEST_DATABASE=postgres` every suite that uses a database runs on PostgreSQL; otherwise on SQLite. */
export const TEST_DATABASE_KIND = databaseKind(process.env['TEST_DATABASE'] ?? 'sqlite');
/** Most connections that a service has to its database: `TEST_DATABASE_POOL_SIZE`. */
export const TEST_POOL_SIZE = Number(process.env['TEST_DATABASE_POOL_SIZE'] ?? new Settings().databasePoolSize);

/** Creates a database of the kind of this test run. */
export async function createTestDatabase(): Promise<TestDatabase> {
  if (TEST_DATABASE_KIND === 'postgres') {
    const { url, drop } = await createPostgresDatabase();
    return { databaseUrl: url, databasePoolSize: TEST_POOL_SIZE, drop };
  }
  const folder = await mkdtemp(join(tmpdir(), 'githire-test-'));
  return {
    databaseUrl: `sqlite:${join(folder, 'test.sqlite')}`,
    databasePoolSize: TEST_POOL_SIZE,
    drop: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Opens a fresh database of that kind, with the real migrations; SQLite in memory. `close` removes it. */
export async function openTestDataSource(
  tablePrefix = '',
): Promise<{ dataSource: DataSource; close: () => Promise<void> }> {
  const database = TEST_DATABASE_KIND === 'sqlite' ? undefined : await createTestDatabase();
  const databaseUrl = database?.databaseUrl ?? 'sqlite::memory:';
  const dataSource = await openDataSource(
    dataSourceOptions({ databaseUrl, databasePoolSize: TEST_POOL_SIZE, tablePrefix }),
  );
  return {
    dataSource,
    close: async () => {
      await dataSource.destroy();
      await database?.drop();
    },
  };
}

function databaseKind(given: string): 'sqlite' | 'postgres' {
  if (given !== 'sqlite' && given !== 'postgres')
    throw new Error(`TEST_DATABASE must be sqlite or postgres, not ${given}`);
  return given;
}
