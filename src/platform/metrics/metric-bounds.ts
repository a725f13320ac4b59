/**
 * Upper bounds of the histogram buckets, in seconds. Each series costs a line per bucket at every scrape, so there are
 * only few, at our own limits and at typical waiting times.
 */
export const BUCKETS = {
  /**
   * 0.2 is the limit of the 99th percentile; 120 is the default timeout of a run, which a synchronous response waits
   * for.
   */
  request: [0.005, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 5, 30, 120],
  runWait: [0.1, 1, 5, 15, 60, 300, 900, 3600],
  run: [0.5, 1, 5, 15, 30, 60, 120, 300, 900],
  stage: [0.01, 0.1, 0.5, 1, 5, 15, 30, 60, 120],
  /** GitHub gives up on a query after 10 s, the client after 15. */
  github: [0.1, 0.25, 0.5, 1, 2, 4, 6, 8, 10, 15],
  model: [0.5, 1, 2, 5, 10, 20, 30, 60],
} as const satisfies Record<string, readonly number[]>;

/** Timeout for reading a gauge, in milliseconds; a database or Redis that hangs must not block a scrape. */
export const LEVEL_TIMEOUT = 1000;

/** Value of the label `route` for requests that no route matched. */
export const NO_ROUTE = 'none';

/** Methods that have their own label; everything else is `other`. */
export const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
