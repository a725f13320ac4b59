/** Limits of a model call in time, tokens and bytes. */
export const LLM_LIMITS = {
  /** Tokens of one run if the settings say nothing else: about 100 drafts of 1,500 tokens each. */
  tokensPerRun: 150_000,
  /** Retries after a transient failure (429, 5xx, a lost connection). */
  retries: 1,
  /** Pause before the retry if the service names none, in milliseconds. */
  retryPauseMs: 250,
  /** If a service asks for a longer pause than this, there is no retry: the run has a deadline. */
  longestRetryPauseMs: 3_000,
  /** Longest response that is read, in bytes; a draft has a few thousand. */
  responseBytes: 256 * 1024,
  /**
   * Characters per token for estimates. This is low for English, so that estimates are rather too high than too low.
   */
  charactersPerToken: 3,
} as const;
