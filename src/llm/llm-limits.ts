/** What a model may cost, in time, tokens and bytes. */
export const LLM_LIMITS = {
  /** Tokens a run may spend unless the settings say otherwise: about 100 drafts of 1,500 tokens each. */
  tokensPerRun: 150_000,
  /** Tries after the first one, for failures that may pass (429, 5xx, a lost connection). */
  retries: 1,
  /** Pause before the second try where the service names none, in milliseconds. */
  retryPauseMs: 250,
  /** A service that asks for a longer pause than this is not tried again: the run has a deadline. */
  longestRetryPauseMs: 3_000,
  /** Longest answer that is read, in bytes; a draft has a few thousand. */
  answerBytes: 256 * 1024,
  /** Characters per token for an estimate, on the low side for English, so that budgets err on the safe side. */
  charactersPerToken: 3,
} as const;
