import { createHash } from 'node:crypto';
import { stringify } from 'safe-stable-stringify';
import { STAGE_NAMES } from '../../domain/stage.js';
import { activeTraceparent } from '../../platform/tracing/trace-parent.js';
import { type Project } from '../../projects/project.entity.js';
import { type PipelineRun } from './pipeline-run.entity.js';
import { initialStages } from './run-progress.js';
import { type StoredRequest } from './run-state.js';

/** Returns a run that waits for a worker. */
export function newRun(
  executionId: string,
  project: Pick<Project, 'projectId' | 'userId' | 'updatedAt'>,
  request: StoredRequest,
  { requestHash, idempotencyKey }: { requestHash: string; idempotencyKey: string | null },
): PipelineRun {
  return {
    executionId,
    projectId: project.projectId,
    userId: project.userId,
    status: 'queued',
    currentModule: null,
    progressPercentage: 0,
    idempotencyKey,
    requestHash,
    createdAt: project.updatedAt,
    startedAt: null,
    deadlineAt: null,
    completedAt: null,
    stagesJson: JSON.stringify(initialStages(STAGE_NAMES.map((name) => ({ name })))),
    errorJson: null,
    leaseOwner: null,
    leaseBeat: 0,
    checkpoint: 0,
    crashes: 0,
    interruptions: 0,
    revision: 0,
    requestJson: JSON.stringify({ ...request, traceparent: activeTraceparent() } satisfies StoredRequest),
  };
}

/** Returns the SHA-256 of a request as JSON with sorted keys, so that the order of its fields does not matter. */
export function hashOf(request: unknown): string {
  return createHash('sha256')
    .update(stringify(request) ?? '')
    .digest('hex');
}
