import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds between two looks. */
const LOOK_INTERVAL = 10;

/** Resolves once the condition holds; whoever waits in vain is stopped by the time limit of the test. */
export async function eventually(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(LOOK_INTERVAL);
}
