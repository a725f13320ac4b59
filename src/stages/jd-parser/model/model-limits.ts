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
  /** Names about which the rules are unsure, of which a model is asked at most. */
  doubts: 40,
  /** Names about which the rules are sure, of each sort: required, preferred, not asked for, not in the text. */
  controls: 3,
  /** With fewer skills that are surely asked for, an answer cannot be checked, and no names are asked. */
  fewestControls: 2,
  /** From so many skills that are surely asked for, one wrong answer about them is forgiven. */
  forgivingControls: 4,
} as const;
