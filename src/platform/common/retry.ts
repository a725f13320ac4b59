import { setTimeout as delay } from 'node:timers/promises';

export interface RetryOptions {
  /**
   * Milliseconds until the next attempt. Null gives up, and the error is thrown; so is whatever this function throws.
   * Attempts are counted from 1.
   */
  pauseAfter: (error: unknown, attempt: number) => number | null;
  /** Ends a pause early. Whether to go on then is for the next attempt and `pauseAfter` to decide. */
  signal?: AbortSignal;
  sleep?: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
}

/** Does `work` again for as long as it fails and `pauseAfter` says so. */
export async function retry<Result>(
  work: () => Promise<Result>,
  { pauseAfter, signal, sleep = timer }: RetryOptions,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    let pause: number | null;
    try {
      return await work();
    } catch (error) {
      pause = pauseAfter(error, attempt);
      if (pause === null) throw error;
    }
    await sleep(pause, signal).catch(() => undefined);
  }
}

function timer(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return delay(milliseconds, undefined, { signal });
}
