import type { RunError } from '../../domain/run-result.js';
import type { ProgressSnapshot } from './execution-progress.js';
import type { ExecutionStatus } from './pipeline-execution.entity.js';

/** What of an execution changes while it is worked on. */
export interface ExecutionChange {
  status?: ExecutionStatus;
  startedAt?: string;
  deadlineAt?: string;
  completedAt?: string;
  progress?: ProgressSnapshot;
  error?: RunError;
  /** What was done up to here is kept: a crash from here on counts anew. */
  isCheckpoint?: boolean;
}
