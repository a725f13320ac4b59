/** A job carries ids only; whoever works on it loads the rest. */
export interface Job {
  /** The run to work on. */
  readonly id: string;
  /** Whose it is: one user's many jobs must not starve another's one. */
  readonly userId: string;
}

/** Works on one job. `signal` is aborted when the queue must stop before the job is done. */
export type JobHandler = (job: Job, signal: AbortSignal) => Promise<void>;

/** Jobs waiting to be worked on: token, type and test override in one. */
export abstract class JobQueue {
  /** Whether jobs are taken; false while stopping. */
  abstract get accepting(): boolean;
  /** Puts a job in line. The same id twice is one job. */
  abstract enqueue(job: Job): Promise<void>;
  /** Starts working with this handler, which must not reject: a job's failure is its own to record. */
  abstract process(handler: JobHandler): void;
  /** Takes no more, waits a while for what runs, then aborts it. What waits is left to the next process. */
  abstract close(): Promise<void>;
}
