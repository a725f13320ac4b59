import { type QueryDeepPartialEntity } from 'typeorm';
import { type RunError } from '../../domain/run-result.js';
import { type StageName } from '../../domain/stage.js';
import { Problem } from '../../platform/common/problem.js';
import { type Project } from '../../projects/project.entity.js';
import { type ProjectChange } from '../../projects/projects.service.js';
import { resultsOf } from '../../projects/stored/stored-project.js';
import { type StageProgress } from '../pipeline.dto.js';
import { type PipelineRun, type RunStatus } from './pipeline-run.entity.js';
import { type ProgressSnapshot } from './run-progress.js';

/** What changes in a run while a process works on it. */
export interface RunChange {
  status?: RunStatus;
  startedAt?: string;
  deadlineAt?: string;
  completedAt?: string;
  progress?: ProgressSnapshot;
  error?: RunError;
  /** The work so far is saved: crashes are counted from zero again. */
  isCheckpoint?: boolean;
}

/** Returns the columns of a change. Every change increases the revision, which is the id of the run's next event. */
export function columnsOf({
  progress,
  error,
  isCheckpoint = false,
  ...columns
}: RunChange): QueryDeepPartialEntity<PipelineRun> {
  return {
    ...columns,
    revision: () => 'revision + 1',
    // Only a run that is being worked on has a lease. A run that waits again or has ended releases it in the same
    // statement.
    ...(columns.status === undefined || columns.status === 'running' ? {} : { leaseOwner: null }),
    ...(isCheckpoint ? { checkpoint: () => 'checkpoint + 1', crashes: 0 } : {}),
    ...(error === undefined ? {} : { errorJson: JSON.stringify(error) }),
    ...(progress === undefined
      ? {}
      : {
          currentModule: progress.currentModule,
          progressPercentage: progress.progressPercentage,
          stagesJson: JSON.stringify(progress.stages),
        }),
  };
}

/** Returns what is stored about a failure; internal details are only logged. */
export function runError(module: StageName | null, problem: Problem): RunError {
  return { module, code: problem.code, title: problem.title, status: problem.status, detail: problem.detail };
}

/**
 * Returns the changes of a run and its project when the owner cancels it: the current stage ends, the results of
 * earlier stages stay.
 */
export function cancelledRun(
  run: PipelineRun & { project: Project },
  at: string,
): { change: RunChange; project: ProjectChange } {
  const module = run.currentModule;
  const stages = (JSON.parse(run.stagesJson) as StageProgress[]).map((stage): StageProgress =>
    stage.name === module ? { ...stage, status: 'cancelled', finishedAt: at } : stage,
  );
  const error = runError(module, new Problem('cancelled', 'The run was cancelled by its owner.'));
  const hasBegun = run.startedAt !== null;
  return {
    change: {
      status: 'cancelled',
      completedAt: at,
      progress: { currentModule: null, progressPercentage: run.progressPercentage, stages },
      ...(hasBegun ? { error } : {}),
    },
    project: {
      event: 'runCancelled',
      pipelineEndTime: at,
      ...(hasBegun ? { results: { ...resultsOf(run.project), error } } : {}),
    },
  };
}
