import { STAGE_NAMES } from '../../domain/stage.js';
import type { Project } from '../../projects/project.entity.js';
import { activeTraceparent } from '../../platform/tracing/trace-parent.js';
import { initialStages } from './execution-progress.js';
import type { PipelineExecution } from './pipeline-execution.entity.js';
import type { StoredRequest } from './run-state.js';

/** A run that waits in line. */
export function newExecution(
  executionId: string,
  project: Pick<Project, 'projectId' | 'userId' | 'updatedAt'>,
  request: StoredRequest,
  { requestHash, idempotencyKey }: { requestHash: string; idempotencyKey: string | null },
): PipelineExecution {
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
