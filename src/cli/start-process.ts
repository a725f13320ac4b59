import { SettingsError } from '../platform/config/env.js';

/** Milliseconds after which a process that did not start is ended: a half-started service keeps timers and handles. */
const LAST_WORDS = 1000;

/** Starts a process of GitHire; says why where it does not start, and ends it with 1. */
export async function startProcess(start: () => Promise<void>): Promise<void> {
  try {
    await start();
  } catch (error) {
    const text = error instanceof SettingsError ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`GitHire did not start. ${text}\n`);
    process.exitCode = 1;
    setTimeout(() => process.exit(1), LAST_WORDS).unref();
  }
}
