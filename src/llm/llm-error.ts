/** Why a model gave no usable answer. */
export const LLM_ERROR_KINDS = [
  'timeout',
  'refused',
  'malformed',
  'rate-limited',
  'server',
  'network',
  'budget',
] as const;
export type LlmErrorKind = (typeof LLM_ERROR_KINDS)[number];

/**
 * A call that gave no usable answer. Whoever calls a model has an answer of their own to fall back on, so this never
 * reaches a client. The message is ours: neither the prompt nor the service's text is in it.
 */
export class LlmError extends Error {
  constructor(
    /** `refused` also stands for a request that the service turned down (400, 401, 404, …). */
    readonly kind: LlmErrorKind,
    message: string,
    /** Tokens that were spent all the same. */
    readonly tokensUsed: number = 0,
    options: ErrorOptions & { retryAfterMs?: number } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'LlmError';
    this.retryAfterMs = options.retryAfterMs;
  }

  /** How long the service asked us to wait, where it did. */
  readonly retryAfterMs: number | undefined;
}
