import { Injectable, Logger } from '@nestjs/common';
import { Metrics } from '../../platform/common/metrics.js';
import { Problem } from '../../platform/common/problem.js';
import { Settings } from '../../platform/config/settings.js';
import { LeaseStore } from './lease-store.js';
import { LeaseWatch, LOOKS_PER_LEASE } from './lease-watch.js';

/** Takes runs for this process, gives signs of life while it works on them, and notes how far they are saved. */
@Injectable()
export class LeaseKeeper {
  private readonly logger = new Logger(LeaseKeeper.name);
  private readonly interval: number;

  constructor(
    private readonly store: LeaseStore,
    private readonly watch: LeaseWatch,
    private readonly metrics: Metrics,
    { runLeaseSeconds }: Settings,
  ) {
    this.interval = (runLeaseSeconds * 1000) / LOOKS_PER_LEASE;
  }

  /** Returns whether the run is now this process's: it had not ended, and nobody had it or whoever had it has died. */
  async take(executionId: string): Promise<boolean> {
    const run = await this.store.findOne(executionId);
    if (run === null) return false;
    if (run.leaseOwner === null) return this.store.claim(run);
    if (!this.watch.isAbandoned(run) || !(await this.store.takeOver(run))) return false;
    this.metrics.runInterrupted('takeover');
    this.logger.warn(`Run ${executionId} is taken over from a process that has died`);
    return true;
  }

  /** Gives signs of life until the function that it gives is called; aborts where the run is this process's no longer. */
  keep(executionId: string, abort: AbortController): () => void {
    let beating = false;
    const beat = async (): Promise<void> => {
      if (beating) return;
      beating = true;
      await this.note(executionId, abort, () => this.store.beat(executionId));
      beating = false;
    };
    const timer = setInterval(() => void beat(), this.interval);
    return () => clearInterval(timer);
  }

  /** Notes that what was done up to here is kept. A note that cannot be written is no failure: the next one will be. */
  checkpoint(executionId: string, abort: AbortController): Promise<void> {
    return this.note(executionId, abort, () => this.store.checkpoint(executionId));
  }

  private async note(executionId: string, abort: AbortController, write: () => Promise<boolean>): Promise<void> {
    try {
      if (!(await write())) abort.abort(new Problem('cancelled', 'The run was ended or taken over elsewhere, or its project is gone.'));
    } catch (error) {
      this.logger.warn(`No sign of life could be given for run ${executionId}: ${error instanceof Error ? error.name : 'unknown'}`);
    }
  }
}
