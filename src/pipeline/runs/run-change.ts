import { type QueryDeepPartialEntity } from 'typeorm';
import { type RunError } from '../../domain/run-result.js';
import { type StageName } from '../../domain/stage.js';
import { Problem } from '../../platform/common/problem.js';
import { type Project } from '../../projects/project.entity.js';
import { type ProjectChange, resultsOf } from '../../projects/projects.service.js';
import { type StageProgress } from '../pipeline.dto.js';
import { type PipelineRun, type RunStatus } from './pipeline-run.entity.js';
import { type ProgressSnapshot } from './run-progress.js';

/** What changes of a run while a process works on it. */
export interface RunChange {
  status?: RunStatus;
  startedAt?: string;
  deadlineAt?: string;
  completedAt?: string;
  progress?: ProgressSnapshot;
  error?: RunError;
  /** The work up to here is saved: crashes are counted from zero again. */
  isCheckpoint?: boolean;
}

/** The columns for a change. Every change raises the revision, which is the id of the run's next event. */
export function columnsOf({
  progress,
  error,
  isCheckpoint = false,
  ...columns
}: RunChange): QueryDeepPartialEntity<PipelineRun> {
  return {
    ...columns,
    revision: () => 'revision + 1',
    // Only a run that is worked on has a lease: one that waits again or has ended releases it in the same statement.
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

/** What is stored of a failure: nothing that only the log may know. */
export function runError(module: StageName | null, problem: Problem): RunError {
  return { module, code: problem.code, title: problem.title, status: problem.status, detail: problem.detail };
}

/** The changes of a run and its project when its owner cancels it: the current stage ends, the results of earlier stages stay. */
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
