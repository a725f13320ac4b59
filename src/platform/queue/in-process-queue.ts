import { Logger } from '@nestjs/common';
import { Problem } from '../common/problem.js';
import { STOP_BOUNDS } from '../common/stop-bounds.js';
import { stopStep } from '../common/stop-step.js';
import { type Job, type JobCounts, type JobHandler, JobQueue } from './job-queue.js';

/**
 * Works on jobs in this process, a bounded number at a time, taking users in turn. What is waiting or under way
 * when the process ends is found again through its row in the database.
 */
export class InProcessQueue extends JobQueue {
  private readonly logger = new Logger(InProcessQueue.name);
  /** Waiting jobs by user; the order of the users is the order of their turns. */
  private readonly waiting = new Map<string, Job[]>();
  private readonly running = new Map<string, Promise<void>>();
  private readonly stopping = new AbortController();
  private handler: JobHandler | undefined;
  private open = true;

  /**
   * @param concurrency jobs worked on at the same time
   * @param graceMilliseconds what `close` gives the jobs under way before it aborts them
   */
  constructor(
    private readonly concurrency: number,
    private readonly graceMilliseconds: number,
  ) {
    super();
  }

  get accepting(): boolean {
    return this.open;
  }

  async enqueue(job: Job): Promise<void> {
    if (!this.open) throw new Problem('not_ready', 'The service is stopping and takes no new runs.');
    if (this.running.has(job.id)) return;
    this.addToLine(job);
    this.startWaiting();
  }

  process(handler: JobHandler): void {
    this.handler = handler;
    this.startWaiting();
  }

  async counts(): Promise<JobCounts> {
    const waiting = [...this.waiting.values()].reduce((sum, line) => sum + line.length, 0);
    return { waiting, running: this.running.size };
  }

  async close(): Promise<void> {
    this.open = false;
    this.waiting.clear();
    const timer = setTimeout(() => this.stopping.abort(new Problem('not_ready', 'The service is stopping.')), this.graceMilliseconds);
    await stopStep('let runs stop', this.graceMilliseconds + STOP_BOUNDS.runsBackInLine, () => Promise.allSettled(this.running.values()));
    clearTimeout(timer);
  }

  private addToLine(job: Job): void {
    const line = this.waiting.get(job.userId) ?? [];
    if (!line.some((other) => other.id === job.id)) this.waiting.set(job.userId, [...line, job]);
  }

  private startWaiting(): void {
    while (this.handler !== undefined && this.running.size < this.concurrency) {
      const job = this.takeNext();
      if (job === undefined) return;
      this.running.set(job.id, this.work(job, this.handler));
    }
  }

  /** The first job of the user whose turn it is; the user then goes to the end. */
  private takeNext(): Job | undefined {
    const turn = this.waiting.entries().next();
    if (turn.done === true) return undefined;
    const [userId, [job, ...rest]] = turn.value;
    this.waiting.delete(userId);
    if (rest.length > 0) this.waiting.set(userId, rest);
    return job;
  }

  private async work(job: Job, handler: JobHandler): Promise<void> {
    try {
      const outcome = await handler(job, this.stopping.signal);
      // What this process leaves when it stops is found by the next one.
      if (outcome === 'again' && this.open) this.addToLine(job);
    } catch (error) {
      this.logger.error(`Job ${job.id} failed outside its own handling`, error instanceof Error ? error.stack : undefined);
    } finally {
      this.running.delete(job.id);
      this.startWaiting();
    }
  }
}
