import 'reflect-metadata';
import { workerData } from 'piscina';
import { type ComputeTask } from './compute-task.js';
import { type ThreadAnswer, type ThreadRequest, toAnswer } from './thread-message.js';

/** A task by its place. */
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
    Atomics.store(begun, 0, 1);
    return { kind: 'value', value: task.compute(input) };
  } catch (error) {
    return toAnswer(error);
  }
}

/** A thread takes tasks once it has warmed up. */
async function start(): Promise<typeof answer> {
  try {
    for (const address of workerData as TaskAddress[]) (await load(address)).compute(null);
  } catch {
    // The first real task meets the same fault and tells it; a thread that fails to start would tell nobody.
  }
  return answer;
}

export default start();
