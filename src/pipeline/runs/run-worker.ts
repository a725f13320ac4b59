import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { runInContext } from '../../platform/logging/request-context.js';
import { JobQueue } from '../../platform/queue/job-queue.js';
import { PipelineRunner } from './pipeline-runner.js';
import { RunWatch } from '../events/run-watch.js';

/** Works on the runs that the queue delivers to this process. */
@Injectable()
export class RunWorker implements OnApplicationBootstrap, OnModuleDestroy {
  constructor(
    private readonly queue: JobQueue,
    private readonly runner: PipelineRunner,
    private readonly watch: RunWatch,
  ) {}

  onApplicationBootstrap(): void {
    this.queue.process(({ id, userId }, stop) =>
      runInContext({ requestId: id, userId }, () => this.runner.run(id, stop)),
    );
  }

  /** Active runs and clients that wait for runs get the same grace period, at the same time. */
  async onModuleDestroy(): Promise<void> {
    await Promise.all([this.queue.close(), this.watch.close()]);
  }
}
