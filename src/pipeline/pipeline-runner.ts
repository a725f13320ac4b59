import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Problem } from '../common/problem.js';
import { Settings } from '../config/settings.js';
import type { StageName } from '../domain/stage.js';
import { toProblem } from '../http/to-problem.js';
import type { Project } from '../projects/project.entity.js';
import { resultsOf } from '../projects/projects.service.js';
import { ExecutionProgress } from './execution-progress.js';
import { ExecutionStore } from './execution-store.js';
import type { PipelineExecution } from './pipeline-execution.entity.js';
import type { StageProgress } from './pipeline.dto.js';
import { PipelineSteps, type PipelineStep } from './pipeline-steps.js';
import { ProgressWriter } from './progress-writer.js';
import { RunControl } from './run-control.js';
import { initialMetadata, runError } from './run-metadata.js';
import { type RunState, statusesOf, type StoredRequest } from './run-state.js';
import { runWithin } from './run-within.js';

/** Milliseconds between two looks whether a run is still wanted. */
const WATCH_INTERVAL = 2000;
/** Share of a run's time that is kept from each step for those after it, so that what was found is still ranked. */
const RESERVED_SHARE = 0.1;

type LoadedExecution = PipelineExecution & { project: Project };

/** Works on one run: its steps in their order, saved after each, until it has ended one way or another. */
@Injectable()
export class PipelineRunner {
  private readonly logger = new Logger(PipelineRunner.name);

  constructor(
    private readonly steps: PipelineSteps,
    private readonly store: ExecutionStore,
    private readonly control: RunControl,
    private readonly clock: Clock,
    private readonly settings: Settings,
  ) {}

  /** Goes on with a run from where it was saved last. `stop` is aborted when the process must end. */
  async run(executionId: string, stop: AbortSignal): Promise<void> {
    const cancel = this.control.begin(executionId);
    try {
      const execution = await this.store.load(executionId);
      if (execution === null || !['queued', 'running'].includes(execution.status)) return;
      await this.work(execution, AbortSignal.any([cancel.signal, stop]), cancel);
    } finally {
      this.control.end(executionId);
    }
  }

  private async work(execution: LoadedExecution, signal: AbortSignal, cancel: AbortController): Promise<void> {
    const startedAt = execution.startedAt ?? this.now();
    const deadline = new Date(
      execution.deadlineAt ?? new Date(startedAt).getTime() + this.settings.pipelineTimeoutSeconds * 1000,
    );
    const request = JSON.parse(execution.requestJson) as StoredRequest;
    const progress = new ExecutionProgress(this.steps.all, {
      progressPercentage: execution.progressPercentage,
      stages: JSON.parse(execution.stagesJson) as StageProgress[],
    });
    const stored = resultsOf(execution.project);
    const state: RunState = {
      executionId: execution.executionId,
      request,
      results: { ...stored, metadata: stored?.metadata ?? initialMetadata(startedAt, request, execution.requestHash) },
    };
    const claimed = await this.store.save(
      execution,
      { status: 'running', startedAt, deadlineAt: deadline.toISOString() },
      // Of a run that only ranks, the time of the sourcing stays: the retention counts from it.
      { status: statusesOf(request.until).working, pipelineStartTime: state.results.metadata.startedAt },
    );
    if (!claimed) return;
    const watch = setInterval(() => void this.abortIfGone(execution.executionId, cancel), WATCH_INTERVAL);
    const writer = new ProgressWriter(progress, (snapshot) => this.store.saveProgress(execution.executionId, snapshot), this.clock);
    let current: StageName | null = null;
    try {
      const timeLeft = deadline.getTime() - this.clock.now().getTime();
      const timeout = new Problem('pipeline_timeout', `The run did not end within ${this.settings.pipelineTimeoutSeconds} seconds.`);
      // One signal for the whole run: what a model may cost is counted by it.
      await runWithin(timeLeft, signal, timeout, async (runSignal) => {
        for (const step of this.steps.upTo(request.until).filter((candidate) => !candidate.isDone(state.results))) {
          current = step.name;
          await this.runStep(step, execution, state, writer, { deadline, signal: runSignal });
          current = null;
        }
      });
      await this.complete(execution, state, writer, startedAt);
    } catch (error) {
      await writer.settle();
      await this.fail(execution, state, progress, current, toProblem(signal.aborted ? signal.reason : error));
    } finally {
      clearInterval(watch);
    }
  }

  /** A run that was cancelled elsewhere, or deleted with its project, must not hold a place and spend GitHub's quota. */
  private async abortIfGone(executionId: string, cancel: AbortController): Promise<void> {
    try {
      if (!(await this.store.isUnfinished(executionId))) cancel.abort(new Problem('cancelled', 'The run or its project is gone.'));
    } catch (error) {
      this.logger.warn(`Run ${executionId} could not be looked at: ${error instanceof Error ? error.name : 'unknown'}`);
    }
  }

  private async runStep(
    step: PipelineStep,
    execution: LoadedExecution,
    state: RunState,
    writer: ProgressWriter,
    limits: { deadline: Date; signal: AbortSignal },
  ): Promise<void> {
    await writer.start(step.name);
    const begun = performance.now();
    const { warnings } = state.results.metadata;
    const results = await step.run(state, {
      referenceDate: new Date(state.results.metadata.startedAt),
      deadline: new Date(limits.deadline.getTime() - RESERVED_SHARE * this.settings.pipelineTimeoutSeconds * 1000),
      signal: limits.signal,
      warn: (code, message) => warnings.push({ module: step.name, code, message }),
      progress: (done, total, detail) => writer.advance(step.name, done, total, detail),
      checkpoint: async () => undefined,
    });
    // A stage that did not listen comes back after the run has been given up.
    limits.signal.throwIfAborted();
    const milliseconds = performance.now() - begun - (results.metadata.github.requestMilliseconds - state.results.metadata.github.requestMilliseconds);
    state.results = {
      ...results,
      metadata: { ...results.metadata, computingMilliseconds: Math.round(results.metadata.computingMilliseconds + milliseconds) },
    };
    await writer.settle();
    const snapshot = writer.end(step.name, 'completed');
    const kept = await this.store.save(execution, { progress: snapshot }, { ...step.describe(state.results), results: state.results });
    if (!kept) throw new Problem('cancelled', 'The run or its project is gone.');
  }

  private async complete(execution: LoadedExecution, state: RunState, writer: ProgressWriter, startedAt: string): Promise<void> {
    const completedAt = this.now();
    const { metadata } = state.results;
    const seconds = (Date.parse(completedAt) - Date.parse(startedAt)) / 1000;
    const results = { ...state.results, metadata: { ...metadata, completedAt, executionTimeSeconds: seconds } };
    await this.store.save(
      execution,
      { status: 'completed', completedAt, progress: { ...writer.snapshot(), progressPercentage: 100 } },
      { status: statusesOf(state.request.until).completed, pipelineEndTime: completedAt, results },
    );
    this.logger.log(`Run ${execution.executionId} completed: ${metadata.candidatesRanked} ranked in ${seconds} s`);
  }

  private async fail(execution: LoadedExecution, state: RunState, progress: ExecutionProgress, module: StageName | null, problem: Problem): Promise<void> {
    const at = this.now();
    if (problem.code === 'not_ready') {
      // The process is stopping: what has been saved is the checkpoint from which the next one goes on.
      await this.store.save(execution, { status: 'queued' }, {});
      this.logger.log(`Run ${execution.executionId} was put back in line: the service is stopping`);
      return;
    }
    const status = problem.code === 'cancelled' ? 'cancelled' : 'failed';
    if (module !== null) progress.end(module, status, at);
    const error = runError(module, problem);
    const change = { status, completedAt: at, progress: progress.snapshot(), error } as const;
    await this.store.save(execution, change, { status, pipelineEndTime: at, results: { ...state.results, error } });
    this.logger.warn(`Run ${execution.executionId} ${status} in ${module ?? 'no stage'}: ${problem.code}`);
    if (problem.code === 'internal_error') this.logger.error(problem.code, problem.cause instanceof Error ? problem.cause.stack : undefined);
  }

  private now(): string {
    return this.clock.now().toISOString();
  }
}
