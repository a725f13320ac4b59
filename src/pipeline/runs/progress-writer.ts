import { Logger } from '@nestjs/common';
import { type Clock } from '../../platform/common/clock.js';
import { type StageName } from '../../domain/stage.js';
import { type RunProgress, type ProgressSnapshot } from './run-progress.js';
import { type StageStatus } from '../pipeline.dto.js';

/**
 * Milliseconds between two writes of a run's progress: short enough for a person who watches, long enough for the disk.
 */
const WRITE_INTERVAL = 250;

/**
 * Writes a run's progress when it changes: one write at a time, only the newest state, and not more often than needed.
 */
export class ProgressWriter {
  private readonly logger = new Logger(ProgressWriter.name);
  private lastWrite = 0;
  /** The next write. `settle` clears it, so that it never outlives its run. */
  private later: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly progress: RunProgress,
    private readonly write: (snapshot: ProgressSnapshot) => Promise<void>,
    private readonly clock: Clock,
  ) {}

  /** A stage begins. Written at once, so that the status is correct. */
  async start(name: StageName): Promise<void> {
    this.progress.start(name, this.clock.now().toISOString());
    this.save();
    await this.settle();
  }

  advance(name: StageName, done: number, total: number, detail?: string): void {
    if (!this.progress.advance(name, done, total, detail) || this.later !== undefined) return;
    const wait = this.lastWrite + WRITE_INTERVAL - this.clock.now().getTime();
    if (wait <= 0) this.save();
    // The last change before a long pause is written too.
    else this.later = setTimeout(() => this.save(), Math.min(wait, WRITE_INTERVAL));
  }

  /** A stage ends. The caller writes this together with the stage's result. */
  end(name: StageName, status: StageStatus): ProgressSnapshot {
    this.progress.end(name, status, this.clock.now().toISOString());
    return this.progress.snapshot();
  }

  snapshot(): ProgressSnapshot {
    return this.progress.snapshot();
  }

  /** Resolves when no write is in progress or waiting. */
  settle(): Promise<void> {
    clearTimeout(this.later);
    this.later = undefined;
    return this.writing;
  }

  private save(): void {
    this.lastWrite = this.clock.now().getTime();
    clearTimeout(this.later);
    this.later = undefined;
    this.writing = this.writing
      .then(() => this.write(this.progress.snapshot()))
      // A failed write of the progress must not end a run; if the database is broken, saving the stage's result fails.
      .catch((error: unknown) =>
        this.logger.warn(`Progress was not written: ${error instanceof Error ? error.name : 'unknown'}`),
      );
  }
}
