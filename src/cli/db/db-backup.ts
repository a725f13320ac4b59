import { access, link, open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CommandError } from '../command-error.js';
import { openExisting } from './db-connection.js';

/**
 * Writes a consistent copy of an SQLite database while the service continues. It contains everything that was
 * acknowledged before. The file gets its name only when it is complete and on the disk; only its owner can read it
 * (mode 0600).
 * @throws CommandError if the file exists, or the database is not SQLite
 */
export async function backUp(databaseUrl: string, file: string): Promise<void> {
  if (!databaseUrl.startsWith('sqlite:'))
    throw new CommandError('This command backs up SQLite only; use pg_dump for PostgreSQL');
  const taken = await access(file).then(
    () => true,
    () => false,
  );
  if (taken) throw new CommandError(`${file} already exists; a backup does not overwrite files`);
  const unfinished = `${file}.${process.pid}.unfinished`;
  const source = await openExisting(databaseUrl);
  try {
    // SQLite accepts an empty file, and keeps its mode.
    await (await open(unfinished, 'wx', 0o600)).close();
    await source.query('VACUUM INTO ?', [unfinished]);
    await sync(unfinished);
    // Unlike a rename, a link never replaces a file that was created meanwhile.
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
