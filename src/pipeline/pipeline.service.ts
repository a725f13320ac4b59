import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../platform/common/clock.js';
import { firstCharacters } from '../platform/common/clean-text.js';
import { IdGenerator } from '../platform/common/ids.js';
import { Problem, type ProblemCode, PROBLEMS } from '../platform/common/problem.js';
import { type RunError } from '../domain/run-result.js';
import { ProjectsService } from '../projects/projects.service.js';
import { JobQueue } from '../platform/queue/job-queue.js';
import { checkWeights } from '../domain/ranking-weights.js';
import { RunStore } from './runs/run-store.js';
import { toExecutionView } from './runs/run-view.js';
import { type PipelineRun, UNFINISHED } from './runs/pipeline-run.entity.js';
import { type ExecutionView, type RunAccepted, type RunRequest } from './pipeline.dto.js';
import { PostingReader } from './posting-reader.js';
import { hashOf, newRun } from './runs/new-run.js';
import { RunWatch } from './events/run-watch.js';

/** Characters that fit into the title's column. */
const TITLE_LENGTH = 200;

/** Accepts runs, and returns their status and results. */
@Injectable()
export class PipelineService {
  private readonly logger = new Logger(PipelineService.name);

  constructor(
    private readonly projects: ProjectsService,
    private readonly store: RunStore,
    private readonly watch: RunWatch,
    private readonly queue: JobQueue,
    private readonly clock: Clock,
    private readonly ids: IdGenerator,
    private readonly reader: PostingReader,
  ) {}

  /**
   * Accepts a run. The same idempotency key with the same request returns the same run and never starts a second one.
   * @throws Problem `job_description_unusable` or `validation_failed` before anything is stored,
   * `idempotency_key_reused`, `too_many_runs`, `too_many_projects`, `not_ready`
   */
  async submit(
    userId: string,
    request: RunRequest,
    idempotencyKey: string | null,
  ): Promise<Omit<RunAccepted, 'statusUrl'>> {
    if (!this.queue.accepting) throw new Problem('not_ready', 'The service is stopping and takes no new runs.');
    checkWeights(request.weights);
    const requestHash = hashOf(request);
    const earlier = idempotencyKey === null ? null : await this.store.findByIdempotencyKey(userId, idempotencyKey);
    const run = earlier ?? (await this.create(userId, request, requestHash, idempotencyKey));
    if (run.requestHash !== requestHash) {
      throw new Problem('idempotency_key_reused', 'This Idempotency-Key was used with another request.');
    }
    return { executionId: run.executionId, projectId: run.projectId };
  }

  /**
   * Waits until a run is completed. The run continues if the client disconnects.
   * @throws Problem with which the run failed, or `cancelled`
   */
  async untilCompleted(userId: string, executionId: string): Promise<PipelineRun> {
    await this.watch.untilEnded(executionId, async () => !isUnderWay(await this.store.find(userId, executionId)));
    const run = await this.store.find(userId, executionId);
    if (run.status !== 'completed') throw problemOf(run);
    return run;
  }

  /**
   * Waits until a run is completed and returns its `RunResult` as JSON in UTF-8. The stored results are copied without
   * parsing them.
   * @throws Problem with which the run failed, `cancelled`, or `invalid_project_state` if a repeated request finds that
   * the project has been reset since
   */
  async resultAsJson(userId: string, executionId: string): Promise<Buffer> {
    const { projectId, status } = await this.untilCompleted(userId, executionId);
    const run = Buffer.from(JSON.stringify({ executionId, projectId, status }));
    const results = await this.projects.readResultsAsJson(userId, projectId);
    // Within a string of the results the quotes would be escaped, so this is a field.
    if (results?.includes('"outreachMessages":') !== true) {
      throw new Problem('invalid_project_state', 'The results of this run were deleted when its project was reset.', {
        extensions: { executionId, projectId },
      });
    }
    return Buffer.concat([run.subarray(0, -1), Buffer.from(','), results.subarray(1)]);
  }

  /** @throws Problem `not_found` */
  async status(userId: string, executionId: string): Promise<ExecutionView> {
    return toExecutionView(await this.store.find(userId, executionId), this.clock.now());
  }

  /** Returns all runs of a user, newest first; only a few are in memory at a time. */
  async *listEach(userId: string): AsyncGenerator<ExecutionView, void> {
    const now = this.clock.now();
    for await (const run of this.store.findEach(userId)) yield toExecutionView(run, now);
  }

  /**
   * Ends a run as `cancelled`; a run that has ended does not change.
   * @throws Problem `not_found`, `insufficient_role`
   */
  async cancel(userId: string, executionId: string): Promise<ExecutionView> {
    await this.store.find(userId, executionId, 'cancelRun');
    await this.store.cancel(executionId, this.clock.now().toISOString());
    return this.status(userId, executionId);
  }

  /**
   * Enqueues a stored run. If the queue is not reachable, the run is accepted anyway: `RunRecovery` enqueues it later.
   */
  async enqueue({ executionId, userId }: PipelineRun): Promise<void> {
    await this.queue.enqueue({ id: executionId, userId }).catch((error: unknown) => {
      this.logger.warn(
        `Run ${executionId} could not be enqueued yet: ${error instanceof Error ? error.message : 'unknown'}`,
      );
    });
  }

  private async create(
    userId: string,
    given: RunRequest,
    requestHash: string,
    idempotencyKey: string | null,
  ): Promise<PipelineRun> {
    const { teamLibraries, ...request } = await this.reader.readByRules(userId, given);
    const role = (request.jobRequirement ?? request.parsedByRules)?.role ?? null;
    const title = firstCharacters(role ?? '', TITLE_LENGTH) || null;
    const project = this.projects.newProject(userId, 'runSubmitted', {
      name: request.name ?? title ?? 'Untitled search',
      jobTitle: title,
      jobDescriptionText: request.jobDescriptionText,
      location: request.location ?? null,
      teamLibraries,
    });
    const run = newRun(this.ids.next(), project, request, { requestHash, idempotencyKey });
    if (await this.store.insert(project, run)) {
      await this.enqueue(run);
      return run;
    }
    // Another request with the same key was stored a moment earlier.
    const first = idempotencyKey === null ? null : await this.store.findByIdempotencyKey(userId, idempotencyKey);
    if (first === null) throw new Problem('internal_error');
    return first;
  }
}

function isUnderWay(run: PipelineRun): boolean {
  return UNFINISHED.includes(run.status);
}

/** Returns why a run did not complete. If the run has not ended, the wait ended because the service is stopping. */
function problemOf(run: PipelineRun): Problem {
  const extensions = { executionId: run.executionId, projectId: run.projectId };
  if (run.status === 'cancelled') return new Problem('cancelled', 'The run was cancelled.', { extensions });
  if (run.errorJson === null) {
    return new Problem('not_ready', 'The service is stopping; the run goes on when it is back.', {
      retryAfterSeconds: 10,
      extensions,
    });
  }
  const { code, detail, module } = JSON.parse(run.errorJson) as RunError;
  return new Problem(code in PROBLEMS ? (code as ProblemCode) : 'internal_error', detail, {
    extensions: { ...extensions, module },
  });
}
