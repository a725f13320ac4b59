import { Logger } from '@nestjs/common';
import pLimit from 'p-limit';
import { type Compute, type ComputeOptions } from './compute.js';
import { ComputeFailure } from './compute-failure.js';
import { COMPUTE_LIMITS } from './compute-limits.js';
import { type BatchTask } from './compute-task.js';

/** The value in place of an output that could not be computed. */
export const LOST: unique symbol = Symbol('lost');
export type Lost = typeof LOST;

const logger = new Logger('Compute');

/**
 * Runs a batch task for many items, several batches at a time, and returns the outputs in the order of the items. If a
 * batch fails, its items are retried one by one, so that only the bad items are lost.
 * @param size items per batch: as many as take a few milliseconds together
 * @throws Problem that the function threw, or the signal's reason
 */
export async function computeEach<Shared, Item, Output>(
  compute: Compute,
  task: BatchTask<Shared, Item, Output>,
  { shared, items, size }: { shared: Shared; items: readonly Item[]; size: number },
  options: ComputeOptions,
): Promise<(Output | Lost)[]> {
  const limit = pLimit(compute.parallelism);
  const starts = Array.from({ length: Math.ceil(items.length / size) }, (_, index) => index * size);
  const batches = starts.map((start) =>
    limit(() => computeBatch(compute, task, shared, items.slice(start, start + size), options)),
  );
  try {
    return (await Promise.all(batches)).flat();
  } finally {
    limit.clearQueue();
  }
}

/** Computes one batch; if it fails, its items one by one. */
export async function computeBatch<Shared, Item, Output>(
  compute: Compute,
  task: BatchTask<Shared, Item, Output>,
  shared: Shared,
  items: readonly Item[],
  options: ComputeOptions,
): Promise<(Output | Lost)[]> {
  try {
    return await compute.run(task, { shared, items }, options);
  } catch (error) {
    if (!(error instanceof ComputeFailure)) throw error;
    if (items.length > 1) return oneByOne(compute, task, shared, items, options);
    logFailure(error);
    return [LOST];
  }
}

async function oneByOne<Shared, Item, Output>(
  compute: Compute,
  task: BatchTask<Shared, Item, Output>,
  shared: Shared,
  items: readonly Item[],
  options: ComputeOptions,
): Promise<(Output | Lost)[]> {
  const outputs: (Output | Lost)[] = [];
  for (const item of items)
    outputs.push(
      ...(await computeBatch(compute, task, shared, [item], {
        ...options,
        milliseconds: COMPUTE_LIMITS.itemMilliseconds,
      })),
    );
  return outputs;
}

/**
 * An error thrown by the function is a bug of ours. An exceeded limit is caused by the input, and the pool has logged
 * it.
 */
function logFailure({ message, reason, cause }: ComputeFailure): void {
  if (reason === 'failed') logger.error(message, cause instanceof Error ? cause.stack : undefined);
}
