import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { STOP_BOUNDS } from '../../platform/common/stop-bounds.js';
import { stopStep } from '../../platform/common/stop-step.js';
import { Timers } from '../../platform/common/timers.js';
import { Settings } from '../../platform/config/settings.js';
import { JobQueue } from '../../platform/queue/job-queue.js';
import { LeaseStore } from './lease-store.js';
import { HEARTBEATS_PER_LEASE, LeaseWatch, type UnfinishedRun } from './lease-watch.js';

/**
 * Polls all unfinished runs, in every process. It enqueues waiting runs that are in no queue (the process died before
 * it enqueued them, or Redis lost them), and runs whose lease has expired. Enqueueing a run twice does no harm.
 */
@Injectable()
export class RunRecovery implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(RunRecovery.name);
  private readonly interval: number;
  private cancelPoll: () => void = () => undefined;
  private polling: Promise<void> = Promise.resolve();
  private isStopped = false;
  private works = true;

  constructor(
    private readonly leases: LeaseStore,
    private readonly watch: LeaseWatch,
    private readonly queue: JobQueue,
    private readonly timers: Timers,
    { runLeaseSeconds }: Settings,
  ) {
    this.interval = (runLeaseSeconds * 1000) / HEARTBEATS_PER_LEASE;
  }

  /** Enqueues at once what was left when the service last stopped. */
  async onApplicationBootstrap(): Promise<void> {
    await this.poll(() => true);
    this.schedulePoll();
  }

  async onModuleDestroy(): Promise<void> {
    this.isStopped = true;
    this.cancelPoll();
    await stopStep('check the unfinished runs', STOP_BOUNDS.lookAtRuns, () => this.polling);
  }

  private schedulePoll(): void {
    if (this.isStopped) return;
    this.cancelPoll = this.timers.after(this.interval, () => {
      // A run without a holder is enqueued when two polls saw it, and then once for each lease time, in case the queue
      // lost it.
      this.polling = this.poll((run) => this.watch.unchangedFor(run) % HEARTBEATS_PER_LEASE === 1).finally(() =>
        this.schedulePoll(),
      );
      return this.polling;
    });
  }

  private async poll(isDue: (run: UnfinishedRun) => boolean): Promise<void> {
    try {
      const runs = await this.findRuns();
      const due = runs.filter((run) => (run.leaseOwner === null ? isDue(run) : this.watch.isExpired(run)));
      for (const { executionId: id, userId } of due) {
        // After a restart, this process or another one enqueues the rest.
        if (this.isStopped) return;
        await this.queue.enqueue({ id, userId });
      }
      if (!this.works) this.logger.log('Unfinished runs are polled again');
      this.works = true;
    } catch (error) {
      if (this.works && !this.isStopped)
        this.logger.warn(
          `Unfinished runs could not be polled or enqueued: ${error instanceof Error ? error.message : 'unknown'}`,
        );
      this.works = false;
    }
  }

  private async findRuns(): Promise<UnfinishedRun[]> {
    try {
      const runs = await this.leases.findUnfinished();
      this.watch.look(runs);
      return runs;
    } catch (error) {
      this.watch.reset();
      throw error;
    }
  }
}
