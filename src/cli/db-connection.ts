import { access } from 'node:fs/promises';
import sqlite3 from 'sqlite3';
import { DataSource, type DataSourceOptions, MigrationExecutor } from 'typeorm';
import { dataSourceOptions, sqlitePath } from '../platform/database/data-source-options.js';

/** Milliseconds for which a command waits for another process's lock on the SQLite file. */
const BUSY_TIMEOUT = 30_000;

/** One connection without the time limits of a service: a command over all rows takes what it takes. */
export function commandOptions(databaseUrl: string): DataSourceOptions {
  const options = dataSourceOptions({ databaseUrl, databasePoolSize: 1 });
  return options.type === 'sqlite' ? { ...options, busyTimeout: BUSY_TIMEOUT } : ({ ...options, extra: { max: 1, keepAlive: true } } as DataSourceOptions);
}

/**
 * Connects to a database that is there already, and changes nothing about it.
 * @throws Error where there is none
 */
export async function openExisting(databaseUrl: string): Promise<DataSource> {
  const options = commandOptions(databaseUrl);
  if (options.type !== 'sqlite') return new DataSource(options).initialize();
  const path = sqlitePath(databaseUrl);
  await access(path).catch((cause: unknown) => {
    throw new Error(`There is no file ${path}`, { cause });
  });
  return new DataSource({ ...options, enableWAL: false, flags: sqlite3.OPEN_READWRITE } as DataSourceOptions).initialize();
}

/** How a database's schema stands to this version of GitHire: names of migrations. */
export interface SchemaVersion {
  /** The last migration that was made. */
  current: string;
  /** Made by a newer version, and not known to this one. */
  unknown: string[];
  /** Not yet made. */
  missing: string[];
}

/** @throws Error where the database is none of GitHire's */
export async function schemaVersion(dataSource: DataSource): Promise<SchemaVersion> {
  const rows: { name: string }[] = await dataSource.query('SELECT name FROM migrations ORDER BY timestamp').catch((cause: unknown) => {
    throw new Error('This is no database of GitHire', { cause });
  });
  const made = rows.map((row) => row.name);
  const known = (await new MigrationExecutor(dataSource).getAllMigrations()).map((migration) => migration.name);
  return {
    current: made.at(-1) ?? 'none',
    unknown: made.filter((name) => !known.includes(name)),
    missing: known.filter((name) => !made.includes(name)),
  };
}
