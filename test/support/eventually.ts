import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds between two checks. */
const CHECK_INTERVAL = 10;

/** Resolves once the condition is true; if it never is, the timeout of the test ends the wait. */
export async function eventually(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(CHECK_INTERVAL);
}
