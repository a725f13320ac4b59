import { type RunError } from '../../domain/run-result.js';
import { type PipelineRun } from './pipeline-run.entity.js';
import { type ExecutionView, type StageProgress } from '../pipeline.dto.js';

/** Below this percentage the speed so far is no basis for an estimate. */
const LEAST_PROGRESS_TO_ESTIMATE = 6;

/** Returns the status of a run for its owner. */
export function toExecutionView(run: PipelineRun, now: Date): ExecutionView {
  return {
    executionId: run.executionId,
    projectId: run.projectId,
    status: run.status,
    currentModule: run.currentModule,
    progressPercentage: run.progressPercentage,
    stages: JSON.parse(run.stagesJson) as StageProgress[],
    startedAt: run.startedAt,
    completedAt: run.completedAt,
    estimatedSecondsLeft: estimateSecondsLeft(run, now),
    error: run.errorJson === null ? null : (JSON.parse(run.errorJson) as RunError),
  };
}

function estimateSecondsLeft({ status, startedAt, progressPercentage }: PipelineRun, now: Date): number | null {
  if (status !== 'running' || startedAt === null || progressPercentage < LEAST_PROGRESS_TO_ESTIMATE) return null;
  const elapsed = Math.max(0, now.getTime() - new Date(startedAt).getTime()) / 1000;
  return Math.ceil((elapsed * (100 - progressPercentage)) / progressPercentage);
}
