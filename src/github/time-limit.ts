import { GithubFailure } from './errors.js';

/**
 * Runs a request for at most `ms`.
 * @throws GithubFailure `timeout` when the time is up, the signal's reason when it is aborted first
 */
export async function withTimeLimit<Result>(ms: number, outer: AbortSignal, run: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  outer.throwIfAborted();
  const controller = new AbortController();
  const onAbort = (): void => controller.abort(outer.reason);
  outer.addEventListener('abort', onAbort, { once: true });
  const timer = setTimeout(() => controller.abort(new GithubFailure('timeout')), ms);
  try {
    return await run(controller.signal);
  } finally {
    clearTimeout(timer);
    outer.removeEventListener('abort', onAbort);
  }
}
