import { chmod, mkdir, open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Logger } from '@nestjs/common';

/** The bits of a mode that give access to others than the owner. */
const OTHERS = 0o077;

const logger = new Logger('PrivateFiles');

/**
 * Creates the folder of a file, accessible to its owner only. An existing folder keeps its mode: it may contain other
 * files than ours.
 */
export async function makePrivateFolder(file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
}

/**
 * Creates an empty SQLite file accessible to its owner only, or restricts the existing one. SQLite takes an empty file
 * for a new database, and gives `-wal` and `-shm` the mode of the file.
 */
export async function keepDatabasePrivate(path: string): Promise<void> {
  try {
    await makePrivateFolder(path);
    await (await open(path, 'a', 0o600)).close();
  } catch {
    // SQLite fails the same way when it opens the file, and its error is recognised (`databaseOutage`).
    return;
  }
  for (const file of [path, `${path}-wal`, `${path}-shm`]) await narrow(file);
}

/** Removes all access to a file but its owner's, and logs it. A missing file is ignored. */
export async function narrow(file: string): Promise<void> {
  try {
    const { mode } = await stat(file);
    if ((mode & OTHERS) === 0) return;
    await chmod(file, 0o600);
    logger.warn(`${file} could be reached by others than its owner (mode ${octal(mode)}); its mode is now 600`);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return;
    // We cannot change a file of another owner. The service starts, and the log tells the operator.
    logger.warn(
      `${file} can be reached by others than its owner, and its mode cannot be changed (${code ?? 'unknown'})`,
    );
  }
}

function octal(mode: number): string {
  return (mode & 0o777).toString(8);
}
