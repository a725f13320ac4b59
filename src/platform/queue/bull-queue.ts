import { Logger } from '@nestjs/common';
import { type Job as BullJob, Queue, WaitingError, Worker } from 'bullmq';
import { Problem } from '../common/problem.js';
import { STOP_BOUNDS } from '../common/stop-bounds.js';
import { stopStep } from '../common/stop-step.js';
import { FairRounds } from './fair-rounds.js';
import { type Job, type JobCounts, type JobHandler, JobQueue } from './job-queue.js';
import { connectRedis, FAIL_FAST, WAIT_FOR_REDIS } from '../redis/redis-connection.js';
import type { TimedRedis } from '../redis/timed-redis.js';

/** Name of the queue under the prefix. */
const QUEUE_NAME = 'runs';

/** Milliseconds until a worker asks again after Redis was away. */
const RETRY_DELAY = 1_000;
/** Lease of a run, in milliseconds, unless given. */
const LEASE = 10_000;

/** A job is never given up by the queue: how often a run may crash is the pipeline's to say. */
const ANY_NUMBER = 1_000_000;

export interface BullQueueOptions {
  /** Jobs that this process works on at the same time; 0: none. */
  concurrency: number;
  /** What `close` gives the jobs under way before it aborts them. */
  graceMilliseconds: number;
  /** Beginning of every key. */
  prefix: string;
  /**
   * After which the claim of a dead process on a run, the lease in the database, has run out. A worker that has not renewed its
   * claim on a job for one and a half times as long has died too, which is looked for twice as often; the job then goes to another.
   */
  leaseMilliseconds?: number;
}

/** Jobs in Redis, for any number of processes that put them in line and any number that work on them (BullMQ). */
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
      // Asked of a Redis that is not there yet, each of these would fail, and the queue with it for good.
      skipWaitingForReady: true,
      skipVersionCheck: true,
      skipMetasUpdate: true,
    });
    this.queue.on('error', () => undefined);
    this.rounds = new FairRounds(producer, (name) => this.queue.toKey(name));
  }

  /** Connects; where Redis is not there yet, jobs are refused until it is. */
  static async connect(url: string, options: BullQueueOptions): Promise<BullQueue> {
    const producer = await connectRedis(url, 'the queue', FAIL_FAST);
    const consumer = options.concurrency === 0 ? null : await connectRedis(url, 'the worker', WAIT_FOR_REDIS);
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
    // What a lost connection does to a job is mended by its row in the database; that it is lost is told by the connection itself.
    this.worker.on('error', (error) => this.logger.debug(`Worker: ${error.message}`));
  }

  async counts(): Promise<JobCounts> {
    const counts = await this.queue.getJobCounts('wait', 'prioritized', 'active');
    return { waiting: (counts['wait'] ?? 0) + (counts['prioritized'] ?? 0), running: counts['active'] ?? 0 };
  }

  /** While Redis is away, nothing can be put back: what was under way is found by its row in the database. */
  async close(): Promise<void> {
    if (!this.open) return;
    this.open = false;
    const timer = setTimeout(() => this.stopping.abort(new Problem('not_ready', 'The service is stopping.')), this.options.graceMilliseconds);
    await stopStep('put runs back in line and leave the queue', this.options.graceMilliseconds + STOP_BOUNDS.runsBackInLine, async () => {
      await this.worker?.close();
      await this.queue.close();
    });
    clearTimeout(timer);
    // What still waits for an answer of Redis fails now.
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

/** BullMQ puts a colon behind it. */
function prefixOf({ prefix }: BullQueueOptions): string {
  return `${prefix}queue`;
}
