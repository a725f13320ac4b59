/** A request to a model. */
export interface LlmRequest {
  /** The instructions: our own text, never text of strangers. */
  system: string;
  /** The input. Text of strangers belongs here, as quoted data. */
  user: string;
  /** Name of the schema: letters, digits, `_` and `-`, at most 64. */
  schemaName: string;
  /** JSON Schema of the completion, in the strict subset: every property required, `additionalProperties: false`. */
  schema: Record<string, unknown>;
  /** Most tokens that the model may write. */
  maxTokens: number;
  /** The run's signal. It also identifies the run: all calls with one signal share one budget. */
  signal: AbortSignal;
  /** Milliseconds for the whole call, retries included. */
  timeoutMs: number;
}

/** What a model returned. */
export interface LlmCompletion {
  /** The completion as JSON, not yet checked against the schema: a service may ignore the schema. */
  value: unknown;
  /** Tokens of prompt and completion; estimated if the service does not report them. */
  tokensUsed: number;
  /** The model's name as the service reports it. */
  model: string;
}

/** A language model behind an OpenAI-compatible service. If none is configured, `null` is injected. */
export abstract class LlmClient {
  /**
   * Asks for one completion in JSON.
   * @throws LlmError if there is no usable completion; the signal's reason if the run was aborted
   */
  abstract complete(request: LlmRequest): Promise<LlmCompletion>;
}
