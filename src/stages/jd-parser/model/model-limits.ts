/** Limits for a question to a model about a posting, and for its answer. */
export const MODEL_LIMITS = {
  /** Characters of the posting that are sent. In such a long text the rest is rarely about the work. */
  postingCharacters: 20_000,
  /** Most tokens of the answer: enough for about 80 skills with their quotes. */
  answerTokens: 3000,
  /** Timeout of the call in milliseconds. After it the result of the rules is used alone. */
  timeoutMs: 20_000,
  /** Skills of the answer that are read. */
  skills: 150,
  /** Most characters of a quote. */
  quoteCharacters: 120,
} as const;
