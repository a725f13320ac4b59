import { DataSource, type DataSourceOptions } from 'typeorm';
import { migratePostgres, migrateSqlite } from './migrate.js';
import { keepDatabasePrivate } from './private-files.js';
import { reportOutages } from './report-outages.js';
import { whileLocked } from './while-locked.js';

/** Connects and brings the schema up to date; several processes may start at once. */
export async function openDataSource(options: DataSourceOptions): Promise<DataSource> {
  if (options.type === 'postgres') await migratePostgres(options);
  if (options.type === 'sqlite' && options.database !== ':memory:') await keepDatabasePrivate(options.database);
  // Another process may be switching the same new file to WAL mode.
  const dataSource = await whileLocked(() => new DataSource(options).initialize());
  prefixIndexNames(dataSource);
  try {
    if (options.type === 'sqlite') {
      // Every acknowledged write survives a power cut, not only a crash of the process (sqlite.org/pragma.html#pragma_synchronous).
      await dataSource.query('PRAGMA synchronous = FULL');
      // Deleted rows are overwritten with zeros; `Erasure` does the rest.
      await dataSource.query('PRAGMA secure_delete = ON');
      await migrateSqlite(dataSource);
    }
    reportOutages(dataSource);
    return dataSource;
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
}

/** `entityPrefix` comes before tables only, and the names of indexes are unique in a whole schema. */
function prefixIndexNames(dataSource: DataSource): void {
  const { entityPrefix = '' } = dataSource.options;
  for (const index of dataSource.entityMetadatas.flatMap(({ indices }) => indices))
    if (index.givenName !== undefined) index.name = `${entityPrefix}${index.givenName}`;
}
