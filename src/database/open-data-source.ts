import { DataSource, type DataSourceOptions } from 'typeorm';

/** Any number that no other application on the same PostgreSQL is likely to lock. */
const MIGRATION_LOCK = 7_416_283_905;

/** Connects and brings the schema up to date; several processes may start at once. */
export async function openDataSource(options: DataSourceOptions): Promise<DataSource> {
  const dataSource = await new DataSource(options).initialize();
  try {
    await migrate(dataSource);
    return dataSource;
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
}

async function migrate(dataSource: DataSource): Promise<void> {
  if (dataSource.options.type !== 'postgres') {
    // Every acknowledged write survives a power cut, not only a crash of the process (sqlite.org/pragma.html#pragma_synchronous).
    await dataSource.query('PRAGMA synchronous = FULL');
    await dataSource.runMigrations({ transaction: 'all' });
    return;
  }
  // A connection of its own holds the lock: the pool may have no second one for the migrations.
  const lock = await new DataSource({ ...dataSource.options, extra: { max: 1 }, entities: [], migrations: [] }).initialize();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await dataSource.runMigrations({ transaction: 'all' });
  } finally {
    // The lock goes with its session.
    await lock.destroy();
  }
}
