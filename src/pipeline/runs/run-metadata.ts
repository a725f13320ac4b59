import { GITHIRE_VERSION } from '../../platform/common/version.js';
import type { RunError, RunMetadata } from '../../domain/run-result.js';
import type { StageName } from '../../domain/stage.js';
import { KNOWLEDGE_VERSION } from '../../knowledge/version.js';
import type { Problem } from '../../platform/common/problem.js';
import { RANKING_VERSION } from '../../stages/ranking-engine/version.js';
import type { RunRequest } from '../pipeline.dto.js';

/** The metadata of a run that begins. */
export function initialMetadata(startedAt: string, request: RunRequest, inputHash: string): RunMetadata {
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
    github: { requests: 0, points: 0, remaining: null, resetsAt: null, retries: 0, requestMilliseconds: 0, waitedSeconds: 0, plan: [] },
    warnings: [],
    versions: { githire: GITHIRE_VERSION, knowledge: KNOWLEDGE_VERSION, ranking: RANKING_VERSION },
    weights: request.weights ?? null,
    inputHash,
  };
}

/** What is stored of a failure: nothing that only the log may know. */
export function runError(module: StageName | null, problem: Problem): RunError {
  return { module, code: problem.code, title: problem.title, status: problem.status, detail: problem.detail };
}
