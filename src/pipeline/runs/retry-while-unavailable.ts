import { retry } from '../../platform/common/retry.js';
import { isUnavailable } from '../../platform/database/is-unavailable.js';

/** Milliseconds until the next attempt, growing with each one to the second number. */
const RETRY = { first: 250, longest: 2000 };
/** Attempts: for some two minutes. What is given up then is gone on with from the last checkpoint, by whoever finds the run. */
const MOST_ATTEMPTS = 60;

/**
 * Tries again while the database is away, so that work that is done is not lost to a restart of it.
 * @throws the last error, where it is of another kind, the signal is aborted, or it takes too long
 */
export function persistently<Result>(save: () => Promise<Result>, signal: AbortSignal): Promise<Result> {
  return retry(save, {
    signal,
    pauseAfter: (error, attempt) =>
      !isUnavailable(error) || signal.aborted || attempt === MOST_ATTEMPTS
        ? null
        : Math.min(RETRY.first * 2 ** (attempt - 1), RETRY.longest),
  });
}
