/** `out-of-time`: the deadline passed; `out-of-memory`: the heap bound was reached; `thread-lost`: the thread ended; `failed`: the function threw. */
export type ComputeFailureReason = 'out-of-time' | 'out-of-memory' | 'thread-lost' | 'failed';

/** A task gave no result. `cause` holds what the function threw, for the log. */
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
