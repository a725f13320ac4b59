import { type JobRequirement } from '../../domain/job-requirement.js';
import { type ProjectResults, type RunMetadata } from '../../domain/run-result.js';
import { type StageName } from '../../domain/stage.js';
import { KNOWLEDGE_VERSION } from '../../knowledge/version.js';
import { GITHIRE_VERSION } from '../../platform/common/version.js';
import { type StatusChange } from '../../projects/project-status.js';
import { type RunRequest } from '../pipeline.dto.js';

/** What a run keeps of its request. */
export interface StoredRequest extends RunRequest {
  /** The last stage to run; all four unless given. */
  until?: StageName;
  /** What the parser's rules read when the request was accepted. The first stage goes on from it, so that a posting is parsed once. */
  parsedByRules?: JobRequirement;
  /** The request's place in its trace, if it has one. */
  traceparent?: string;
}

/** A run's input and what its stages have made so far: all that is needed to resume it. */
export interface RunState {
  readonly executionId: string;
  readonly request: StoredRequest;
  results: ProjectResults & { metadata: RunMetadata };
}

/** What happens to the project when a run up to this stage, or through all stages, completes. */
export function completionOf(until: StageName | undefined): StatusChange {
  if (until === 'github-sourcer') return 'sourcingCompleted';
  if (until === 'ranking-engine') return 'rankingCompleted';
  return 'runCompleted';
}

/** The metadata of a run that begins. */
export function initialMetadata(
  startedAt: string,
  request: RunRequest,
  inputHash: string,
  rankingVersion: string,
): RunMetadata {
  return {
    startedAt,
    completedAt: null,
    executionTimeSeconds: null,
    computingMilliseconds: 0,
    interruptions: 0,
    candidatesFound: 0,
    candidatesRanked: 0,
    messagesGenerated: 0,
    source: 'github',
    coverage: null,
    github: {
      requests: 0,
      points: 0,
      remaining: null,
      resetsAt: null,
      retries: 0,
      requestMilliseconds: 0,
      waitedSeconds: 0,
      plan: [],
    },
    warnings: [],
    versions: { githire: GITHIRE_VERSION, knowledge: KNOWLEDGE_VERSION, ranking: rankingVersion },
    weights: request.weights ?? null,
    inputHash,
  };
}

/** Seconds from one time to another, both in ISO 8601; 0 where the clock was set back meanwhile. */
export function secondsBetween(earlier: string, later: string): number {
  return Math.max(0, Date.parse(later) - Date.parse(earlier)) / 1000;
}
