import type { ProjectResults, RunMetadata } from '../domain/run-result.js';
import type { RunRequest } from './pipeline.dto.js';

/** A run's input and what its stages have made so far: all that is needed to go on with it. */
export interface RunState {
  readonly executionId: string;
  readonly request: RunRequest;
  results: ProjectResults & { metadata: RunMetadata };
}
