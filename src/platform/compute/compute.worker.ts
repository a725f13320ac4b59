import 'reflect-metadata';
import { workerData } from 'piscina';
import { type ComputeTask } from './compute-task.js';
import { type ThreadAnswer, type ThreadRequest, toAnswer } from './thread-message.js';

/** The module and name of a task. */
export interface TaskAddress {
  module: string;
  name: string;
}

async function load({ module, name }: TaskAddress): Promise<ComputeTask<unknown, unknown>> {
  const exported = (await import(module)) as Record<string, ComputeTask<unknown, unknown> | undefined>;
  const task = exported[name];
  if (task === undefined) throw new Error(`${module} exports no task ${name}`);
  return task;
}

async function answer({ module, name, input, begun }: ThreadRequest): Promise<ThreadAnswer> {
  try {
    const task = await load({ module, name });
    Atomics.store(begun, 0, process.hrtime.bigint());
    return { kind: 'value', value: task.compute(input) };
  } catch (error) {
    return toAnswer(error);
  }
}

/** A thread accepts tasks after it has warmed up. */
async function start(): Promise<typeof answer> {
  try {
    for (const address of workerData as TaskAddress[]) (await load(address)).compute(null);
  } catch {
    // The first real task fails with the same error and reports it; an error at the start of a thread would be lost.
  }
  return answer;
}

export default start();
