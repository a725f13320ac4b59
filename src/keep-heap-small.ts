import { setFlagsFromString } from 'node:v8';

/**
 * V8 lets the heap grow to several times what is in use before it collects it. A service that shares its machine is better
 * off smaller (measured by `npm run bench:soak`). Called when a process is up: while everything loads, nothing is there to collect.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=30');
}
