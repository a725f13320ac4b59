import { SettingsError } from '../platform/config/env.js';

/**
 * Delay before a process that failed to start is ended, in milliseconds: a half-started service keeps timers and
 * handles open.
 */
const LAST_WORDS = 1000;

/** Starts a process of GitHire. If that fails, prints the reason and ends with 1. */
export async function startProcess(start: () => Promise<void>): Promise<void> {
  try {
    await start();
  } catch (error) {
    const text =
      error instanceof SettingsError
        ? error.message
        : error instanceof Error
          ? (error.stack ?? error.message)
          : String(error);
    process.stderr.write(`GitHire did not start. ${text}\n`);
    process.exitCode = 1;
    setTimeout(() => process.exit(1), LAST_WORDS).unref();
  }
}
