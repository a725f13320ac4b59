import { Problem } from '../common/problem.js';
import { Compute, type ComputeOptions } from './compute.js';
import { ComputeFailure } from './compute-failure.js';
import { type ComputeTask } from './compute-task.js';
import { FairQueue } from './fair-queue.js';

/** A waiting task. */
interface Waiting {
  owner: string;
  begin: () => void;
}

/**
 * Runs tasks in the calling thread: for a stage that is used alone, and for hosts without worker threads. One task per
 * turn of the event loop, so that requests are served between two tasks. A task that hangs blocks the process.
 */
export class InPlaceCompute extends Compute {
  readonly parallelism = 1;
  private readonly queue = new FairQueue<Waiting>(({ owner }) => owner);

  async prepare(warmUp: readonly ComputeTask<null, void>[]): Promise<void> {
    for (const task of warmUp) await this.run(task, null, { onBehalfOf: '' });
  }

  async run<Input, Output>(
    { name, compute }: ComputeTask<Input, Output>,
    input: Input,
    { onBehalfOf, signal }: ComputeOptions,
  ): Promise<Output> {
    await this.turn(onBehalfOf);
    signal?.throwIfAborted();
    try {
      return compute(input);
    } catch (error) {
      throw error instanceof Problem ? error : new ComputeFailure(name, 'failed', { cause: error });
    }
  }

  async close(): Promise<void> {}

  private turn(owner: string): Promise<void> {
    return new Promise((resolve) => {
      this.queue.push({ owner, begin: resolve });
      if (this.queue.size === 1) setImmediate(() => this.beginNext());
    });
  }

  private beginNext(): void {
    this.queue.shift()?.begin();
    if (this.queue.size > 0) setImmediate(() => this.beginNext());
  }
}
