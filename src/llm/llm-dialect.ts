/**
 * How a service wants to be asked. OpenAI-compatible services differ in the parameters they know; each difference is
 * learnt from the first 400 that names it, and kept.
 */
export interface LlmDialect {
  /** `json_object`: the service knows no schemas, so the schema goes into the prompt. */
  readonly format: 'json_schema' | 'json_object' | 'text';
  /** Newer OpenAI models refuse `max_tokens`. */
  readonly limit: 'max_tokens' | 'max_completion_tokens';
  /** Reasoning models refuse `temperature` and `seed`. */
  readonly deterministic: boolean;
}

export const FIRST_DIALECT: LlmDialect = { format: 'json_schema', limit: 'max_tokens', deterministic: true };

/** The dialect to try after a 400 with this text, or null where the text names nothing that could be changed. */
export function adaptDialect(dialect: LlmDialect, complaint: string): LlmDialect | null {
  if (dialect.limit === 'max_tokens' && /max_(completion_)?tokens/.test(complaint))
    return { ...dialect, limit: 'max_completion_tokens' };
  if (dialect.deterministic && /\b(temperature|seed)\b/.test(complaint)) return { ...dialect, deterministic: false };
  if (dialect.format !== 'text' && /response_format|json_schema|json_object|structured output/i.test(complaint)) {
    return { ...dialect, format: dialect.format === 'json_schema' ? 'json_object' : 'text' };
  }
  return null;
}
