import { type ComputeTask } from './compute-task.js';

export interface ComputeOptions {
  /** The id of the user for whom the task runs: users take turns. */
  onBehalfOf: string;
  /** Ends the wait when aborted. A task that has started in a thread continues there, and its result is dropped. */
  signal?: AbortSignal;
  /** Timeout of the task in its thread, in milliseconds; there is a default. */
  milliseconds?: number;
}

/**
 * Runs CPU-heavy pure functions in worker threads beside the event loop, or in place. Both return the same results.
 * Tasks of different users take turns.
 */
export abstract class Compute {
  /** How many tasks run at the same time. A caller with many tasks should not submit more than this at once. */
  abstract readonly parallelism: number;

  /**
   * Runs these tasks in each thread before any other task, also in a thread that replaces an ended one. Call it before
   * the first `run`.
   */
  abstract prepare(warmUp: readonly ComputeTask<null, void>[]): Promise<void>;

  /**
   * @throws Problem that the function threw
   * @throws ComputeFailure if the function threw anything else, exceeded its time or memory, or its thread ended
   * @throws the signal's reason
   */
  abstract run<Input, Output>(task: ComputeTask<Input, Output>, input: Input, options: ComputeOptions): Promise<Output>;

  /** Ends all threads; active tasks fail with `not_ready`. */
  abstract close(): Promise<void>;
}
