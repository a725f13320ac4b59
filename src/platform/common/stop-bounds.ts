/**
 * Time limits of the steps of a shutdown, in milliseconds and in the order of the steps. Two more steps have limits
 * from the settings: requests are still accepted for `SHUTDOWN_DELAY_SECONDS`, and active runs may continue for
 * `SHUTDOWN_GRACE_SECONDS`. docs/operations.md has the same table for operators.
 */
export const STOP_BOUNDS = {
  /** Runs that did not finish in the grace period stop and go back to the queue. */
  runsRequeued: 5_000,
  /** The check for unfinished runs that is in progress. */
  lookAtRuns: 3_000,
  /** A mail that is being sent. */
  mail: 1_000,
  /** The thread of the sample GitHub ends. */
  sampleGithub: 2_000,
  /** Clients receive their last responses after the listener has closed. */
  lastAnswers: 10_000,
  /** The worker threads end. */
  threads: 2_000,
  /** The last traces are sent to the collector. */
  lastTraces: 2_000,
  /** The read-only connections to SQLite close. */
  readers: 1_000,
  /** The connections to the database close. */
  database: 5_000,
  /** Everything else, which needs only a moment and has no limit of its own. */
  rest: 3_000,
} as const;

/** Milliseconds after which a shutdown is complete, or is ended by force. */
export function longestStop(settings: { shutdownDelaySeconds: number; shutdownGraceSeconds: number }): number {
  const steps = Object.values(STOP_BOUNDS).reduce((sum, bound) => sum + bound, 0);
  return (settings.shutdownDelaySeconds + settings.shutdownGraceSeconds) * 1000 + steps;
}
