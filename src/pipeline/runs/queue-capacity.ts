import { type EntityManager } from 'typeorm';
import { Problem } from '../../platform/common/problem.js';
import { type Settings } from '../../platform/config/settings.js';
import { PipelineRun } from './pipeline-run.entity.js';

/** Seconds after which a refused run may be tried again: a place in the queue becomes free when a run begins. */
const RETRY_AFTER = 10;

/**
 * Refuses a run if too many wait. Processes that check at the same moment may exceed the limit by one run each.
 * @throws Problem `too_many_runs`
 */
export async function checkQueueCapacity(
  manager: EntityManager,
  userId: string,
  { runsQueuedPerUser, runsQueued }: Settings,
): Promise<void> {
  const own = await manager.countBy(PipelineRun, { status: 'queued', userId });
  if (own >= runsQueuedPerUser) {
    throw new Problem('too_many_runs', `${own} of your runs are waiting; no more than ${runsQueuedPerUser} may.`, {
      retryAfterSeconds: RETRY_AFTER,
    });
  }
  if ((await manager.countBy(PipelineRun, { status: 'queued' })) >= runsQueued) {
    throw new Problem('too_many_runs', 'The queue is full with the runs of all users.', {
      retryAfterSeconds: RETRY_AFTER,
    });
  }
}
