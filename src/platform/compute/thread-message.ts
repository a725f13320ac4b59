import { Problem, type ProblemCode, type ProblemOptions } from '../common/problem.js';

/** A message to a thread. */
export interface ThreadRequest {
  /** URL of the module that exports the task. */
  module: string;
  name: string;
  input: unknown;
  /**
   * The thread sets the first element to the time of `process.hrtime`, which all threads share, when the task begins, so
   * that the timeout does not count the wait before. 0 until then.
   */
  begun: BigInt64Array<SharedArrayBuffer>;
}

/** A thread's response. Classes cannot be sent between threads, so a `Problem` is sent in parts. */
export type ThreadAnswer =
  | { kind: 'value'; value: unknown }
  | { kind: 'problem'; code: ProblemCode; detail: string; options: ProblemOptions }
  | { kind: 'failure'; cause: unknown };

/** A thrown error in a form that can be sent to another thread. */
export function toAnswer(error: unknown): ThreadAnswer {
  if (!(error instanceof Problem)) return { kind: 'failure', cause: error instanceof Error ? error : String(error) };
  const { code, detail, errors, retryAfterSeconds, extensions } = error;
  return { kind: 'problem', code, detail, options: { errors, retryAfterSeconds, extensions } };
}
