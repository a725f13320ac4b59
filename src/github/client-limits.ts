/**
 * All limits of the GitHub client. Values marked "GitHub" are GitHub's own rules ("Rate limits and query limits for the
 * GraphQL API", "Best practices for using the REST API"); the others are chosen, and the comment gives the reason.
 */
export const CLIENT_LIMITS = {
  /** GitHub ends a query after 10 s. The rest is a margin for a slow network; a later response is not expected. */
  requestTimeoutMs: 15_000,
  /**
   * GitHub responds to a query for the rate limit in well under a second. Two such timeouts mean that GitHub is not
   * reachable.
   */
  probeTimeoutMs: 4_000,
  /**
   * Retries of a failure that took seconds to show that GitHub is not reachable; all tries together take less than 10
   * s.
   */
  retriesOfSlowFailure: 1,
  /** If GitHub has not responded for this long, the client checks before a run whether GitHub is reachable. */
  reachableMs: 60_000,
  /**
   * Largest response in bytes, after decompression. GitHub cuts a manifest at 512 KiB, and the client asks for at most
   * four of each repository. A batch with a larger response is halved. Usual responses have less than one megabyte.
   */
  responseBytes: 16 * 1024 * 1024,
  /** Deepest nesting of a response; our documents ask for 12 levels. */
  jsonDepth: 40,
  /** Most values in one response; our largest batch has about 20,000. */
  jsonValues: 400_000,
  /** GitHub: without `retry-after` and without a reset time, wait at least one minute, then longer each time. */
  firstLimitWaitSeconds: 60,
  /** Longest wait for a limit without a given time; a primary limit resets within one hour. */
  longestLimitWaitSeconds: 3_600,
  /** Reset times have whole seconds and clocks differ a little; a request that is sent too early prolongs the limit. */
  resetMarginSeconds: 1,
  /** How often one request waits for a limit before it fails. */
  limitWaitsPerRequest: 3,
  /** Retries of one request after a transient failure (network, 5xx, timeout). */
  retriesPerRequest: 3,
  /** Retries of all requests of one run together, so that a run does not overload a GitHub that is failing. */
  retriesPerRun: 60,
  /** Pause before the first retry; doubled for each further retry. */
  firstRetryPauseMs: 500,
  /**
   * Consecutive requests of one batch that may fail. Halving from 100 down to 1 takes 8; after more failures GitHub is
   * down.
   */
  failuresInARow: 10,
  /** The same limit if there is no connection at all; a smaller request does not help then. */
  networkFailuresInARow: 3,
  /** GitHub's timeout is 10 s. A successful response that takes nearly as long is logged as slow. */
  slowResponseMs: 6_000,
  /**
   * Responses of the user search that are kept for their ETag (a 304 costs nothing of the primary limit); about 15 KB
   * each.
   */
  keptSearches: 200,
  /** How long a successful check of the token is valid; a token that is revoked in the meantime causes a 401. */
  tokenCheckMs: 10 * 60_000,
} as const;

export type ClientLimits = { -readonly [Name in keyof typeof CLIENT_LIMITS]: number };
