import type { ProjectResults, RunMetadata } from '../../domain/run-result.js';
import type { StageName } from '../../domain/stage.js';
import type { ProjectStatus } from '../../projects/project.entity.js';
import type { RunRequest } from '../pipeline.dto.js';

/**
 * What an execution keeps of its request: what was asked for, after which stage to stop (all four unless given), and
 * where the request stands in its trace, if it has one.
 */
export type StoredRequest = RunRequest & { until?: StageName; traceparent?: string };

/** A run's input and what its stages have made so far: all that is needed to go on with it. */
export interface RunState {
  readonly executionId: string;
  readonly request: StoredRequest;
  results: ProjectResults & { metadata: RunMetadata };
}

/** Where a project stands while a run works on it, and when it has completed. */
export function statusesOf(until: StageName | undefined): { working: ProjectStatus; completed: ProjectStatus } {
  if (until === 'github-sourcer') return { working: 'sourcing', completed: 'sourced' };
  if (until === 'ranking-engine') return { working: 'ranking', completed: 'ranked' };
  return { working: 'running', completed: 'completed' };
}
