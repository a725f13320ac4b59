import { loadSettings } from '../../platform/config/env.js';
import { openDataSource } from '../../platform/database/open-data-source.js';
import { backUp } from './db-backup.js';
import { checkFile } from './db-check.js';
import { CommandError } from '../command-error.js';
import { commandOptions, schemaVersion } from './db-connection.js';
import { copyDatabase, copyTable } from './db-copy.js';
import { EXIT } from '../exit-codes.js';
import { note, print, toJson } from '../output/write.js';

interface Answer {
  json?: boolean;
}

/**
 * `githire db migrate`: creates an SQLite database that does not exist yet.
 * @throws CommandError if a newer version of GitHire has changed the schema
 */
export async function migrate({ database, json }: { database?: string } & Answer): Promise<void> {
  const dataSource = await openDataSource(commandOptions(database ?? loadSettings().databaseUrl));
  try {
    const { current, unknown } = await schemaVersion(dataSource);
    if (unknown.length > 0)
      throw new CommandError(`The database was made by a newer version of GitHire (${unknown.join(', ')})`);
    await print(json ? toJson({ current }) : `The schema is up to date: ${current}.\n`);
  } finally {
    await dataSource.destroy();
  }
}

/** `githire db copy`: ends with 1, and keeps nothing, if the copy differs. */
export async function copy({ from, to, json }: { from: string; to: string } & Answer): Promise<void> {
  const tables = await copyDatabase(from, to);
  await print(json ? toJson({ tables }) : `${copyTable(tables)}\n`);
  if (tables.every((table) => table.equal)) return;
  note('the copy differs, and was not kept');
  process.exitCode = EXIT.negative;
}

/** `githire db backup`. */
export async function backup(file: string, { from, json }: { from?: string } & Answer): Promise<void> {
  await backUp(from ?? loadSettings().databaseUrl, file);
  await print(json ? toJson({ file }) : `${file} is written.\n`);
}

/** `githire db check`: ends with 1 if something is wrong. */
export async function check(file: string, { json }: Answer): Promise<void> {
  const { text, ...checked } = await checkFile(file);
  await print(json ? toJson(checked) : `${text}\n`);
  if (checked.faults.length > 0) process.exitCode = EXIT.negative;
}
