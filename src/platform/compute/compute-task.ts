/**
 * A pure function that a worker thread can run: the thread imports `module`, which exports the task as `name`. Input
 * and output are copied by structured clone (plain data, dates, maps and sets; no functions or class instances).
 */
export interface ComputeTask<Input, Output> {
  /** URL of the module that exports the task. */
  readonly module: string;
  /** Name of the export. */
  readonly name: string;
  readonly compute: (input: Input) => Output;
}

/** A task over many items of one kind, such as people or files. One output per item, in the same order. */
export type BatchTask<Shared, Item, Output> = ComputeTask<Batch<Shared, Item>, Output[]>;

/** Input of a batch task. */
export interface Batch<Shared, Item> {
  /** What all items share, such as the job requirement. */
  shared: Shared;
  items: readonly Item[];
}

/**
 * Declares a task.
 * @param module `import.meta.url` of the file that exports it
 * @param name name of the export
 */
export function computeTask<Input, Output>(
  module: string,
  name: string,
  compute: (input: Input) => Output,
): ComputeTask<Input, Output> {
  return { module, name, compute };
}

/** Declares a task that computes each item by itself, so that an item that cannot be computed is lost alone. */
export function batchTask<Shared, Item, Output>(
  module: string,
  name: string,
  compute: (item: Item, shared: Shared) => Output,
): BatchTask<Shared, Item, Output> {
  return { module, name, compute: ({ shared, items }) => items.map((item) => compute(item, shared)) };
}
