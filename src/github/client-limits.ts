/**
 * How the client behaves towards GitHub: every bound in one place. Rules are GitHub's own ("Rate limits and query
 * limits for the GraphQL API", "Best practices for using the REST API"); the rest is chosen, and says why.
 */
export const CLIENT_LIMITS = {
  /** GitHub gives up on a query after 10 s; what has not answered by then plus a slow network never will. */
  requestTimeoutMs: 15_000,
  /** A question for the budget is answered in well under a second; a GitHub that takes this long, twice, is not there. */
  probeTimeoutMs: 4_000,
  /** Times that a request is sent again where it took seconds to find out that nobody is there: all in all less than 10 s. */
  retriesOfSlowFailure: 1,
  /** A GitHub that has not answered anything for this long is asked, before a run, whether it is there. */
  answeredMs: 60_000,
  /**
   * Most bytes of one answer, after decompression. GitHub cuts a manifest at 512 KiB and a repository is asked for four at
   * most; a batch whose manifests add up to more is halved. Usual answers have less than one megabyte.
   */
  answerBytes: 16 * 1024 * 1024,
  /** Deepest nesting of an answer; our documents ask for 12 levels. */
  jsonDepth: 40,
  /** Most values in one answer; the largest batch of ours has about 20,000. */
  jsonValues: 400_000,
  /** GitHub: without `retry-after` and without a reset, wait at least a minute, then longer each time. */
  firstLimitWaitSeconds: 60,
  /** Longest such wait; a primary limit resets within the hour anyway. */
  longestLimitWaitSeconds: 3_600,
  /** Whole seconds of the reset, and clocks that differ a little: sending early prolongs a limit. */
  resetMarginSeconds: 1,
  /** Times that one request waits for a limit before it gives up. */
  limitWaitsPerRequest: 3,
  /** Times that one request is sent again after a failure that may pass (network, 5xx, time-out). */
  retriesPerRequest: 3,
  /** Times that all requests of one run together are sent again: a broken GitHub must not be hammered. */
  retriesPerRun: 60,
  /** Pause before the first such retry; doubled each time. */
  firstRetryPauseMs: 500,
  /** Requests of one batch job that may fail in a row: halving 100 down to one takes 8; beyond that GitHub is down. */
  failuresInARow: 10,
  /** The same where there is no connection at all, which a smaller request does not mend. */
  networkFailuresInARow: 3,
  /** GitHub's time-outs begin at 10 s, and a green answer close to it proves nothing: it is logged as slow. */
  slowAnswerMs: 6_000,
  /** Answers of the user search kept for their ETag (a 304 is free of the primary limit); about 15 KB each. */
  keptSearches: 200,
  /** A token that was fine is not asked about again for this long; a revoked one shows itself by its 401. */
  tokenCheckMs: 10 * 60_000,
} as const;

export type ClientLimits = { -readonly [Name in keyof typeof CLIENT_LIMITS]: number };
