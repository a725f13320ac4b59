import { Injectable, Logger } from '@nestjs/common';
import { Metrics } from '../../platform/common/metrics.js';
import { Problem } from '../../platform/common/problem.js';
import { Timers } from '../../platform/common/timers.js';
import { Settings } from '../../platform/config/settings.js';
import { LeaseStore } from './lease-store.js';
import { HEARTBEATS_PER_LEASE, LeaseWatch } from './lease-watch.js';

/** Acquires the leases of runs for this process, and extends them by heartbeats while it works on the runs. */
@Injectable()
export class LeaseKeeper {
  private readonly logger = new Logger(LeaseKeeper.name);
  private readonly interval: number;

  constructor(
    private readonly store: LeaseStore,
    private readonly watch: LeaseWatch,
    private readonly metrics: Metrics,
    private readonly timers: Timers,
    { runLeaseSeconds }: Settings,
  ) {
    this.interval = (runLeaseSeconds * 1000) / HEARTBEATS_PER_LEASE;
  }

  /**
   * Returns whether this process now holds the lease. False if the run has ended, or a living process holds the lease.
   */
  async acquire(executionId: string): Promise<boolean> {
    const run = await this.store.findOne(executionId);
    if (run === null) return false;
    if (run.leaseOwner === null) return this.store.acquire(run);
    if (!this.watch.isExpired(run) || !(await this.store.takeOver(run))) return false;
    this.metrics.runInterrupted('takeover');
    this.logger.warn(`Run ${executionId} is taken over from a process that died`);
    return true;
  }

  /** Sends heartbeats until the returned function is called. Aborts the work if this process has lost the lease. */
  startHeartbeat(executionId: string, abort: AbortController): () => void {
    let isWriting = false;
    return this.timers.every(this.interval, async () => {
      // If the database is slow, the next heartbeat waits until the previous one is written.
      if (isWriting) return;
      isWriting = true;
      await this.keep(executionId, abort, () => this.store.heartbeat(executionId));
      isWriting = false;
    });
  }

  /** Records a checkpoint. A failed write is only logged: the next checkpoint writes again. */
  checkpoint(executionId: string, abort: AbortController): Promise<void> {
    return this.keep(executionId, abort, () => this.store.checkpoint(executionId));
  }

  private async keep(executionId: string, abort: AbortController, write: () => Promise<boolean>): Promise<void> {
    try {
      if (!(await write()))
        abort.abort(new Problem('cancelled', 'The run was ended or taken over elsewhere, or its project is gone.'));
    } catch (error) {
      this.logger.warn(
        `No heartbeat could be written for run ${executionId}: ${error instanceof Error ? error.name : 'unknown'}`,
      );
    }
  }
}
