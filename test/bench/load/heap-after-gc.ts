import { constants, type PerformanceEntry, PerformanceObserver } from 'node:perf_hooks';

type GcEntry = PerformanceEntry & { detail: { kind: number } };

/**
 * Loaded into the service before it starts (`--import`): reports to the parent process how large the heap is after each
 * full garbage collection. No collection is forced, because that would make the service look smaller than it is.
 */
const observer = new PerformanceObserver((list) => {
  const full = list
    .getEntries()
    .some((entry) => (entry as GcEntry).detail.kind === constants.NODE_PERFORMANCE_GC_MAJOR);
  if (full) process.send?.({ heapAfterGc: process.memoryUsage().heapUsed });
});
observer.observe({ entryTypes: ['gc'] });
process.channel?.unref();
