/**
 * Milliseconds that each step of a stop may take at most, in the order of the steps. Two more steps take what settings
 * give them: requests are still taken for `SHUTDOWN_DELAY_SECONDS`, and runs under way get `SHUTDOWN_GRACE_SECONDS`.
 * docs/operations.md has the same table for the operator.
 */
export const STOP_BOUNDS = {
  /** For the runs that the grace was too short for: they stop, and go back in line. */
  runsBackInLine: 5_000,
  /** For the look at unfinished runs that is under way. */
  lookAtRuns: 3_000,
  /** For the thread of the sample GitHub. */
  sampleGithub: 2_000,
  /** For clients to take their last answers, once the listener is closed. */
  lastAnswers: 10_000,
  /** For the worker threads to end. */
  threads: 2_000,
  /** For the last traces to reach the collector. */
  lastTraces: 2_000,
  /** For the connections that only read SQLite to close. */
  readers: 1_000,
  /** For the connections to the database to close. */
  database: 5_000,
  /** For everything that is over in a moment and has no bound of its own. */
  rest: 3_000,
} as const;

/** Milliseconds after which a stop has ended, or is ended by force. */
export function longestStop(settings: { shutdownDelaySeconds: number; shutdownGraceSeconds: number }): number {
  const steps = Object.values(STOP_BOUNDS).reduce((sum, bound) => sum + bound, 0);
  return (settings.shutdownDelaySeconds + settings.shutdownGraceSeconds) * 1000 + steps;
}
