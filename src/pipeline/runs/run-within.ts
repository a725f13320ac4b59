/**
 * Runs `work` with a signal that is aborted when time is up or the outer signal is, and stops waiting for it then,
 * whether or not it listens.
 * @throws the given problem when time is up, or the outer signal's reason
 */
export async function runWithin<T>(
  milliseconds: number,
  outer: AbortSignal,
  timeout: Error,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const stop = (): void => controller.abort(outer.reason);
  const timer = setTimeout(() => controller.abort(timeout), Math.max(0, milliseconds));
  if (outer.aborted) stop();
  else outer.addEventListener('abort', stop, { once: true });
  try {
    controller.signal.throwIfAborted();
    const aborted = new Promise<never>((_resolve, reject) => {
      controller.signal.addEventListener('abort', () => reject(controller.signal.reason as Error), { once: true });
    });
    return await Promise.race([work(controller.signal), aborted]);
  } finally {
    clearTimeout(timer);
    outer.removeEventListener('abort', stop);
  }
}
