import { Logger } from '@nestjs/common';
import { type Job as BullJob, Queue, WaitingError, Worker } from 'bullmq';
import { Problem } from '../common/problem.js';
import { endActiveJobs } from './end-active-jobs.js';
import { FairRounds } from './fair-rounds.js';
import { type Job, type JobCounts, type JobHandler, JobQueue } from './job-queue.js';
import { connectRedis, FAIL_FAST, KEEP_WAITING } from '../redis/redis-connection.js';
import { type TimedRedis } from '../redis/timed-redis.js';

/** Name of the queue under the prefix. */
const QUEUE_NAME = 'runs';

/** Delay before a worker asks again after Redis was unavailable, in milliseconds. */
const RETRY_DELAY = 1_000;
/** Default lease of a run in milliseconds. */
const LEASE = 10_000;

/** The queue never gives up a job: the pipeline decides how often a run may crash. */
const ANY_NUMBER = 1_000_000;

export interface BullQueueOptions {
  /** Maximum number of simultaneous jobs in this process; 0: none. */
  concurrency: number;
  /** How long `close` lets active jobs continue before it aborts them. */
  graceMilliseconds: number;
  /** Prefix of every key. */
  prefix: string;
  /**
   * The time after which the lease of a dead process in the database expires. A worker that has not renewed its lock on
   * a job for 1.5 times as long counts as dead too, which is checked twice as often; the job then goes to another
   * worker.
   */
  leaseMilliseconds?: number;
}

/** Jobs in Redis (BullMQ), for any number of processes that enqueue them and any number that work on them. */
export class BullQueue extends JobQueue {
  private readonly logger = new Logger(BullQueue.name);
  private readonly stopping = new AbortController();
  private readonly queue: Queue<Job>;
  private readonly rounds: FairRounds;
  private worker: Worker<Job> | undefined;
  private open = true;

  private constructor(
    private readonly producer: TimedRedis,
    private readonly consumer: TimedRedis | null,
    private readonly options: BullQueueOptions,
  ) {
    super();
    this.queue = new Queue<Job>(QUEUE_NAME, {
      connection: producer,
      prefix: prefixOf(options),
      // While Redis is not available yet, each of these would fail, and the queue with it for good.
      skipWaitingForReady: true,
      skipVersionCheck: true,
      skipMetasUpdate: true,
    });
    this.queue.on('error', () => undefined);
    this.rounds = new FairRounds(producer, (name) => this.queue.toKey(name));
  }

  /** Connects; jobs are refused until Redis is available. */
  static async connect(url: string, options: BullQueueOptions): Promise<BullQueue> {
    const producer = await connectRedis(url, 'the queue', FAIL_FAST);
    const consumer = options.concurrency === 0 ? null : await connectRedis(url, 'the worker', KEEP_WAITING);
    return new BullQueue(producer, consumer, options);
  }

  get accepting(): boolean {
    return this.open;
  }

  async enqueue(job: Job): Promise<void> {
    if (!this.open) throw new Problem('not_ready', 'The service is stopping and takes no new runs.');
    try {
      const priority = await this.rounds.assign(job.id, job.userId);
      if (priority === null) return;
      await this.queue.add('run', job, { jobId: job.id, priority, removeOnComplete: true, removeOnFail: true });
    } catch (error) {
      throw new Problem('not_ready', 'The queue cannot be reached.', { cause: error, retryAfterSeconds: 5 });
    }
  }

  process(handler: JobHandler): void {
    if (this.consumer === null) return;
    const work = (job: BullJob<Job>, token?: string): Promise<void> => this.work(job, token, handler);
    const lease = this.options.leaseMilliseconds ?? LEASE;
    this.worker = new Worker<Job>(QUEUE_NAME, work, {
      connection: this.consumer,
      prefix: prefixOf(this.options),
      concurrency: this.options.concurrency,
      lockDuration: 1.5 * lease,
      stalledInterval: lease / 2,
      maxStalledCount: ANY_NUMBER,
      runRetryDelay: RETRY_DELAY,
    });
    // The row in the database repairs what a lost connection does to a job; the connection itself logs that it is lost.
    this.worker.on('error', (error) => this.logger.debug(`Worker: ${error.message}`));
  }

  async counts(): Promise<JobCounts> {
    const counts = await this.queue.getJobCounts('wait', 'prioritized', 'active');
    return { waiting: (counts['wait'] ?? 0) + (counts['prioritized'] ?? 0), running: counts['active'] ?? 0 };
  }

  /** While Redis is unavailable, nothing can be put back: active jobs are found again by their row in the database. */
  async close(): Promise<void> {
    if (!this.open) return;
    this.open = false;
    await endActiveJobs(this.stopping, this.options.graceMilliseconds, async () => {
      await this.worker?.close();
      await this.queue.close();
    });
    // Commands that still wait for Redis fail now.
    this.consumer?.disconnectAll();
    this.producer.disconnectAll();
  }

  private async work(job: BullJob<Job>, token: string | undefined, handler: JobHandler): Promise<void> {
    await this.rounds.serve(job.priority).catch(() => undefined);
    const outcome = await handler(job.data, this.stopping.signal);
    if (outcome === 'done') return;
    await job.moveToWait(token);
    throw new WaitingError();
  }
}

/** BullMQ appends a colon. */
function prefixOf({ prefix }: BullQueueOptions): string {
  return `${prefix}queue`;
}
