import { setTimeout as sleep } from 'node:timers/promises';
import { type ExecutionView, type RunRequest } from '../../src/pipeline/pipeline.dto.js';
import { ApiError, type ApiUser } from '../support/processes/api-client.js';
import { comparable } from '../support/processes/comparable-result.js';
import { type Violations } from './violations.js';

/** Milliseconds between two questions how a run goes, and before a call that failed is made again. */
const POLL = 120;
/** Milliseconds after which a run that does not end is given up. */
const PATIENCE = 300_000;

/** How a client waits for its run. */
export type WaitingStyle = 'async' | 'sync';

/** A run as its client sees it, who comes again with the same key whenever the connection breaks. */
export class FollowedRun {
  executionId = '';
  projectId = '';
  /** How often a call failed because nobody was there. */
  brokenCalls = 0;
  status = 'not taken';
  /** What came of it, in the form that is compared; null where it did not complete. */
  result: string | null = null;
  private readonly begun = performance.now();

  constructor(
    readonly user: ApiUser,
    readonly request: RunRequest,
    readonly style: WaitingStyle,
    private readonly key: string,
    private readonly violations: Violations,
  ) {}

  /** Hands the run over and stays with it to its end. */
  async follow(): Promise<this> {
    if (this.style === 'sync') {
      const result = await this.insist(() => this.user.run(this.request, this.key));
      this.executionId = result.executionId;
      this.projectId = result.projectId;
    } else {
      const accepted = await this.insist(() => this.user.submit(this.request, this.key));
      this.executionId = accepted.executionId;
      this.projectId = accepted.projectId;
    }
    const last = await this.waitForEnd();
    this.status = last.status;
    this.violations.expect(
      last.status === 'completed',
      () => `run ${this.executionId} ended as ${last.status}: ${JSON.stringify(last.error)}`,
    );
    const project = await this.insist(() => this.user.project(this.projectId));
    if (last.status === 'completed') this.result = comparable(project.results ?? {});
    return this;
  }

  private async waitForEnd(): Promise<ExecutionView> {
    let before: ExecutionView | null = null;
    for (;;) {
      const view: ExecutionView = await this.insist(() => this.user.status(this.executionId));
      if (before !== null) this.compare(before, view);
      if (view.completedAt !== null) return view;
      before = view;
      await sleep(POLL);
    }
  }

  /** The status may stand still, and never goes back. */
  private compare(before: ExecutionView, now: ExecutionView): void {
    const { violations, executionId } = this;
    violations.expect(
      now.progressPercentage >= before.progressPercentage,
      () => `run ${executionId}: ${now.progressPercentage} % after ${before.progressPercentage} %`,
    );
    for (const [index, stage] of before.stages.entries()) {
      const later = now.stages[index]?.status;
      violations.expect(
        stage.status !== 'completed' || later === 'completed',
        () => `run ${executionId}: ${stage.name} is ${later} after it was completed`,
      );
    }
  }

  /** Calls again where nobody is there, or where the service says that it is not ready; anything else is an error. */
  private async insist<Answer>(call: () => Promise<Answer>): Promise<Answer> {
    for (;;) {
      try {
        return await call();
      } catch (error) {
        const isAway =
          error instanceof TypeError ||
          (error instanceof ApiError && error.status === 503 && error.problem.code === 'not_ready');
        if (!isAway) throw error;
        if (performance.now() - this.begun > PATIENCE)
          throw new Error(`run ${this.executionId} did not end within ${PATIENCE / 1_000} s`, { cause: error });
        this.brokenCalls += 1;
        await sleep(POLL);
      }
    }
  }
}
