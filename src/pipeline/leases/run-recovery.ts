import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { STOP_BOUNDS } from '../../platform/common/stop-bounds.js';
import { stopStep } from '../../platform/common/stop-step.js';
import { Settings } from '../../platform/config/settings.js';
import { JobQueue } from '../../platform/queue/job-queue.js';
import { LeaseStore } from './lease-store.js';
import { LeaseWatch, LOOKS_PER_LEASE, type UnfinishedRun } from './lease-watch.js';

/**
 * Looks at all unfinished runs again and again, in every process. What waits and is in no line (its process died before it put
 * it there, Redis lost it), and what a dead process had under way, is put in line; that a job is in line already does no harm.
 */
@Injectable()
export class RunRecovery implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(RunRecovery.name);
  private readonly interval: number;
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();
  private stopped = false;
  private works = true;

  constructor(
    private readonly leases: LeaseStore,
    private readonly watch: LeaseWatch,
    private readonly queue: JobQueue,
    { runLeaseSeconds }: Settings,
  ) {
    this.interval = (runLeaseSeconds * 1000) / LOOKS_PER_LEASE;
  }

  /** What a stop has left goes on at once. */
  async onApplicationBootstrap(): Promise<void> {
    await this.look(() => true);
    this.lookLater();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await stopStep('look at unfinished runs', STOP_BOUNDS.lookAtRuns, () => this.looking);
  }

  private lookLater(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      // A run that nobody has is put in line when it was seen twice, and then now and again: a queue that lost it is asked anew.
      this.looking = this.look((run) => this.watch.unchangedFor(run) % LOOKS_PER_LEASE === 1).finally(() => this.lookLater());
    }, this.interval);
    this.timer.unref();
  }

  private async look(isDue: (run: UnfinishedRun) => boolean): Promise<void> {
    try {
      const runs = await this.findRuns();
      const due = runs.filter((run) => (run.leaseOwner === null ? isDue(run) : this.watch.isAbandoned(run)));
      for (const { executionId: id, userId } of due) {
        // The next process, or another one, puts them in line.
        if (this.stopped) return;
        await this.queue.enqueue({ id, userId });
      }
      if (!this.works) this.logger.log('Unfinished runs are looked after again');
      this.works = true;
    } catch (error) {
      if (this.works && !this.stopped) this.logger.warn(`Unfinished runs cannot be looked after: ${error instanceof Error ? error.message : 'unknown'}`);
      this.works = false;
    }
  }

  private async findRuns(): Promise<UnfinishedRun[]> {
    try {
      const runs = await this.leases.findUnfinished();
      this.watch.look(runs);
      return runs;
    } catch (error) {
      this.watch.startAnew();
      throw error;
    }
  }
}
