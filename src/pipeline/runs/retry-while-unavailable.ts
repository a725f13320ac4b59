import { retry } from '../../platform/common/retry.js';
import { isUnavailable } from '../../platform/database/is-unavailable.js';

/** Milliseconds before a retry: `first`, doubled for each further retry up to `longest`. */
const RETRY = { first: 250, longest: 2000 };
/**
 * The attempts take about two minutes. After that, the run continues from its last checkpoint in the process that next
 * acquires it.
 */
const MOST_ATTEMPTS = 60;

/**
 * Retries while the database is unavailable, so that a restart of the database does not lose finished work.
 * @throws the last error, if it has another cause, the signal is aborted, or all attempts failed
 */
export function retryWhileUnavailable<Result>(save: () => Promise<Result>, signal: AbortSignal): Promise<Result> {
  return retry(save, {
    signal,
    pauseAfter: (error, attempt) =>
      !isUnavailable(error) || signal.aborted || attempt === MOST_ATTEMPTS
        ? null
        : Math.min(RETRY.first * 2 ** (attempt - 1), RETRY.longest),
  });
}
