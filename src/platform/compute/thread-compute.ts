import { existsSync } from 'node:fs';
import { Logger } from '@nestjs/common';
import { Piscina, queueOptionsSymbol, type TaskQueue } from 'piscina';
import { Problem } from '../../common/problem.js';
import { Compute, type ComputeOptions } from './compute.js';
import type { TaskAddress } from './compute.worker.js';
import { ComputeFailure, type ComputeFailureReason } from './compute-failure.js';
import { COMPUTE_LIMITS } from './compute-limits.js';
import type { ComputeTask } from './compute-task.js';
import { FairQueue } from './fair-queue.js';
import type { ThreadAnswer, ThreadRequest } from './thread-message.js';

const WORKER = new URL('./compute.worker.js', import.meta.url);

type QueuedTask = Parameters<TaskQueue['push']>[0];
/** What the queue of the pool knows of a task. The thread does not see it. */
interface QueueOptions {
  onBehalfOf: string;
}

/** Computes in a pool of worker threads. A task that overruns its time or memory is ended with its thread, and the thread is replaced. */
export class ThreadCompute extends Compute {
  private readonly logger = new Logger('Compute');
  private warmUp: TaskAddress[] = [];
  private pool: Piscina<ThreadRequest, ThreadAnswer> | null = null;
  private closed = false;

  /** @param parallelism number of threads */
  constructor(readonly parallelism: number) {
    super();
  }

  /** Whether the compiled worker is there. Where the service runs from source, as in tests, it is not. */
  static isAvailable(): boolean {
    return existsSync(WORKER);
  }

  /** Starts the threads; each warms up before it takes its first task. */
  async prepare(warmUp: readonly ComputeTask<null, void>[]): Promise<void> {
    this.warmUp = warmUp.map(({ module, name }) => ({ module, name }));
    if (!this.closed) this.open();
  }

  async run<Input, Output>(task: ComputeTask<Input, Output>, input: Input, options: ComputeOptions): Promise<Output> {
    options.signal?.throwIfAborted();
    if (this.closed) throw stopping();
    const answer = await this.ask(task, input, options);
    if (answer.kind === 'problem') throw new Problem(answer.code, answer.detail, answer.options);
    if (answer.kind === 'failure') throw new ComputeFailure(task.name, 'failed', { cause: answer.cause });
    return answer.value as Output;
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.pool?.destroy();
    this.pool = null;
  }

  private async ask({ module, name }: TaskAddress, input: unknown, { onBehalfOf, signal, milliseconds }: ComputeOptions): Promise<ThreadAnswer> {
    const begun = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const hasBegun = (): boolean => Atomics.load(begun, 0) === 1;
    const end = new AbortController();
    // The time in the queue, and that of a new thread to warm up, is not the task's: the deadline is set again until it has begun.
    const deadline = setInterval(() => hasBegun() && end.abort(), milliseconds ?? COMPUTE_LIMITS.taskMilliseconds);
    const queued: ThreadRequest & { [queueOptionsSymbol]: QueueOptions } = { module, name, input, begun, [queueOptionsSymbol]: { onBehalfOf } };
    const answer = (this.pool ?? this.open()).run(queued, { signal: end.signal }).catch((error: unknown) => {
      throw this.closed ? stopping() : this.failure(name, end.signal.aborted ? 'out-of-time' : reasonOf(error), error);
    });
    try {
      return await (signal === undefined ? answer : unlessAborted(answer, signal));
    } finally {
      // The wait was given up: a task that has not begun is taken out of the queue, another one keeps its deadline.
      if (signal?.aborted === true && !hasBegun()) end.abort();
      void answer.finally(() => clearInterval(deadline)).catch(() => undefined);
    }
  }

  private open(): Piscina<ThreadRequest, ThreadAnswer> {
    const { heapMegabytes, youngHeapMegabytes } = COMPUTE_LIMITS;
    this.pool = new Piscina<ThreadRequest, ThreadAnswer>({
      filename: WORKER.href,
      minThreads: this.parallelism,
      maxThreads: this.parallelism,
      idleTimeout: Infinity,
      taskQueue: new FairQueue<QueuedTask>((task) => (task[queueOptionsSymbol] as QueueOptions | null)?.onBehalfOf ?? ''),
      workerData: this.warmUp,
      resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, maxYoungGenerationSizeMb: youngHeapMegabytes },
      recordTiming: false,
    });
    // An event without a listener would end the process.
    this.pool.on('error', (error: Error) => this.logger.error(`A thread ended between two tasks: ${error.message}`));
    return this.pool;
  }

  private failure(task: string, reason: ComputeFailureReason, cause: unknown): ComputeFailure {
    if (!this.closed) this.logger.warn(`${task} was ended with its thread: ${reason}`);
    return new ComputeFailure(task, reason, { cause });
  }
}

function reasonOf(error: unknown): ComputeFailureReason {
  return (error as { code?: unknown }).code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'out-of-memory' : 'thread-lost';
}

function stopping(): Problem {
  return new Problem('not_ready', 'The service is stopping.');
}

/** The outcome of a promise, or the signal's reason as soon as it is aborted. */
async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop = (): void => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => reject(signal.reason as Error);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
