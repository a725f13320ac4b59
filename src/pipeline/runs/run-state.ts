import { type JobRequirement } from '../../domain/job-requirement.js';
import { type ProjectResults, type RunMetadata } from '../../domain/run-result.js';
import { type StageName } from '../../domain/stage.js';
import { KNOWLEDGE_VERSION } from '../../knowledge/version.js';
import { GITHIRE_VERSION } from '../../platform/common/version.js';
import { type StatusChange } from '../../projects/project-status.js';
import { type RunRequest } from '../pipeline.dto.js';

/** The part of a run's request that is stored. */
export interface StoredRequest extends Omit<RunRequest, 'teamManifests'> {
  /** The last stage to run; all four by default. */
  until?: StageName;
  /**
   * The result of the parser's rules from when the request was accepted. The first stage uses it, so that a posting is
   * parsed once.
   */
  parsedByRules?: JobRequirement;
  /** The trace context of the request, if it has one. */
  traceparent?: string;
}

/** A run's input and the results of its stages so far: all that is needed to resume the run. */
export interface RunState {
  readonly executionId: string;
  readonly request: StoredRequest;
  results: ProjectResults & { metadata: RunMetadata };
}

/** Returns the event of the project when a run up to this stage, or through all stages, completes. */
export function completionOf(until: StageName | undefined): StatusChange {
  if (until === 'github-sourcer') return 'sourcingCompleted';
  if (until === 'ranking-engine') return 'rankingCompleted';
  return 'runCompleted';
}

/** Returns the metadata of a run that begins. */
export function initialMetadata(
  startedAt: string,
  request: StoredRequest,
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
    drafts: { senderName: request.senderName ?? null, language: request.language ?? 'en' },
    inputHash,
  };
}

/** Returns the seconds from one ISO 8601 time to another; 0 if the clock was set back in between. */
export function secondsBetween(earlier: string, later: string): number {
  return Math.max(0, Date.parse(later) - Date.parse(earlier)) / 1000;
}
