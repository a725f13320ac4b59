/** Why there is no usable completion. */
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
 * A call without a usable completion. Every caller has a result without a model to fall back on, so this error never
 * reaches a client. The message is our own and contains neither the prompt nor text of the service.
 */
export class LlmError extends Error {
  constructor(
    /** `refused` is also used if the service rejects the request (400, 401, 404, …). */
    readonly kind: LlmErrorKind,
    message: string,
    /** Tokens that the failed call has used. */
    readonly tokensUsed: number = 0,
    options: ErrorOptions & { retryAfterMs?: number } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'LlmError';
    this.retryAfterMs = options.retryAfterMs;
  }

  /** How long the service asked us to wait, if it did. */
  readonly retryAfterMs: number | undefined;
}
