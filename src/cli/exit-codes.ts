/** How a command ends. `serve` and `worker` have a table of their own in docs/operations.md. */
export const EXIT = { done: 0, negative: 1, unusable: 2, failed: 3, interrupted: 130 } as const;

/** The meaning of each code, as shown by `--help` and in docs/command-line.md. */
export const EXIT_CODES: readonly (readonly [code: number, meaning: string])[] = [
  [EXIT.done, 'done'],
  [EXIT.negative, 'the answer is no: a difference, a damaged file, a figure below --min'],
  [EXIT.unusable, 'unusable input: an option, a file, a posting, a setting'],
  [EXIT.failed, 'failed on the way: GitHub, the database, the time limit'],
  [EXIT.interrupted, 'interrupted with Ctrl-C'],
];
