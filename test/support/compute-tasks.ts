import { Problem } from '../../src/platform/common/problem.js';
import { type BatchTask, batchTask, computeTask } from '../../src/platform/compute/compute-task.js';

/** Tasks that behave as a test needs. */
export const double = computeTask(import.meta.url, 'double', (value: number): number => 2 * value);

export const echo = computeTask(import.meta.url, 'echo', (value: unknown): unknown => value);

export const refuse = computeTask(import.meta.url, 'refuse', (detail: string): never => {
  throw new Problem('validation_failed', detail, { errors: [{ field: 'weights', message: detail }] });
});

export const fail = computeTask(import.meta.url, 'fail', (message: string): never => {
  throw new TypeError(message);
});

export const hang = computeTask(import.meta.url, 'hang', (_input: null): never => {
  for (;;);
});

/** Says when it begins, and hangs. */
export const hangFrom = computeTask(import.meta.url, 'hangFrom', (begun: BigInt64Array<SharedArrayBuffer>): never => {
  Atomics.store(begun, 0, process.hrtime.bigint());
  for (;;);
});

export const fillMemory = computeTask(import.meta.url, 'fillMemory', (_input: null): number => {
  const kept: number[][] = [];
  for (;;) kept.push(Array.from({ length: 100_000 }, (_, index) => index + kept.length));
});

/** Returns each item; hangs on `hang`, and throws on `fail`. */
export const careful: BatchTask<string, string, string> = batchTask(import.meta.url, 'careful', (item, shared) => {
  if (item === 'hang') for (;;);
  if (item === 'fail') throw new TypeError('as asked for');
  return `${shared} ${item}`;
});

/** How often this thread has warmed up. */
let warmUps = 0;
export const warmUp = computeTask(import.meta.url, 'warmUp', (_input: null): void => {
  warmUps += 1;
});
export const countWarmUps = computeTask(import.meta.url, 'countWarmUps', (_input: null): number => warmUps);
