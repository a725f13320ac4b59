/**
 * The parameters that a service accepts. OpenAI-compatible services differ; each difference is learnt from the first
 * response with status 400 that names the parameter, and remembered.
 */
export interface LlmDialect {
  /** `json_object`: the service does not support schemas, so the schema is written into the prompt. */
  readonly format: 'json_schema' | 'json_object' | 'text';
  /** Newer OpenAI models refuse `max_tokens`. */
  readonly limit: 'max_tokens' | 'max_completion_tokens';
  /** Reasoning models refuse `temperature` and `seed`. */
  readonly deterministic: boolean;
}

export const FIRST_DIALECT: LlmDialect = { format: 'json_schema', limit: 'max_tokens', deterministic: true };

/**
 * Returns the dialect to try after a 400 with this text, or null if the text names no parameter that can be changed.
 */
export function adaptDialect(dialect: LlmDialect, complaint: string): LlmDialect | null {
  if (dialect.limit === 'max_tokens' && /max_(completion_)?tokens/.test(complaint))
    return { ...dialect, limit: 'max_completion_tokens' };
  if (dialect.deterministic && /\b(temperature|seed)\b/.test(complaint)) return { ...dialect, deterministic: false };
  if (dialect.format !== 'text' && /response_format|json_schema|json_object|structured output/i.test(complaint)) {
    return { ...dialect, format: dialect.format === 'json_schema' ? 'json_object' : 'text' };
  }
  return null;
}
