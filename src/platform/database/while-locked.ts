import { retry } from '../common/retry.js';
import { databaseOutage } from './is-unavailable.js';

/**
 * How long a statement is retried while another process holds the lock on the SQLite file, in milliseconds from its
 * arrival: a lock of five seconds goes unnoticed, and nobody waits longer than this before being refused.
 *
 * SQLite's own busy timeout would wait inside the engine and block the only connection and a thread of libuv's pool:
 * reads, which do not need the lock, would wait behind the write, and each further write would wait its own eight
 * seconds after the one before. Waiting outside leaves the connection free, and all waits run at the same time.
 */
export const SQLITE_PATIENCE = 8000;

/** Delay between two tries, in milliseconds. */
const PAUSE = 25;

/**
 * Retries `work` while the database is locked. `work` must be one statement, which has had no effect when it fails this
 * way.
 */
export function whileLocked<T>(work: () => Promise<T>, patience: number = SQLITE_PATIENCE): Promise<T> {
  const end = performance.now() + patience;
  return retry(work, {
    pauseAfter: (error) => (databaseOutage(error) !== 'locked' || performance.now() >= end ? null : PAUSE),
  });
}
