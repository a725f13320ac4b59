import { Logger } from '@nestjs/common';
import { Problem } from '../common/problem.js';
import { endActiveJobs } from './end-active-jobs.js';
import { type Job, type JobCounts, type JobHandler, JobQueue } from './job-queue.js';

/**
 * A queue within this process, with a limited number of simultaneous jobs; users take turns. Jobs that are waiting or
 * active when the process ends are found again by their row in the database.
 */
export class InProcessQueue extends JobQueue {
  private readonly logger = new Logger(InProcessQueue.name);
  /** Waiting jobs by user, in the order in which the users take turns. */
  private readonly waiting = new Map<string, Job[]>();
  private readonly running = new Map<string, Promise<void>>();
  private readonly stopping = new AbortController();
  private handler: JobHandler | undefined;
  private open = true;

  /**
   * @param concurrency maximum number of simultaneous jobs; 0 leaves all to other processes
   * @param graceMilliseconds how long `close` lets active jobs continue before it aborts them
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
    // Where no run is worked on, another process finds the run by its row.
    if (this.concurrency === 0 || this.running.has(job.id)) return;
    this.addWaiting(job);
    this.startWaiting();
  }

  process(handler: JobHandler): void {
    this.handler = handler;
    this.startWaiting();
  }

  async counts(): Promise<JobCounts> {
    const waiting = [...this.waiting.values()].reduce((sum, jobs) => sum + jobs.length, 0);
    return { waiting, running: this.running.size };
  }

  async close(): Promise<void> {
    this.open = false;
    this.waiting.clear();
    await endActiveJobs(this.stopping, this.graceMilliseconds, () => Promise.allSettled(this.running.values()));
  }

  private addWaiting(job: Job): void {
    const jobs = this.waiting.get(job.userId) ?? [];
    if (!jobs.some((other) => other.id === job.id)) this.waiting.set(job.userId, [...jobs, job]);
  }

  private startWaiting(): void {
    while (this.handler !== undefined && this.running.size < this.concurrency) {
      const job = this.takeNext();
      if (job === undefined) return;
      this.running.set(job.id, this.work(job, this.handler));
    }
  }

  /** The first job of the next user, who then moves to the end. */
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
      // The next process finds what this one leaves when it stops.
      if (outcome === 'again' && this.open) this.addWaiting(job);
    } catch (error) {
      this.logger.error(
        `Job ${job.id} failed outside its own handling`,
        error instanceof Error ? error.stack : undefined,
      );
    } finally {
      this.running.delete(job.id);
      this.startWaiting();
    }
  }
}
