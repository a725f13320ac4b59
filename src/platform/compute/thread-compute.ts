import { existsSync } from 'node:fs';
import { Logger } from '@nestjs/common';
import { Piscina } from 'piscina';
import { Metrics, NoMetrics } from '../common/metrics.js';
import { Problem } from '../common/problem.js';
import { unlessAborted } from '../common/timeout.js';
import { Compute, type ComputeOptions } from './compute.js';
import { type TaskAddress } from './compute.worker.js';
import { ComputeFailure, type ComputeFailureReason } from './compute-failure.js';
import { COMPUTE_LIMITS } from './compute-limits.js';
import { type ComputeTask } from './compute-task.js';
import { FairQueue } from './fair-queue.js';
import { type ThreadAnswer, type ThreadRequest } from './thread-message.js';

const WORKER = new URL('./compute.entry.cjs', import.meta.url);

/** A task that waits for a free thread. */
interface Waiting {
  owner: string;
  begin: () => void;
  giveUp: (reason: unknown) => void;
}

/**
 * Runs tasks in a pool of worker threads. A task that exceeds its timeout or memory is ended with its thread, and the
 * thread is replaced.
 */
export class ThreadCompute extends Compute {
  private readonly logger = new Logger('Compute');
  private warmUp: TaskAddress[] = [];
  private pool: Piscina<ThreadRequest, ThreadAnswer> | null = null;
  private closed = false;
  /** The pool gets no more tasks than it has threads, because its own queue does not let users take turns. */
  private readonly queue = new FairQueue<Waiting>(({ owner }) => owner);
  private busy = 0;

  /** @param parallelism number of threads */
  constructor(
    readonly parallelism: number,
    private readonly metrics: Metrics = new NoMetrics(),
  ) {
    super();
  }

  /** Returns whether the compiled worker exists. It does not exist if the service runs from source, as in tests. */
  static isAvailable(): boolean {
    return existsSync(WORKER);
  }

  /** Starts the threads; each warms up before its first task. */
  async prepare(warmUp: readonly ComputeTask<null, void>[]): Promise<void> {
    this.warmUp = warmUp.map(({ module, name }) => ({ module, name }));
    if (!this.closed) this.open();
  }

  async run<Input, Output>(task: ComputeTask<Input, Output>, input: Input, options: ComputeOptions): Promise<Output> {
    await this.turn(options);
    if (options.signal?.aborted === true) this.release();
    options.signal?.throwIfAborted();
    const asked = this.ask(task, input, options.milliseconds ?? COMPUTE_LIMITS.taskMilliseconds);
    void asked.catch(() => undefined).finally(() => this.release());
    const answer = await (options.signal === undefined ? asked : unlessAborted(asked, options.signal));
    if (answer.kind === 'problem') throw new Problem(answer.code, answer.detail, answer.options);
    if (answer.kind === 'failure') throw new ComputeFailure(task.name, 'failed', { cause: answer.cause });
    return answer.value as Output;
  }

  async close(): Promise<void> {
    this.closed = true;
    for (let next = this.queue.shift(); next !== null; next = this.queue.shift()) next.giveUp(stopping());
    await this.pool?.destroy();
    this.pool = null;
  }

  /** Waits for a free thread. */
  private async turn({ onBehalfOf, signal }: ComputeOptions): Promise<void> {
    signal?.throwIfAborted();
    if (this.closed) throw stopping();
    if (this.busy < this.parallelism) {
      this.busy += 1;
      return;
    }
    let hasBegun = false;
    let waiting: Waiting | undefined;
    const begun = new Promise<void>((resolve, reject) => {
      const begin = (): void => {
        hasBegun = true;
        resolve();
      };
      this.queue.push((waiting = { owner: onBehalfOf, begin, giveUp: reject }));
    });
    try {
      await (signal === undefined ? begun : unlessAborted(begun, signal));
    } catch (error) {
      if (hasBegun) this.release();
      else if (waiting !== undefined) this.queue.remove(waiting);
      throw error;
    }
  }

  private release(): void {
    const next = this.queue.shift();
    if (next === null) this.busy -= 1;
    else next.begin();
  }

  private async ask({ module, name }: TaskAddress, input: unknown, milliseconds: number): Promise<ThreadAnswer> {
    const begun = new BigInt64Array(new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT));
    const end = new AbortController();
    const stopWatching = whenTimeIsUp(begun, milliseconds, () => end.abort());
    try {
      return await (this.pool ?? this.open()).run({ module, name, input, begun }, { signal: end.signal });
    } catch (error) {
      throw this.closed ? stopping() : this.failure(name, end.signal.aborted ? 'out-of-time' : reasonOf(error), error);
    } finally {
      stopWatching();
    }
  }

  private open(): Piscina<ThreadRequest, ThreadAnswer> {
    if (this.closed) throw stopping();
    const { heapMegabytes, youngHeapMegabytes } = COMPUTE_LIMITS;
    this.pool = new Piscina<ThreadRequest, ThreadAnswer>({
      filename: WORKER.href,
      minThreads: this.parallelism,
      maxThreads: this.parallelism,
      idleTimeout: Infinity,
      workerData: this.warmUp,
      resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, maxYoungGenerationSizeMb: youngHeapMegabytes },
      recordTiming: false,
    });
    // An `error` event without a listener would end the process.
    this.pool.on('error', (error: Error) =>
      this.logger.error(`A worker thread ended between two tasks: ${error.message}`),
    );
    return this.pool;
  }

  private failure(task: string, reason: ComputeFailureReason, cause: unknown): ComputeFailure {
    if (!this.closed) {
      this.logger.warn(`${task} was ended with its thread: ${reason}`);
      this.metrics.computeTaskEnded(task, reason);
    }
    return new ComputeFailure(task, reason, { cause });
  }
}

/**
 * Calls `end` when a task has had its time. The start of its thread does not count: only the thread knows when the task
 * has begun. Returns a function that stops the watch.
 */
function whenTimeIsUp(begun: BigInt64Array<SharedArrayBuffer>, milliseconds: number, end: () => void): () => void {
  let timer: NodeJS.Timeout;
  const look = (): void => {
    const since = Atomics.load(begun, 0);
    const had = since === 0n ? 0 : Number(process.hrtime.bigint() - since) / 1e6;
    if (had >= milliseconds) end();
    else timer = setTimeout(look, Math.ceil(milliseconds - had));
  };
  look();
  return () => clearTimeout(timer);
}

function reasonOf(error: unknown): ComputeFailureReason {
  return (error as { code?: unknown }).code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'out-of-memory' : 'thread-lost';
}

function stopping(): Problem {
  return new Problem('not_ready', 'The service is stopping.');
}
