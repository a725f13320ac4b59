/** What is asked of a model. */
export interface LlmRequest {
  /** The rules: our own text, never a stranger's. */
  system: string;
  /** The material. Strangers' text belongs here, as quoted data. */
  user: string;
  /** Name of the answer's shape: letters, digits, `_` and `-`, at most 64. */
  schemaName: string;
  /** JSON Schema of the answer, in the strict subset: every property required, `additionalProperties: false`. */
  schema: Record<string, unknown>;
  /** Most tokens the answer may have. */
  maxTokens: number;
  /** The run's signal. Runs are told apart by it: all calls with one signal share one budget. */
  signal: AbortSignal;
  /** Milliseconds for the whole call, further tries included. */
  timeoutMs: number;
}

/** What a model answered. */
export interface LlmCompletion {
  /** The answer as JSON, not yet checked against the schema: a service may ignore it. */
  value: unknown;
  /** Tokens of prompt and answer; estimated where the service does not count them. */
  tokensUsed: number;
  /** The model, as the service names it. */
  model: string;
}

/** A language model behind an OpenAI-compatible service. Where none is configured, `null` is injected. */
export abstract class LlmClient {
  /**
   * Asks for one answer in JSON.
   * @throws LlmError where there is no usable answer; the signal's reason where the run was aborted
   */
  abstract complete(request: LlmRequest): Promise<LlmCompletion>;
}
