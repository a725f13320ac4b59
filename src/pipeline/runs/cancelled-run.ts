import { Problem } from '../../platform/common/problem.js';
import type { Project } from '../../projects/project.entity.js';
import { type ProjectChange, resultsOf } from '../../projects/projects.service.js';
import type { ExecutionChange } from './execution-change.js';
import type { PipelineExecution } from './pipeline-execution.entity.js';
import type { StageProgress } from '../pipeline.dto.js';
import { runError } from './run-metadata.js';

/** How a run and its project stand once its owner has cancelled it: the stage at work ends, what the earlier ones made stays. */
export function cancelledRun(
  execution: PipelineExecution & { project: Project },
  at: string,
): { change: ExecutionChange; project: ProjectChange } {
  const module = execution.currentModule;
  const stages = (JSON.parse(execution.stagesJson) as StageProgress[]).map((stage): StageProgress =>
    stage.name === module ? { ...stage, status: 'cancelled', finishedAt: at } : stage,
  );
  const error = runError(module, new Problem('cancelled', 'The run was cancelled by its owner.'));
  const begun = execution.startedAt !== null;
  return {
    change: {
      status: 'cancelled',
      completedAt: at,
      progress: { currentModule: null, progressPercentage: execution.progressPercentage, stages },
      ...(begun ? { error } : {}),
    },
    project: {
      status: 'cancelled',
      pipelineEndTime: at,
      ...(begun ? { results: { ...resultsOf(execution.project), error } } : {}),
    },
  };
}
