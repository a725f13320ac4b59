import { Problem } from '../common/problem.js';
import { STOP_BOUNDS } from '../common/stop-bounds.js';
import { stopStep } from '../common/stop-step.js';
import { SystemTimers } from '../common/timers.js';

/**
 * Lets active jobs continue for the grace period, then aborts them and gives them a moment to stop. Never throws.
 * @param ended resolves when no job is active any more
 */
export async function endActiveJobs(
  stopping: AbortController,
  graceMilliseconds: number,
  ended: () => Promise<unknown>,
): Promise<void> {
  const cancel = new SystemTimers().after(graceMilliseconds, () =>
    stopping.abort(new Problem('not_ready', 'The service is stopping.')),
  );
  await stopStep('end the active runs', graceMilliseconds + STOP_BOUNDS.runsRequeued, ended);
  cancel();
}
