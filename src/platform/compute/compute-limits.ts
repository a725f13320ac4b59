import { availableParallelism } from 'node:os';

/**
 * Bounds of one task in a worker thread. A task takes a few milliseconds, so each bound is some hundred times what is needed:
 * it ends what hangs, and nothing that is merely slow on a busy machine.
 */
export const COMPUTE_LIMITS = {
  /** Milliseconds from the start of a task in its thread until the thread is ended. */
  taskMilliseconds: 5_000,
  /** Milliseconds for one item that is tried again alone, after the task that held it had failed. */
  itemMilliseconds: 3_000,
  /** Megabytes of a thread's heap. What is known about skills, places and wordings takes about 60 of them. */
  heapMegabytes: 256,
  /**
   * Megabytes of a thread's young generation. With 12 a thread spends a sixth of its time on garbage collection, and 8 runs at once
   * take 5 % longer; 48, V8's default, is no faster (`npm run bench:loop`).
   */
  youngHeapMegabytes: 32,
  /** Most threads that are started where `COMPUTE_THREADS` is not set. */
  mostThreads: 4,
} as const;

/** How many threads fit the machine: one for each core, up to a bound. */
export function defaultThreads(): number {
  return Math.min(COMPUTE_LIMITS.mostThreads, availableParallelism());
}
