export interface Timeout {
  milliseconds: number;
  /** Ends the work before its time, with its own reason. */
  signal?: AbortSignal | undefined;
  /** What is thrown when the time is up. */
  reason?: () => Error;
}

/**
 * Runs `work` until the time is up or the outer signal is aborted, and then stops waiting for it, whether or not it
 * listens to the signal that it is given.
 * @throws the timeout's reason, or that of the outer signal
 */
export function withTimeout<Result>(work: (signal: AbortSignal) => Promise<Result>, timeout: Timeout): Promise<Result> {
  return withTimeoutSignal((signal) => unlessAborted(work(signal), signal), timeout);
}

/**
 * Like `withTimeout`, but waits until `work` has ended. For work that listens to its signal and whose result must not be
 * lost, e.g. a lock that has to be given back.
 */
export async function withTimeoutSignal<Result>(
  work: (signal: AbortSignal) => Promise<Result>,
  timeout: Timeout,
): Promise<Result> {
  const { milliseconds, signal: outer, reason = () => new Error(`no answer within ${milliseconds} ms`) } = timeout;
  outer?.throwIfAborted();
  const controller = new AbortController();
  const onAbort = (): void => controller.abort(outer?.reason);
  outer?.addEventListener('abort', onAbort, { once: true });
  const timer = setTimeout(() => controller.abort(reason()), milliseconds);
  try {
    return await work(controller.signal);
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener('abort', onAbort);
  }
}

/** The outcome of a promise, or the signal's reason as soon as it is aborted. */
export async function unlessAborted<Result>(promise: Promise<Result>, signal: AbortSignal): Promise<Result> {
  let stop = (): void => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => reject(signal.reason as Error);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
