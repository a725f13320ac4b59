import { Injectable } from '@nestjs/common';
import { KnownUsers } from '../auth/known-users.js';
import { Clock } from '../platform/common/clock.js';
import { validateInput } from '../platform/http/input/validation.js';
import { RunWatch } from './events/run-watch.js';
import { readIdempotencyKey } from './idempotency-key.js';
import { type ExecutionView, RunRequest } from './pipeline.dto.js';
import { PipelineService } from './pipeline.service.js';
import { UNFINISHED } from './runs/pipeline-run.entity.js';
import { RunStore } from './runs/run-store.js';
import { toExecutionView } from './runs/run-view.js';

/** A run that was accepted. */
export interface StartedRun {
  executionId: string;
  projectId: string;
}

/** Runs for host code that works without HTTP, on behalf of a user: the id that `CurrentUser` gives. */
@Injectable()
export class GithireRuns {
  constructor(
    private readonly pipeline: PipelineService,
    private readonly store: RunStore,
    private readonly watch: RunWatch,
    private readonly users: KnownUsers,
    private readonly clock: Clock,
  ) {}

  /**
   * Starts a run and returns at once. A user of the host who was never seen gets a row.
   * @param request as the body of `POST /pipeline/run`, with the same checks
   * @param options the same `idempotencyKey` (1 to 255 visible ASCII characters) and request give the same run
   * @throws Problem `validation_failed`, `job_description_unusable`, `idempotency_key_reused`, `too_many_runs`,
   * `too_many_projects`, `not_ready`, and `not_found` if there is no such user
   */
  async start(
    userId: string,
    request: RunRequest,
    { idempotencyKey }: { idempotencyKey?: string } = {},
  ): Promise<StartedRun> {
    const valid = (await validateInput('body', request, RunRequest)) as RunRequest;
    const key = readIdempotencyKey(idempotencyKey);
    await this.users.require(userId);
    const { executionId, projectId } = await this.pipeline.submit(userId, valid, key);
    return { executionId, projectId };
  }

  /** @throws Problem `not_found`, also for a run of a project that the user is no member of */
  status(userId: string, executionId: string): Promise<ExecutionView> {
    return this.pipeline.status(userId, executionId);
  }

  /**
   * Ends a run as `cancelled`; a run that has ended does not change.
   * @throws Problem `not_found`, also for a run of a project that the user is no member of; `insufficient_role` for a reader
   */
  cancel(userId: string, executionId: string): Promise<ExecutionView> {
    return this.pipeline.cancel(userId, executionId);
  }

  /**
   * The status of a run now and after each change; the last one is that of its end, unless this process stops before.
   * `for await (const status of runs.events(userId, executionId)) …`
   * @throws Problem `not_found`, also for a run of a project that the user is no member of, and if the run is deleted meanwhile
   */
  async *events(userId: string, executionId: string): AsyncGenerator<ExecutionView, void> {
    let isStale = true;
    let isLast = false;
    let wake: () => void = () => undefined;
    const forget = this.watch.watch(executionId, (kind) => {
      isStale = true;
      // Also when this process stops, and the run has not ended.
      if (kind === 'ended') isLast = true;
      wake();
    });
    try {
      for (let sent = -1; ;) {
        if (!isStale) await new Promise<void>((resolve) => (wake = resolve));
        isStale = false;
        const stopsAfterThis = isLast;
        const run = await this.store.find(userId, executionId);
        if (run.revision > sent) yield toExecutionView(run, this.clock.now());
        sent = run.revision;
        if (stopsAfterThis || !UNFINISHED.includes(run.status)) return;
      }
    } finally {
      forget();
    }
  }
}
