import type { ComputeTask } from './compute-task.js';

export interface ComputeOptions {
  /** For whom it is computed (a user id): those who wait take turns. */
  onBehalfOf: string;
  /** Ends the wait when aborted. What a thread has begun is computed to its end and dropped. */
  signal?: AbortSignal;
  /** Milliseconds that the task may take in its thread; a default unless given. */
  milliseconds?: number;
}

/**
 * Where heavy pure work is done: in worker threads, beside the event loop, or in place. Both give the same results.
 * Tasks of different people take turns.
 */
export abstract class Compute {
  /** How many tasks are computed at the same time. A caller with many keeps so many waiting and not more. */
  abstract readonly parallelism: number;

  /** Runs these tasks in each thread before any other, also in a thread that replaces an ended one. Call before the first `run`. */
  abstract prepare(warmUp: readonly ComputeTask<null, void>[]): Promise<void>;

  /**
   * @throws Problem that the function threw
   * @throws ComputeFailure where it threw anything else, ran out of time or memory, or lost its thread
   * @throws the signal's reason
   */
  abstract run<Input, Output>(task: ComputeTask<Input, Output>, input: Input, options: ComputeOptions): Promise<Output>;

  /** Ends all threads; what is under way is given up with `not_ready`. */
  abstract close(): Promise<void>;
}
