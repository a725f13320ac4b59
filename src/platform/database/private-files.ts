import { chmod, mkdir, open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Logger } from '@nestjs/common';

/** What of a mode lets others than the owner in. */
const OTHERS = 0o077;

const logger = new Logger('PrivateFiles');

/** Makes the folder of a file, for its owner alone. One that is there keeps its mode: it may hold other things than ours. */
export async function makePrivateFolder(file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
}

/**
 * Makes a SQLite file, empty, for its owner alone, or narrows the one that is there. SQLite takes an empty file for a new
 * database, and gives `-wal` and `-shm` the mode of the file.
 */
export async function keepDatabasePrivate(path: string): Promise<void> {
  try {
    await makePrivateFolder(path);
    await (await open(path, 'a', 0o600)).close();
  } catch {
    // SQLite meets the same when it opens the file, and its error is the one that is understood (`databaseOutage`).
    return;
  }
  for (const file of [path, `${path}-wal`, `${path}-shm`]) await narrow(file);
}

/** Takes everybody's rights on a file away but its owner's, and logs that it did. A file that is not there is left so. */
export async function narrow(file: string): Promise<void> {
  try {
    const { mode } = await stat(file);
    if ((mode & OTHERS) === 0) return;
    await chmod(file, 0o600);
    logger.warn(`${file} could be reached by others than its owner (mode ${octal(mode)}); its mode is now 600`);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return;
    // A file of another owner cannot be changed by us. The service starts, and the operator knows.
    logger.warn(`${file} can be reached by others than its owner, and its mode cannot be changed (${code ?? 'unknown'})`);
  }
}

function octal(mode: number): string {
  return (mode & 0o777).toString(8);
}
