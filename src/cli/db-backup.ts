import { access, link, open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { openExisting } from './db-connection.js';

/**
 * Writes a copy of an SQLite database while the service goes on: all that was acknowledged before, nothing by halves.
 * The file has its name only when it is whole and on the disk; only its owner can read it (mode 0600).
 * @throws Error where the file exists, or the database is not SQLite
 */
export async function backUp(databaseUrl: string, file: string): Promise<void> {
  if (!databaseUrl.startsWith('sqlite:')) throw new Error('Only SQLite is backed up so; use pg_dump for PostgreSQL');
  const taken = await access(file).then(() => true, () => false);
  if (taken) throw new Error(`${file} exists; a backup overwrites nothing`);
  const unfinished = `${file}.${process.pid}.unfinished`;
  const source = await openExisting(databaseUrl);
  try {
    // SQLite takes an empty file, and leaves its mode as it is.
    await (await open(unfinished, 'wx', 0o600)).close();
    await source.query('VACUUM INTO ?', [unfinished]);
    await sync(unfinished);
    // Unlike a renaming, a link never replaces a file that has come meanwhile.
    await link(unfinished, file);
    await sync(dirname(file));
  } finally {
    await source.destroy();
    await rm(unfinished, { force: true });
  }
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
