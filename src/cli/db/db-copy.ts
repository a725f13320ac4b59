import { type DataSource, type QueryRunner } from 'typeorm';
import { CommandError } from '../command-error.js';
import { openDataSource } from '../../platform/database/open-data-source.js';
import { commandOptions, openExisting, schemaVersion } from './db-connection.js';
import { type DbTable, RowDigest, type TableDigest, tablesInOrder } from './db-table.js';

/** The result for a table. */
export interface CopiedTable {
  name: string;
  source: TableDigest;
  target: TableDigest;
  equal: boolean;
}

/**
 * Copies every row of every entity's table between two databases of any kind, in one transaction on each side. The copy
 * is read back and compared before it is committed: if a table differs, the target stays as it was.
 * @throws CommandError if the source has another version, or the target contains rows
 */
export async function copyDatabase(from: string, to: string): Promise<CopiedTable[]> {
  const source = await openExisting(from);
  try {
    const { unknown, missing } = await schemaVersion(source);
    if (unknown.length > 0)
      throw new CommandError(`The source was made by a newer version of GitHire (${unknown.join(', ')})`);
    if (missing.length > 0)
      throw new CommandError(
        `The source is of an older version: start GitHire on it once (missing: ${missing.join(', ')})`,
      );
    const target = await openDataSource(commandOptions(to));
    try {
      return await copyWithin(source, target);
    } finally {
      await target.destroy();
    }
  } finally {
    await source.destroy();
  }
}

/** The tables as lines of text. */
export function copyTable(tables: CopiedTable[]): string {
  const lines = tables.map(({ name, source, target, equal }) => [
    name,
    String(source.rows),
    String(target.rows),
    source.hash,
    equal ? 'equal' : `DIFFERENT: ${target.hash}`,
  ]);
  const cells = [['table', 'rows', 'copied', 'SHA-256 of the rows', ''], ...lines];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...cells.map((line) => line[column]?.length ?? 0)));
  return cells
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

async function copyWithin(source: DataSource, target: DataSource): Promise<CopiedTable[]> {
  const reader = source.createQueryRunner();
  const writer = target.createQueryRunner();
  const tables = tablesInOrder(target);
  await beginReading(reader);
  try {
    await beginWriting(writer, tables);
    const copied: CopiedTable[] = [];
    for (const table of tables) copied.push(await copyRows(table, reader, writer));
    await writer.query(copied.every((table) => table.equal) ? 'COMMIT' : 'ROLLBACK');
    return copied;
  } catch (error) {
    await writer.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    await reader.query('ROLLBACK').catch(() => undefined);
    await Promise.all([reader.release(), writer.release()]);
  }
}

/** One consistent view of the source for the whole copy, whatever is written there meanwhile. */
async function beginReading(reader: QueryRunner): Promise<void> {
  await reader.query(isSqlite(reader) ? 'BEGIN' : 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
}

/** Locks the tables of the target, so that nobody writes to them meanwhile. */
async function beginWriting(writer: QueryRunner, tables: DbTable[]): Promise<void> {
  await writer.query(isSqlite(writer) ? 'BEGIN IMMEDIATE' : 'BEGIN');
  if (!isSqlite(writer))
    await writer.query(`LOCK TABLE ${tables.map((table) => `"${table.name}"`).join(', ')} IN EXCLUSIVE MODE`);
  for (const table of tables) {
    const rows = await table.count(writer);
    if (rows > 0)
      throw new CommandError(
        `The target is in use: ${table.name} holds ${rows} rows. A copy goes into an empty database.`,
      );
  }
}

async function copyRows(table: DbTable, reader: QueryRunner, writer: QueryRunner): Promise<CopiedTable> {
  const digest = new RowDigest();
  for await (const rows of table.read(reader)) {
    digest.add(rows);
    await table.write(writer, rows);
  }
  const source = digest.end();
  const target = await table.digest(writer);
  return { name: table.name, source, target, equal: source.rows === target.rows && source.hash === target.hash };
}

function isSqlite(runner: QueryRunner): boolean {
  return runner.connection.options.type === 'sqlite';
}
