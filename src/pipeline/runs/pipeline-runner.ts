import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../platform/common/clock.js';
import { Metrics } from '../../platform/common/metrics.js';
import { Problem } from '../../platform/common/problem.js';
import { Settings } from '../../platform/config/settings.js';
import type { StageName } from '../../domain/stage.js';
import { toProblem } from '../../platform/http/problems/to-problem.js';
import type { Project } from '../../projects/project.entity.js';
import { resultsOf } from '../../projects/projects.service.js';
import type { JobOutcome } from '../../platform/queue/job-queue.js';
import { ExecutionProgress } from './execution-progress.js';
import { ExecutionStore } from './execution-store.js';
import { LeaseKeeper } from '../leases/lease-keeper.js';
import { measureStage } from './measure-stage.js';
import { persistently } from './persistently.js';
import type { PipelineExecution } from './pipeline-execution.entity.js';
import type { StageProgress } from '../pipeline.dto.js';
import { PipelineSteps, type PipelineStep } from './pipeline-steps.js';
import { ProgressWriter } from './progress-writer.js';
import { RunControl } from './run-control.js';
import { initialMetadata, runError } from './run-metadata.js';
import { inRunSpan, inStageSpan, noteRunStatus } from './run-spans.js';
import { type RunState, statusesOf, type StoredRequest } from './run-state.js';
import { runWithin } from './run-within.js';
import { secondsBetween } from './seconds-between.js';

/** Share of a run's time that is kept from each step for those after it, so that what was found is still ranked. */
const RESERVED_SHARE = 0.1;
/** A run that has ended its process so often at the same point is not tried again. */
const MOST_CRASHES = 3;

type LoadedExecution = PipelineExecution & { project: Project };

/** One run while it is worked on. */
interface Work {
  readonly execution: LoadedExecution;
  readonly startedAt: string;
  readonly deadline: Date;
  readonly progress: ExecutionProgress;
  readonly writer: ProgressWriter;
  readonly state: RunState;
  /** Stops it: its owner, another process, or the end of this one. */
  readonly abort: AbortController;
  readonly signal: AbortSignal;
  current: StageName | null;
}

/** Works on one run: its steps in their order, saved after each, until it has ended one way or another. */
@Injectable()
export class PipelineRunner {
  private readonly logger = new Logger(PipelineRunner.name);

  constructor(
    private readonly steps: PipelineSteps,
    private readonly store: ExecutionStore,
    private readonly leases: LeaseKeeper,
    private readonly control: RunControl,
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly metrics: Metrics,
  ) {}

  /**
   * Goes on with a run from where it was saved last, if no other process has it. `stop` is aborted when this process must
   * end: the run then goes back into line.
   */
  async run(executionId: string, stop: AbortSignal): Promise<JobOutcome> {
    if (!(await this.leases.take(executionId))) return 'done';
    const abort = this.control.begin(executionId);
    const stopBeating = this.leases.keep(executionId, abort);
    try {
      const execution = await this.store.load(executionId);
      if (execution === null) return 'done';
      const work = this.prepare(execution, abort, AbortSignal.any([abort.signal, stop]));
      return await inRunSpan(executionId, work.state.request.traceparent, () => this.workOn(work));
    } finally {
      stopBeating();
      this.control.end(executionId, abort);
    }
  }

  private prepare(execution: LoadedExecution, abort: AbortController, signal: AbortSignal): Work {
    const startedAt = execution.startedAt ?? this.now();
    const latest = this.clock.now().getTime() + this.settings.pipelineTimeoutSeconds * 1000;
    // Holds across restarts; but no clock that was set back may give a run more than its time.
    const deadline = new Date(execution.deadlineAt === null ? latest : Math.min(Date.parse(execution.deadlineAt), latest));
    const request = JSON.parse(execution.requestJson) as StoredRequest;
    const progress = new ExecutionProgress(this.steps.all, {
      progressPercentage: execution.progressPercentage,
      stages: JSON.parse(execution.stagesJson) as StageProgress[],
    });
    const stored = resultsOf(execution.project);
    const metadata = { ...(stored?.metadata ?? initialMetadata(startedAt, request, execution.requestHash)), interruptions: execution.interruptions };
    const state: RunState = { executionId: execution.executionId, request, results: { ...stored, metadata } };
    const writer = new ProgressWriter(progress, (snapshot) => this.store.saveProgress(execution.executionId, snapshot), this.clock);
    return { execution, startedAt, deadline, progress, writer, state, abort, signal, current: null };
  }

  private async workOn(work: Work): Promise<JobOutcome> {
    const { execution, deadline, signal, writer, state } = work;
    try {
      const claimed = await this.store.save(
        execution,
        { status: 'running', startedAt: work.startedAt, deadlineAt: deadline.toISOString() },
        // Of a run that only ranks, the time of the sourcing stays: the retention counts from it.
        { status: statusesOf(state.request.until).working, pipelineStartTime: state.results.metadata.startedAt },
      );
      if (!claimed) return 'done';
      if (execution.startedAt === null) this.metrics.runBegun(secondsBetween(execution.createdAt, work.startedAt));
      if (execution.crashes >= MOST_CRASHES) throw crashed(execution);
      const timeLeft = deadline.getTime() - this.clock.now().getTime();
      const timeout = new Problem('pipeline_timeout', `The run did not end within ${this.settings.pipelineTimeoutSeconds} seconds.`);
      // One signal for the whole run: what a model may cost is counted by it.
      await runWithin(timeLeft, signal, timeout, async (runSignal) => {
        for (const step of this.steps.upTo(state.request.until).filter((candidate) => !candidate.isDone(state.results))) {
          work.current = step.name;
          await inStageSpan(step.name, () => measureStage(this.metrics, step.name, runSignal, () => this.runStep(step, work, runSignal)));
          work.current = null;
        }
      });
      await this.complete(work);
      return 'done';
    } catch (error) {
      await writer.settle();
      return this.fail(work, toProblem(signal.aborted ? signal.reason : error));
    }
  }

  private async runStep(step: PipelineStep, { execution, state, writer, deadline, abort }: Work, signal: AbortSignal): Promise<void> {
    await writer.start(step.name);
    const begun = performance.now();
    const { warnings } = state.results.metadata;
    const results = await step.run(state, {
      referenceDate: new Date(state.results.metadata.startedAt),
      deadline: new Date(deadline.getTime() - RESERVED_SHARE * this.settings.pipelineTimeoutSeconds * 1000),
      signal,
      onBehalfOf: execution.userId,
      warn: (code, message) => warnings.push({ module: step.name, code, message }),
      progress: (done, total, detail) => writer.advance(step.name, done, total, detail),
      checkpoint: () => this.leases.checkpoint(execution.executionId, abort),
    });
    // A stage that did not listen comes back after the run has been given up.
    signal.throwIfAborted();
    const milliseconds = performance.now() - begun - (results.metadata.github.requestMilliseconds - state.results.metadata.github.requestMilliseconds);
    state.results = {
      ...results,
      metadata: { ...results.metadata, computingMilliseconds: Math.round(results.metadata.computingMilliseconds + milliseconds) },
    };
    await writer.settle();
    const snapshot = writer.end(step.name, 'completed');
    const change = { progress: snapshot, isCheckpoint: true };
    const kept = await persistently(() => this.store.save(execution, change, { ...step.describe(state.results), results: state.results }), signal);
    if (!kept) throw new Problem('cancelled', 'The run was ended or taken over elsewhere, or its project is gone.');
  }

  private async complete({ execution, state, writer, startedAt, signal }: Work): Promise<void> {
    const completedAt = this.now();
    const { metadata } = state.results;
    const seconds = secondsBetween(startedAt, completedAt);
    const results = { ...state.results, metadata: { ...metadata, completedAt, executionTimeSeconds: seconds } };
    const change = { status: 'completed', completedAt, progress: { ...writer.snapshot(), progressPercentage: 100 } } as const;
    const project = { status: statusesOf(state.request.until).completed, pipelineEndTime: completedAt, results };
    if (!(await persistently(() => this.store.save(execution, change, project), signal))) return;
    noteRunStatus('completed');
    this.metrics.runEnded({ outcome: 'completed', code: null, seconds });
    this.logger.log(`Run ${execution.executionId} completed: ${metadata.candidatesRanked} ranked in ${seconds} s`);
  }

  private async fail({ execution, startedAt, state, progress, current: module, signal }: Work, problem: Problem): Promise<JobOutcome> {
    const at = this.now();
    if (problem.code === 'not_ready') {
      // The process is stopping, or the database was away: what has been saved is the checkpoint from which it goes on.
      await persistently(() => this.store.save(execution, { status: 'queued' }, {}), signal);
      noteRunStatus('queued');
      this.metrics.runInterrupted('put-back');
      this.logger.log(`Run ${execution.executionId} was put back in line: ${problem.detail}`);
      return 'again';
    }
    const status = problem.code === 'cancelled' ? 'cancelled' : 'failed';
    if (module !== null) progress.end(module, status, at);
    const error = runError(module, problem);
    const change = { status, completedAt: at, progress: progress.snapshot(), error } as const;
    const project = { status, pipelineEndTime: at, results: { ...state.results, error } } as const;
    // Where its owner has cancelled it, or it was taken over, it is not this process's to end, and nothing is stored.
    const kept = await persistently(() => this.store.save(execution, change, project), signal);
    noteRunStatus(status, problem.code);
    if (kept) {
      this.metrics.runEnded({ outcome: status, code: problem.code, seconds: secondsBetween(startedAt, at) });
      this.logger.warn(`Run ${execution.executionId} ${status} in ${module ?? 'no stage'}: ${problem.code}`);
    }
    if (problem.code === 'internal_error') this.logger.error(problem.code, problem.cause instanceof Error ? problem.cause.stack : undefined);
    return 'done';
  }

  private now(): string {
    return this.clock.now().toISOString();
  }
}

function crashed({ crashes, currentModule }: PipelineExecution): Problem {
  return new Problem('run_crashed', `The process that worked on the run has died ${crashes} times at the same point (${currentModule ?? 'before the first stage'}).`);
}
