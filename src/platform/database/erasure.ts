import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../common/clock.js';
import { DATA_SOURCE } from './connection.js';
import { Transactions } from './transactions.js';

/** Delay between an erasure and the work on the file, in milliseconds: several erasures share one pass. */
const PAUSE = 1000;

/**
 * The pause after a pass, as a multiple of its duration, so that many erasures leave the file free most of the time.
 */
const REST = 10;

/** Delay of the retry after a failure, such as a full disk, in milliseconds. */
const PAUSE_AFTER_FAILURE = 60_000;

/**
 * Files up to this size (bytes) are rewritten after every erasure, which takes less than a second; larger files once a
 * day.
 */
const SMALL_FILE = 64 * 1024 * 1024;

const DAY = 24 * 60 * 60 * 1000;

/**
 * Removes deleted data from the SQLite files.
 *
 * `secure_delete` overwrites deleted rows, but copies remain: in the write-ahead log, and in unused parts of pages,
 * where SQLite leaves them when it moves rows between pages. `VACUUM` rewrites the file without them and releases free
 * pages; the checkpoint then empties the log. `user_version` stores the day of the last `VACUUM`, so that several
 * processes on one file, and a process that restarts often, do it no more often than needed. Tables with a prefix may be
 * in the file of a host application, whose number that is: then each process remembers the day itself.
 */
@Injectable()
export class Erasure implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(Erasure.name);
  private timer: NodeJS.Timeout | undefined;
  private isDue = false;
  private isWorking = false;
  private isStopped = false;
  /** Day of this process's last `VACUUM`, where `user_version` is not ours. */
  private rememberedDay = 0;

  constructor(
    @Inject(DATA_SOURCE) private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** A killed process may have left work undone. */
  onApplicationBootstrap(): void {
    this.due();
  }

  onModuleDestroy(): void {
    this.isStopped = true;
    clearTimeout(this.timer);
  }

  /** Reports that data was deleted; the files are cleaned soon after. Returns at once and never throws. */
  due(): void {
    const { type, database } = this.dataSource.options;
    if (type !== 'sqlite' || database === ':memory:') return;
    this.isDue = true;
    this.wait(PAUSE);
  }

  private wait(milliseconds: number): void {
    if (this.isStopped || this.isWorking || this.timer !== undefined) return;
    this.timer = setTimeout(() => void this.work(), milliseconds);
    this.timer.unref();
  }

  private async work(): Promise<void> {
    this.timer = undefined;
    this.isDue = false;
    this.isWorking = true;
    const begun = performance.now();
    let pause = PAUSE;
    try {
      if (!(await this.clean())) this.isDue = true;
    } catch (error) {
      this.isDue = true;
      pause = PAUSE_AFTER_FAILURE;
      if (!this.isStopped)
        this.logger.warn(
          `Deleted data could not yet be removed from the database files: ${error instanceof Error ? error.message : 'unknown'}`,
        );
    }
    this.isWorking = false;
    if (this.isDue) this.wait(Math.max(pause, (performance.now() - begun) * REST));
  }

  /** Returns false where a reader still needs the write-ahead log. */
  private async clean(): Promise<boolean> {
    const today = Math.floor(this.clock.now().getTime() / DAY);
    const bytes = (await this.pragma('page_count')) * (await this.pragma('page_size'));
    const lastDay = this.ownsFile ? await this.pragma('user_version') : this.rememberedDay;
    if (bytes <= SMALL_FILE || lastDay !== today) {
      await this.transactions.alone('VACUUM');
      this.rememberedDay = today;
      if (this.ownsFile && lastDay !== today) await this.transactions.alone(`PRAGMA user_version = ${today}`);
    }
    const [checkpoint] = (await this.transactions.alone('PRAGMA wal_checkpoint(TRUNCATE)')) as { busy: number }[];
    return checkpoint?.busy === 0;
  }

  private get ownsFile(): boolean {
    return (this.dataSource.options.entityPrefix ?? '') === '';
  }

  private async pragma(name: 'page_count' | 'page_size' | 'user_version'): Promise<number> {
    const [row] = (await this.transactions.alone(`PRAGMA ${name}`)) as Record<string, number>[];
    return row?.[name] ?? 0;
  }
}
