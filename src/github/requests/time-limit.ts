import { GithubFailure } from '../errors.js';

/**
 * Runs something for at most `ms`.
 * @throws `reason` (a GithubFailure `timeout` unless given) when the time is up, the signal's own when it is aborted first
 */
export async function withTimeLimit<Result>(
  ms: number,
  outer: AbortSignal,
  run: (signal: AbortSignal) => Promise<Result>,
  reason: () => Error = () => new GithubFailure('timeout'),
): Promise<Result> {
  outer.throwIfAborted();
  const controller = new AbortController();
  const onAbort = (): void => controller.abort(outer.reason);
  outer.addEventListener('abort', onAbort, { once: true });
  const timer = setTimeout(() => controller.abort(reason()), ms);
  try {
    return await run(controller.signal);
  } finally {
    clearTimeout(timer);
    outer.removeEventListener('abort', onAbort);
  }
}
