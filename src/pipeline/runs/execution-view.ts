import type { RunError } from '../../domain/run-result.js';
import type { PipelineExecution } from './pipeline-execution.entity.js';
import type { ExecutionView, StageProgress } from '../pipeline.dto.js';

/** Below this percentage the pace so far says nothing about the time left. */
const LEAST_PROGRESS_TO_ESTIMATE = 6;

/** How a run goes, as its owner sees it. */
export function toExecutionView(execution: PipelineExecution, now: Date): ExecutionView {
  return {
    executionId: execution.executionId,
    projectId: execution.projectId,
    status: execution.status,
    currentModule: execution.currentModule,
    progressPercentage: execution.progressPercentage,
    stages: JSON.parse(execution.stagesJson) as StageProgress[],
    startedAt: execution.startedAt,
    completedAt: execution.completedAt,
    estimatedSecondsLeft: estimateSecondsLeft(execution, now),
    error: execution.errorJson === null ? null : (JSON.parse(execution.errorJson) as RunError),
  };
}

function estimateSecondsLeft({ status, startedAt, progressPercentage }: PipelineExecution, now: Date): number | null {
  if (status !== 'running' || startedAt === null || progressPercentage < LEAST_PROGRESS_TO_ESTIMATE) return null;
  const elapsed = Math.max(0, now.getTime() - new Date(startedAt).getTime()) / 1000;
  return Math.ceil((elapsed * (100 - progressPercentage)) / progressPercentage);
}
