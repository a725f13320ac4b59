import { retry } from '../common/retry.js';
import { databaseOutage } from './is-unavailable.js';

/**
 * Milliseconds for which a statement is tried again while another process holds the lock on the SQLite file, counted
 * from its arrival: a lock of five seconds passes unnoticed, and nobody waits longer than this and is refused.
 *
 * SQLite's own busy timeout would wait inside the engine, with the one connection and a thread of libuv's pool held all
 * the while: reads, which the lock does not touch, would stand in line behind the write, and each write behind it would
 * wait its own eight seconds after the one before. Waiting out here leaves the connection free, and all waits run at once.
 */
export const SQLITE_PATIENCE = 8000;

/** Milliseconds between two tries. */
const PAUSE = 25;

/** Tries `work` again while the database is locked; `work` must be one statement, which has done nothing when it fails so. */
export function whileLocked<T>(work: () => Promise<T>, patience: number = SQLITE_PATIENCE): Promise<T> {
  const end = performance.now() + patience;
  return retry(work, { pauseAfter: (error) => (databaseOutage(error) !== 'locked' || performance.now() >= end ? null : PAUSE) });
}
