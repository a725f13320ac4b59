import type { ProblemCode } from './problem.js';

/** An HTTP request that was answered, or given up by its client. */
export interface MeasuredRequest {
  /** Upper case, e.g. `GET`. */
  method: string;
  /** The route's pattern, e.g. `/projects/:projectId`, never the path itself; null where no route matched. */
  route: string | null;
  /** Status of the answer; null where the client went away before it was whole. */
  status: number | null;
  seconds: number;
}

/** One request to GitHub, a further try being one of its own. */
export interface MeasuredGithubRequest {
  /** Our name of the document or search, from a closed list. */
  kind: string;
  /** `ok`, `aborted`, or a `GithubFailureKind`. */
  outcome: string;
  /** From sending to the answer: neither the turn nor a limit is waited for in it. */
  seconds: number;
}

/** One call of the model, with all its tries. */
export interface MeasuredModelCall {
  /** Name of the answer's shape, from a closed list. */
  purpose: string;
  /** `ok`, `aborted`, or an `LlmErrorKind`. */
  outcome: string;
  seconds: number;
  /** Prompt and answer; those of tries in vain included. */
  tokens: number;
}

/** What was looked for among GitHub's kept answers. */
export interface MeasuredSnapshotRead {
  /** Beginning of the keys, from a closed list. */
  kind: string;
  hits: number;
  misses: number;
  /** Looked for while the store did not work. */
  failures: number;
}

/** A run that has ended for good. One that is put back in line, or taken over, has not ended. */
export interface MeasuredRun {
  outcome: 'completed' | 'failed' | 'cancelled';
  /** Why, where it failed or was cancelled. */
  code: ProblemCode | null;
  /** From the first beginning to the end, waits between takeovers included; null where it never began. */
  seconds: number | null;
}

/** One go at a stage in this process. */
export interface MeasuredStage {
  /** A `StageName`. */
  stage: string;
  /** `interrupted`: the process is stopping, or has lost the run to another; somebody else goes on with it. */
  outcome: 'completed' | 'failed' | 'cancelled' | 'interrupted';
  seconds: number;
}

/** Why a run did not go on where it was. `takeover`: its process was lost; `put-back`: its process was stopping or had lost the database. */
export type InterruptionReason = 'takeover' | 'put-back';

/** Levels that are read when somebody looks, with the values of their one label (none: a single number). */
export interface Levels {
  /** Runs in line and runs worked on. */
  runs: 'waiting' | 'running';
  /** Streams of progress that this process holds open. */
  eventStreams: never;
  /** Points left of GitHub's primary limit. */
  githubPointsRemaining: 'graphql' | 'search';
  /** Seconds until GitHub may be asked again; 0: now. */
  githubLimitedSeconds: 'graphql' | 'search';
  /** Password hashes in line and under way. */
  passwordHashes: 'waiting' | 'running';
  /** Connections to the database, those of them that are idle, and the most there may be. */
  databaseConnections: 'open' | 'idle' | 'limit';
  /** Statements and transactions that wait for a connection, or on SQLite for the gate. */
  databaseWaiting: never;
}

export type LevelName = keyof Levels;
/** null, or a label left out: not known at the moment. */
export type LevelReading<Name extends LevelName> = [Levels[Name]] extends [never] ? number | null : Partial<Record<Levels[Name], number | undefined>>;

/**
 * Where rooms say what an operator may want to count, in their own words; who counts, and how, is not their business.
 * No method throws or waits. Every text given is from a closed list: no user, no project, no login, no path.
 */
export abstract class Measurements {
  abstract requestBegun(): void;
  abstract requestEnded(request: MeasuredRequest): void;
  abstract githubRequested(request: MeasuredGithubRequest): void;
  /** Points of the primary limit that a request has cost. */
  abstract githubCharged(points: number): void;
  /** A wait for a limit that is over, or was broken off. */
  abstract githubWaited(limit: 'primary-limit' | 'secondary-limit', seconds: number): void;
  abstract modelCalled(call: MeasuredModelCall): void;
  abstract snapshotsRead(read: MeasuredSnapshotRead): void;
  /** A run is worked on for the first time, so long after it was created. */
  abstract runBegun(waitSeconds: number): void;
  abstract runEnded(run: MeasuredRun): void;
  abstract stageEnded(stage: MeasuredStage): void;
  abstract runInterrupted(reason: InterruptionReason): void;
  /** Names who can tell a level; asked each time somebody looks. May reject: the level is then not known. */
  abstract watch<Name extends LevelName>(level: Name, read: () => LevelReading<Name> | Promise<LevelReading<Name>>): void;
}

/** Counts nothing: for whatever is used without the service around it. */
export class NoMeasurements extends Measurements {
  requestBegun(): void {}
  requestEnded(): void {}
  githubRequested(): void {}
  githubCharged(): void {}
  githubWaited(): void {}
  modelCalled(): void {}
  snapshotsRead(): void {}
  runBegun(): void {}
  runEnded(): void {}
  stageEnded(): void {}
  runInterrupted(): void {}
  watch(): void {}
}
