import { availableParallelism } from 'node:os';

/**
 * Limits of one task in a worker thread. A task takes a few milliseconds, so each limit is some hundred times what is
 * needed: it ends a task that hangs, but not one that is slow on a busy machine.
 */
export const COMPUTE_LIMITS = {
  /** Milliseconds from the start of a task in its thread until the thread is ended. */
  taskMilliseconds: 5_000,
  /** Milliseconds for one item that is retried alone after its batch failed. */
  itemMilliseconds: 3_000,
  /** Megabytes of a thread's heap. The data about skills, places and wordings takes about 60 of them. */
  heapMegabytes: 256,
  /**
   * Megabytes of a thread's young generation. With 12 a thread spends a sixth of its time on garbage collection, and 8 runs at once
   * take 5 % longer; 48, V8's default, is no faster (`npm run bench:loop`).
   */
  youngHeapMegabytes: 32,
  /** Most threads that are started where `COMPUTE_THREADS` is not set. */
  mostThreads: 4,
} as const;

/** Returns the number of threads for this machine: one for each core, up to the limit. */
export function defaultThreads(): number {
  return Math.min(COMPUTE_LIMITS.mostThreads, availableParallelism());
}
