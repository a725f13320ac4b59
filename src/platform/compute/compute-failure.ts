/**
 * `out-of-time`: the timeout passed; `out-of-memory`: the heap limit was reached; `thread-lost`: the thread ended;
 * `failed`: the function threw an error.
 */
export type ComputeFailureReason = 'out-of-time' | 'out-of-memory' | 'thread-lost' | 'failed';

/** A task without a result. `cause` is what the function threw, for the log. */
export class ComputeFailure extends Error {
  constructor(
    readonly task: string,
    readonly reason: ComputeFailureReason,
    options?: ErrorOptions,
  ) {
    super(`${task}: ${reason}`, options);
    this.name = 'ComputeFailure';
  }
}
