import { DataSource, type DataSourceOptions, MigrationExecutor } from 'typeorm';
import { whileLocked } from './while-locked.js';

/** An arbitrary number that no other application on the same PostgreSQL is likely to lock. */
const MIGRATION_LOCK = 7_416_283_905;

type PostgresOptions = Extract<DataSourceOptions, { type: 'postgres' }>;

/**
 * Brings the schema up to date. Several processes may start at the same time: the first one migrates, the others find
 * nothing to do. One connection holds the lock and makes the changes. It has no timeouts, because an index on a large
 * table takes time, and so does waiting for the process that creates it.
 */
export async function migratePostgres(options: PostgresOptions): Promise<void> {
  const dataSource = await new DataSource({
    ...options,
    entities: [],
    extra: { max: 1, keepAlive: true },
  }).initialize();
  try {
    const runner = dataSource.createQueryRunner();
    await runner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const executor = new MigrationExecutor(dataSource, runner);
    executor.transaction = 'all';
    await executor.executePendingMigrations();
  } finally {
    // The lock is released with its session.
    await dataSource.destroy();
  }
}

/**
 * Brings the schema up to date, in one transaction. The file is locked before the missing migrations are read, so that
 * only one of several starting processes runs them.
 */
export async function migrateSqlite(dataSource: DataSource): Promise<void> {
  // Only has an effect outside of the transaction. While a table is rebuilt, foreign keys would delete the rows that
  // refer to it.
  await dataSource.query('PRAGMA foreign_keys = OFF');
  await whileLocked(() => dataSource.query('BEGIN IMMEDIATE'));
  try {
    const made = await dataSource.runMigrations({ transaction: 'none' });
    const orphans = made.length === 0 ? [] : await orphansOf(dataSource);
    if (orphans.length > 0)
      throw new Error(
        `${orphans.length} rows refer to rows that are not there, in ${[...new Set(orphans.map((row) => row.table))].join(', ')}`,
      );
    await dataSource.query('COMMIT');
  } catch (error) {
    await dataSource.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
  await dataSource.query('PRAGMA foreign_keys = ON');
}

/** Rows of our tables that refer to missing rows. The file may have tables of a host application, which are not ours to check. */
async function orphansOf(dataSource: DataSource): Promise<{ table: string }[]> {
  const ours = new Set(dataSource.entityMetadatas.map(({ tableName }) => tableName));
  const all: { table: string }[] = await dataSource.query('PRAGMA foreign_key_check');
  return all.filter(({ table }) => ours.has(table));
}
