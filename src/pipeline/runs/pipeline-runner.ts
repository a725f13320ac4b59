import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../platform/common/clock.js';
import { Metrics } from '../../platform/common/metrics.js';
import { Problem } from '../../platform/common/problem.js';
import { withTimeout } from '../../platform/common/timeout.js';
import { Settings } from '../../platform/config/settings.js';
import { type StageName } from '../../domain/stage.js';
import { toProblem } from '../../platform/http/problems/to-problem.js';
import { resultsOf } from '../../projects/stored/stored-project.js';
import { type JobOutcome } from '../../platform/queue/job-queue.js';
import { LeaseKeeper } from '../leases/lease-keeper.js';
import { retryWhileUnavailable } from './retry-while-unavailable.js';
import { type PipelineRun } from './pipeline-run.entity.js';
import { type StageProgress } from '../pipeline.dto.js';
import { type PipelineStage, PipelineStages } from './pipeline-stages.js';
import { ProgressWriter } from './progress-writer.js';
import { runError } from './run-change.js';
import { RunControl } from './run-control.js';
import { RunProgress } from './run-progress.js';
import { completionOf, initialMetadata, type RunState, secondsBetween, type StoredRequest } from './run-state.js';
import { type LoadedRun, RunStore } from './run-store.js';
import { inRunSpan, noteRunStatus, observeStage } from './run-telemetry.js';

/** Share of a run's time that each stage leaves to the next ones, so that the people found are still ranked. */
const RESERVED_SHARE = 0.1;
/** A run is not tried again after this many crashes at the same checkpoint. */
const MOST_CRASHES = 3;

/** A run that this process works on. */
interface Work {
  readonly run: LoadedRun;
  readonly startedAt: string;
  readonly deadline: Date;
  readonly progress: RunProgress;
  readonly writer: ProgressWriter;
  readonly state: RunState;
  /** Aborted when the owner cancels the run, or another process takes it over. */
  readonly abort: AbortController;
  readonly signal: AbortSignal;
  current: StageName | null;
}

/** Works on one run: runs its stages in order and saves after each, until the run has ended. */
@Injectable()
export class PipelineRunner {
  private readonly logger = new Logger(PipelineRunner.name);

  constructor(
    private readonly stages: PipelineStages,
    private readonly store: RunStore,
    private readonly leases: LeaseKeeper,
    private readonly control: RunControl,
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly metrics: Metrics,
  ) {}

  /**
   * Continues a run from its last checkpoint, if this process acquires the lease. When `stop` is aborted because this
   * process is stopping, the run goes back into the queue.
   */
  async run(executionId: string, stop: AbortSignal): Promise<JobOutcome> {
    if (!(await this.leases.acquire(executionId))) return 'done';
    const abort = this.control.begin(executionId);
    const stopHeartbeat = this.leases.startHeartbeat(executionId, abort);
    try {
      const run = await this.store.load(executionId);
      if (run === null) return 'done';
      const work = this.prepare(run, abort, AbortSignal.any([abort.signal, stop]));
      return await inRunSpan(executionId, work.state.request.traceparent, () => this.workOn(work));
    } finally {
      stopHeartbeat();
      this.control.end(executionId, abort);
    }
  }

  private prepare(run: LoadedRun, abort: AbortController, signal: AbortSignal): Work {
    const startedAt = run.startedAt ?? this.now();
    const latest = this.clock.now().getTime() + this.settings.pipelineTimeoutSeconds * 1000;
    // The deadline stays after a restart. The minimum ensures that a clock that was set back does not prolong the run.
    const deadline = new Date(run.deadlineAt === null ? latest : Math.min(Date.parse(run.deadlineAt), latest));
    const request = JSON.parse(run.requestJson) as StoredRequest;
    const progress = new RunProgress(this.stages.all, {
      progressPercentage: run.progressPercentage,
      stages: JSON.parse(run.stagesJson) as StageProgress[],
    });
    const stored = resultsOf(run.project);
    const metadata = {
      ...(stored?.metadata ?? initialMetadata(startedAt, request, run.requestHash, this.stages.rankingVersion)),
      interruptions: run.interruptions,
    };
    const state: RunState = { executionId: run.executionId, request, results: { ...stored, metadata } };
    const writer = new ProgressWriter(
      progress,
      (snapshot) => this.store.saveProgress(run.executionId, snapshot),
      this.clock,
    );
    return { run, startedAt, deadline, progress, writer, state, abort, signal, current: null };
  }

  private async workOn(work: Work): Promise<JobOutcome> {
    const { run, deadline, signal, writer, state } = work;
    try {
      const isSaved = await this.store.save(
        run,
        { status: 'running', startedAt: work.startedAt, deadlineAt: deadline.toISOString() },
        // A run that only ranks keeps the time of the sourcing, because the retention period begins there.
        { pipelineStartTime: state.results.metadata.startedAt },
      );
      if (!isSaved) return 'done';
      if (run.startedAt === null) this.metrics.runBegun(secondsBetween(run.createdAt, work.startedAt));
      if (run.crashes >= MOST_CRASHES) throw crashed(run);
      const timeLeft = deadline.getTime() - this.clock.now().getTime();
      const reason = (): Problem =>
        new Problem('pipeline_timeout', `The run did not end within ${this.settings.pipelineTimeoutSeconds} seconds.`);
      // One signal for the whole run, because the model's token budget belongs to a signal.
      const runStages = async (runSignal: AbortSignal): Promise<void> => {
        for (const stage of this.stages
          .upTo(state.request.until)
          .filter((candidate) => !candidate.isDone(state.results))) {
          work.current = stage.name;
          await observeStage(this.metrics, stage.name, runSignal, () => this.runStage(stage, work, runSignal));
          work.current = null;
        }
      };
      await withTimeout(runStages, { milliseconds: timeLeft, signal, reason });
      await this.complete(work);
      return 'done';
    } catch (error) {
      await writer.settle();
      return this.fail(work, toProblem(signal.aborted ? signal.reason : error));
    }
  }

  private async runStage(
    stage: PipelineStage,
    { run, state, writer, deadline, abort }: Work,
    signal: AbortSignal,
  ): Promise<void> {
    await writer.start(stage.name);
    const begun = performance.now();
    const { warnings } = state.results.metadata;
    const results = await stage.run(state, {
      referenceDate: new Date(state.results.metadata.startedAt),
      deadline: new Date(deadline.getTime() - RESERVED_SHARE * this.settings.pipelineTimeoutSeconds * 1000),
      signal,
      onBehalfOf: run.userId,
      warn: (code, message) => warnings.push({ module: stage.name, code, message }),
      progress: (done, total, detail) => writer.advance(stage.name, done, total, detail),
      checkpoint: () => this.leases.checkpoint(run.executionId, abort),
    });
    // A stage that ignores the signal may return after the run has been aborted.
    signal.throwIfAborted();
    const milliseconds =
      performance.now() -
      begun -
      (results.metadata.github.requestMilliseconds - state.results.metadata.github.requestMilliseconds);
    state.results = {
      ...results,
      metadata: {
        ...results.metadata,
        computingMilliseconds: Math.round(results.metadata.computingMilliseconds + milliseconds),
      },
    };
    await writer.settle();
    const snapshot = writer.end(stage.name, 'completed');
    const change = { progress: snapshot, isCheckpoint: true };
    const isSaved = await retryWhileUnavailable(
      () => this.store.save(run, change, { ...stage.describe(state.results), results: state.results }),
      signal,
    );
    if (!isSaved) throw new Problem('cancelled', 'The run was ended or taken over elsewhere, or its project is gone.');
  }

  private async complete({ run, state, writer, startedAt, signal }: Work): Promise<void> {
    const completedAt = this.now();
    const { metadata } = state.results;
    const seconds = secondsBetween(startedAt, completedAt);
    const results = { ...state.results, metadata: { ...metadata, completedAt, executionTimeSeconds: seconds } };
    const change = {
      status: 'completed',
      completedAt,
      progress: { ...writer.snapshot(), progressPercentage: 100 },
    } as const;
    const project = { event: completionOf(state.request.until), pipelineEndTime: completedAt, results };
    if (!(await retryWhileUnavailable(() => this.store.save(run, change, project), signal))) return;
    noteRunStatus('completed');
    this.metrics.runEnded({ outcome: 'completed', code: null, seconds });
    this.logger.log(`Run ${run.executionId} completed: ${metadata.candidatesRanked} ranked in ${seconds} s`);
  }

  private async fail(
    { run, startedAt, state, progress, current: module, signal }: Work,
    problem: Problem,
  ): Promise<JobOutcome> {
    const at = this.now();
    if (problem.code === 'not_ready') {
      // The process is stopping, or the database is unavailable: the run continues later from its last checkpoint.
      await retryWhileUnavailable(() => this.store.save(run, { status: 'queued' }, {}), signal);
      noteRunStatus('queued');
      this.metrics.runInterrupted('put-back');
      this.logger.log(`Run ${run.executionId} was put back into the queue: ${problem.detail}`);
      return 'again';
    }
    const status = problem.code === 'cancelled' ? 'cancelled' : 'failed';
    if (module !== null) progress.end(module, status, at);
    const error = runError(module, problem);
    const change = { status, completedAt: at, progress: progress.snapshot(), error } as const;
    const project = {
      event: status === 'cancelled' ? 'runCancelled' : 'runFailed',
      pipelineEndTime: at,
      results: { ...state.results, error },
    } as const;
    // If the owner has cancelled the run, or another process took it over, this process does not hold the lease and
    // nothing is stored.
    const isSaved = await retryWhileUnavailable(() => this.store.save(run, change, project), signal);
    noteRunStatus(status, problem.code);
    if (isSaved) {
      this.metrics.runEnded({ outcome: status, code: problem.code, seconds: secondsBetween(startedAt, at) });
      this.logger.warn(`Run ${run.executionId} ${status} in ${module ?? 'no stage'}: ${problem.code}`);
    }
    if (problem.code === 'internal_error')
      this.logger.error(problem.code, problem.cause instanceof Error ? problem.cause.stack : undefined);
    return 'done';
  }

  private now(): string {
    return this.clock.now().toISOString();
  }
}

function crashed({ crashes, currentModule }: PipelineRun): Problem {
  return new Problem(
    'run_crashed',
    `The process that worked on the run has died ${crashes} times at the same point (${currentModule ?? 'before the first stage'}).`,
  );
}
