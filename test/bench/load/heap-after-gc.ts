import { constants, type PerformanceEntry, PerformanceObserver } from 'node:perf_hooks';

type GcEntry = PerformanceEntry & { detail: { kind: number } };

/**
 * Loaded into the service before it starts (`--import`): tells whoever started it what the heap holds after each full
 * collection that V8 makes of its own accord. None is forced: that would make the service look smaller than it is.
 */
const observer = new PerformanceObserver((list) => {
  const full = list
    .getEntries()
    .some((entry) => (entry as GcEntry).detail.kind === constants.NODE_PERFORMANCE_GC_MAJOR);
  if (full) process.send?.({ heapAfterGc: process.memoryUsage().heapUsed });
});
observer.observe({ entryTypes: ['gc'] });
process.channel?.unref();
