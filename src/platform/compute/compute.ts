import { type ComputeTask } from './compute-task.js';

export interface ComputeOptions {
  /** The user id whose task it is: users take turns. */
  onBehalfOf: string;
  /** Ends the wait when aborted. A task that has started in a thread is finished there, and its result is dropped. */
  signal?: AbortSignal;
  /** Timeout of the task in its thread, in milliseconds; there is a default. */
  milliseconds?: number;
}

/**
 * Runs CPU-heavy pure functions in worker threads, beside the event loop, or in place. Both give the same results.
 * Tasks of different users take turns.
 */
export abstract class Compute {
  /** How many tasks run at the same time. A caller with many tasks should not submit more than this at once. */
  abstract readonly parallelism: number;

  /** Runs these tasks in each thread before any other, also in a thread that replaces an ended one. Call before the first `run`. */
  abstract prepare(warmUp: readonly ComputeTask<null, void>[]): Promise<void>;

  /**
   * @throws Problem that the function threw
   * @throws ComputeFailure where it threw anything else, ran out of time or memory, or lost its thread
   * @throws the signal's reason
   */
  abstract run<Input, Output>(task: ComputeTask<Input, Output>, input: Input, options: ComputeOptions): Promise<Output>;

  /** Ends all threads; active tasks fail with `not_ready`. */
  abstract close(): Promise<void>;
}
