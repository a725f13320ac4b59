import { access } from 'node:fs/promises';
import sqlite3 from 'sqlite3';
import { DataSource, type DataSourceOptions, MigrationExecutor } from 'typeorm';
import { CommandError } from '../command-error.js';
import { dataSourceOptions, sqlitePath } from '../../platform/database/data-source-options.js';

/** How long a command waits for another process's lock on the SQLite file, in milliseconds. */
const BUSY_TIMEOUT = 30_000;

/** One connection without the timeouts of a service: a command over all rows may take long. */
export function commandOptions(databaseUrl: string): DataSourceOptions {
  const options = dataSourceOptions({ databaseUrl, databasePoolSize: 1 });
  return options.type === 'sqlite'
    ? { ...options, busyTimeout: BUSY_TIMEOUT }
    : ({ ...options, extra: { max: 1, keepAlive: true } } as DataSourceOptions);
}

/**
 * Connects to an existing database without changing it.
 * @throws CommandError if there is none
 */
export async function openExisting(databaseUrl: string): Promise<DataSource> {
  const options = commandOptions(databaseUrl);
  if (options.type !== 'sqlite') return new DataSource(options).initialize();
  const path = sqlitePath(databaseUrl);
  await access(path).catch((cause: unknown) => {
    throw new CommandError(`There is no file ${path}`, undefined, { cause });
  });
  return new DataSource({
    ...options,
    enableWAL: false,
    flags: sqlite3.OPEN_READWRITE,
  } as DataSourceOptions).initialize();
}

/** The migrations of a database compared with this version of GitHire. */
export interface SchemaVersion {
  /** The last migration that was run. */
  current: string;
  /** Run by a newer version, unknown to this one. */
  unknown: string[];
  /** Not yet run. */
  missing: string[];
}

/** @throws CommandError if it is not a database of GitHire */
export async function schemaVersion(dataSource: DataSource): Promise<SchemaVersion> {
  const rows: { name: string }[] = await dataSource
    .query('SELECT name FROM migrations ORDER BY timestamp')
    .catch((cause: unknown) => {
      throw new CommandError('This is not a database of GitHire', undefined, { cause });
    });
  const made = rows.map((row) => row.name);
  const known = (await new MigrationExecutor(dataSource).getAllMigrations()).map((migration) => migration.name);
  return {
    current: made.at(-1) ?? 'none',
    unknown: made.filter((name) => !known.includes(name)),
    missing: known.filter((name) => !made.includes(name)),
  };
}
