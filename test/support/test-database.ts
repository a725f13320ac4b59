import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DataSource } from 'typeorm';
import { Settings } from '../../src/platform/config/settings.js';
import { dataSourceOptions } from '../../src/platform/database/data-source-options.js';
import { openDataSource } from '../../src/platform/database/open-data-source.js';
import { createPostgresDatabase } from './postgres.js';

/** A database of its own for a test, empty, gone after `drop`. */
export interface TestDatabase {
  databaseUrl: string;
  /** Most connections to it, where the run of the tests says how many. */
  databasePoolSize: number;
  drop(): Promise<void>;
}

/** `TEST_DATABASE=postgres` runs every suite that touches a database on PostgreSQL; SQLite otherwise. */
export const TEST_DATABASE_KIND = databaseKind(process.env['TEST_DATABASE'] ?? 'sqlite');
/** Most connections that a service has to its database: `TEST_DATABASE_POOL_SIZE`. */
export const TEST_POOL_SIZE = Number(process.env['TEST_DATABASE_POOL_SIZE'] ?? new Settings().databasePoolSize);

/** Makes a database of the kind that this run of the tests is on. */
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

/** A fresh database of that kind, through the real migrations; on SQLite in memory. `close` takes it away. */
export async function openTestDataSource(): Promise<{ dataSource: DataSource; close: () => Promise<void> }> {
  const database = TEST_DATABASE_KIND === 'sqlite' ? undefined : await createTestDatabase();
  const databaseUrl = database?.databaseUrl ?? 'sqlite::memory:';
  const dataSource = await openDataSource(dataSourceOptions({ databaseUrl, databasePoolSize: TEST_POOL_SIZE }));
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
