import { DataSource, type DataSourceOptions, MigrationExecutor } from 'typeorm';
import { whileLocked } from './while-locked.js';

/** Any number that no other application on the same PostgreSQL is likely to lock. */
const MIGRATION_LOCK = 7_416_283_905;

type PostgresOptions = Extract<DataSourceOptions, { type: 'postgres' }>;

/**
 * Brings the schema up to date; several processes may start at once, and all but the first find nothing to do. One
 * connection holds the lock and makes the changes: it has no time limits, for an index over a large table takes what it
 * takes, and so does waiting for the process that makes it.
 */
export async function migratePostgres(options: PostgresOptions): Promise<void> {
  const dataSource = await new DataSource({ ...options, entities: [], extra: { max: 1, keepAlive: true } }).initialize();
  try {
    const runner = dataSource.createQueryRunner();
    await runner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const executor = new MigrationExecutor(dataSource, runner);
    executor.transaction = 'all';
    await executor.executePendingMigrations();
  } finally {
    // The lock goes with its session.
    await dataSource.destroy();
  }
}

/**
 * Brings the schema up to date. The lock of the file is taken before it is read which migrations are missing, so that of
 * several processes that start at once one makes them, in one transaction.
 */
export async function migrateSqlite(dataSource: DataSource): Promise<void> {
  // Off outside of the transaction, where it has an effect: a table that is made anew would take along what refers to it.
  await dataSource.query('PRAGMA foreign_keys = OFF');
  await whileLocked(() => dataSource.query('BEGIN IMMEDIATE'));
  try {
    const made = await dataSource.runMigrations({ transaction: 'none' });
    const orphans: { table: string }[] = made.length === 0 ? [] : await dataSource.query('PRAGMA foreign_key_check');
    if (orphans.length > 0) throw new Error(`${orphans.length} rows refer to rows that are not there, in ${[...new Set(orphans.map((row) => row.table))].join(', ')}`);
    await dataSource.query('COMMIT');
  } catch (error) {
    await dataSource.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
  await dataSource.query('PRAGMA foreign_keys = ON');
}
