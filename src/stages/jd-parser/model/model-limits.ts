/** What asking a model about a posting may cost, and how much of its answer is looked at. */
export const MODEL_LIMITS = {
  /** Characters of the posting that are sent; the rest of so long a text is rarely about the work. */
  postingCharacters: 20_000,
  /** Most tokens of the answer: about 80 skills with their quotes. */
  answerTokens: 3000,
  /** Milliseconds for the call; the built-in reading stands where it takes longer. */
  timeoutMs: 20_000,
  /** Skills of the answer that are looked at. */
  skills: 150,
  /** Characters of a quote. */
  quoteCharacters: 120,
} as const;
