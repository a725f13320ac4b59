/** A job carries ids only; whoever works on it loads the rest. */
export interface Job {
  /** The run to work on. */
  readonly id: string;
  /** Whose it is: one user's many jobs must not starve another's one. */
  readonly userId: string;
}

/** `again`: the job was not brought to its end and goes back into line, for another process where this one is stopping. */
export type JobOutcome = 'done' | 'again';

/** Works on one job. `signal` is aborted when the queue must stop before the job is done. */
export type JobHandler = (job: Job, signal: AbortSignal) => Promise<JobOutcome>;

/** How many jobs wait and how many are worked on: of this process where the queue is in it, else of all processes. */
export interface JobCounts {
  waiting: number;
  running: number;
}

/**
 * Jobs waiting to be worked on: token, type and test override in one. The queue only says that there is work. What is to
 * be done, and that it is done once, is in the database; a job that the queue loses is found there and put in line again.
 */
export abstract class JobQueue {
  /** Whether jobs are taken; false while stopping. */
  abstract get accepting(): boolean;
  /**
   * Puts a job in line. The same id twice is one job.
   * @throws Problem `not_ready` while stopping, and where the queue cannot be reached
   */
  abstract enqueue(job: Job): Promise<void>;
  /** Starts working with this handler, which must not reject: a job's failure is its own to record. */
  abstract process(handler: JobHandler): void;
  /** @throws Error where the queue cannot be reached */
  abstract counts(): Promise<JobCounts>;
  /** Takes no more, waits a while for what runs, then aborts it. What waits is left to the next process. Has a bound, and never throws. */
  abstract close(): Promise<void>;
}
