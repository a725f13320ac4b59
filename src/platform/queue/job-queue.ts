/** A job contains ids only; the worker loads the rest. */
export interface Job {
  /** The run to work on. */
  readonly id: string;
  /** Its user: many jobs of one user must not block the job of another. */
  readonly userId: string;
}

/** `again`: the job is not finished and goes back to the queue, for another process if this one is stopping. */
export type JobOutcome = 'done' | 'again';

/** Works on one job. `signal` is aborted when the queue must stop before the job is done. */
export type JobHandler = (job: Job, signal: AbortSignal) => Promise<JobOutcome>;

/** Number of waiting and active jobs: of this process if the queue is in it, otherwise of all processes. */
export interface JobCounts {
  waiting: number;
  running: number;
}

/**
 * The queue of jobs; the class is token, type and test override in one. The queue only says that there is work. What is
 * to be done, and that it is done once, is in the database; a job that the queue loses is found there and enqueued
 * again.
 */
export abstract class JobQueue {
  /** Whether jobs are accepted; false during a shutdown. */
  abstract get accepting(): boolean;
  /**
   * Enqueues a job. The same id twice is one job.
   * @throws Problem `not_ready` during a shutdown, and if the queue is unavailable
   */
  abstract enqueue(job: Job): Promise<void>;
  /** Starts processing jobs with this handler, which must not reject: the handler records the failure of a job. */
  abstract process(handler: JobHandler): void;
  /** @throws Error if the queue is unavailable */
  abstract counts(): Promise<JobCounts>;
  /**
   * Accepts no more jobs, lets active ones continue for a while, then aborts them. Waiting jobs are left to the next
   * process. Has a time limit, and never throws.
   */
  abstract close(): Promise<void>;
}
