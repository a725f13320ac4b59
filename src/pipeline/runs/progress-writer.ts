import { Logger } from '@nestjs/common';
import { type Clock } from '../../platform/common/clock.js';
import { type StageName } from '../../domain/stage.js';
import { type RunProgress, type ProgressSnapshot } from './run-progress.js';
import { type StageStatus } from '../pipeline.dto.js';

/** Milliseconds between two writes of a run's progress; often enough for a person, seldom enough for the disk. */
const WRITE_INTERVAL = 250;

/** Writes a run's progress down as it changes: one write at a time, the newest state, no more often than needed. */
export class ProgressWriter {
  private readonly logger = new Logger(ProgressWriter.name);
  private lastWrite = 0;
  private later: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly progress: RunProgress,
    private readonly write: (snapshot: ProgressSnapshot) => Promise<void>,
    private readonly clock: Clock,
  ) {}

  /** A stage begins: written at once, so that the status is true. */
  async start(name: StageName): Promise<void> {
    this.progress.start(name, this.clock.now().toISOString());
    this.save();
    await this.settle();
  }

  advance(name: StageName, done: number, total: number, detail?: string): void {
    if (!this.progress.advance(name, done, total, detail) || this.later !== undefined) return;
    const wait = this.lastWrite + WRITE_INTERVAL - this.clock.now().getTime();
    if (wait <= 0) this.save();
    // The last change before a long wait is written too.
    else this.later = setTimeout(() => this.save(), Math.min(wait, WRITE_INTERVAL));
  }

  /** A stage ends; written by the caller together with what the stage made. */
  end(name: StageName, status: StageStatus): ProgressSnapshot {
    this.progress.end(name, status, this.clock.now().toISOString());
    return this.progress.snapshot();
  }

  snapshot(): ProgressSnapshot {
    return this.progress.snapshot();
  }

  /** Resolves when nothing is being written, and nothing is left to write. */
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
      // A lost progress line must not end a run that would succeed; the stage's own save reports a broken database.
      .catch((error: unknown) =>
        this.logger.warn(`Progress was not written: ${error instanceof Error ? error.name : 'unknown'}`),
      );
  }
}
