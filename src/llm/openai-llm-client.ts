import OpenAI, { APIError, BadRequestError, UnprocessableEntityError } from 'openai';
import { AnswerTooLongError, boundedFetch } from '../platform/common/bounded-fetch.js';
import { retry } from '../platform/common/retry.js';
import { withTimeoutSignal } from '../platform/common/timeout.js';
import { inCallSpan } from './call-span.js';
import { LlmBudget } from './llm-budget.js';
import { LlmClient, type LlmCompletion, type LlmRequest } from './llm-client.js';
import { adaptDialect, FIRST_DIALECT, type LlmDialect } from './llm-dialect.js';
import { LlmError } from './llm-error.js';
import { LLM_LIMITS } from './llm-limits.js';
import { readCompletion } from './read-completion.js';

export interface OpenAiLlmOptions {
  /** Root URL of the service, e.g. `http://localhost:11434/v1`. */
  baseUrl: string;
  /** The API key; without it no `Authorization` header is sent. */
  apiKey?: string | undefined;
  /** Name of the model. */
  model: string;
  /** Tokens that one run may spend. */
  tokensPerRun?: number | undefined;
  /** Waits between tries; injected so that tests need no real time. */
  sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** Asks an OpenAI-compatible service (OpenAI, Ollama, vLLM, llama.cpp, …) over `POST /chat/completions`. */
export class OpenAiLlmClient extends LlmClient {
  private readonly client: OpenAI;
  private readonly budgets = new WeakMap<AbortSignal, LlmBudget>();
  private dialect: LlmDialect = FIRST_DIALECT;

  constructor(private readonly options: OpenAiLlmOptions) {
    super();
    // Sets everything that the package would otherwise read from environment variables.
    this.client = new OpenAI({
      baseURL: options.baseUrl,
      apiKey: options.apiKey ?? 'none',
      adminAPIKey: null,
      organization: null,
      project: null,
      webhookSecret: null,
      maxRetries: 0,
      logLevel: 'off',
      fetch: boundedFetch(LLM_LIMITS.responseBytes),
      ...(options.apiKey === undefined ? { defaultHeaders: { Authorization: null } } : {}),
    });
  }

  complete(request: LlmRequest): Promise<LlmCompletion> {
    return withTimeoutSignal((signal) => this.completeInTime(request, signal), {
      milliseconds: request.timeoutMs,
      signal: request.signal,
    });
  }

  /** @param signal is aborted with the request's signal, or when its time is up */
  private async completeInTime(request: LlmRequest, signal: AbortSignal): Promise<LlmCompletion> {
    let tokensOfFailures = 0;
    const attempt = async (): Promise<LlmCompletion> => {
      request.signal.throwIfAborted();
      return this.attempt(request, signal);
    };
    const pauseAfter = (error: unknown, attempts: number): number => {
      request.signal.throwIfAborted();
      const failure = signal.aborted
        ? new LlmError('timeout', `The model gave no answer within ${request.timeoutMs} ms`, tokensOfFailures, {
            cause: error,
          })
        : asLlmError(error);
      tokensOfFailures += failure.tokensUsed;
      const pause = failure.retryAfterMs ?? LLM_LIMITS.retryPauseMs;
      if (attempts <= LLM_LIMITS.retries && isTransient(failure) && pause <= LLM_LIMITS.longestRetryPauseMs)
        return pause;
      throw new LlmError(failure.kind, failure.message, tokensOfFailures, { cause: failure });
    };
    const completion = await retry(attempt, { pauseAfter, sleep: (pause) => this.options.sleep(pause, signal) });
    return { ...completion, tokensUsed: completion.tokensUsed + tokensOfFailures };
  }

  private async attempt(request: LlmRequest, signal: AbortSignal): Promise<LlmCompletion> {
    const budget = this.budgetOf(request.signal);
    const prompt = Math.ceil((request.system.length + request.user.length) / LLM_LIMITS.charactersPerToken);
    const reserved = prompt + request.maxTokens;
    budget.reserve(reserved);
    // The cost of a broken call is unknown: the reserved tokens count as used, unless the service never began the work.
    let used = reserved;
    try {
      const completion = await inCallSpan({ ...this.options, maxTokens: request.maxTokens }, async () =>
        readCompletion(await this.send(request, signal), prompt, this.options.model),
      );
      used = completion.tokensUsed;
      return completion;
    } catch (error) {
      if (error instanceof LlmError) used = error.tokensUsed;
      else if (error instanceof APIError && error.status !== undefined) used = 0;
      throw error;
    } finally {
      budget.settle(reserved, used);
    }
  }

  /** Sends the request. After a 400 that names a parameter, the request is sent again in another dialect. */
  private async send(request: LlmRequest, signal: AbortSignal): Promise<unknown> {
    for (;;) {
      const dialect = this.dialect;
      try {
        return await this.client.chat.completions.create(body(request, this.options.model, dialect), {
          signal,
          timeout: request.timeoutMs,
        });
      } catch (error) {
        if (!(error instanceof BadRequestError || error instanceof UnprocessableEntityError)) throw error;
        const adapted = adaptDialect(dialect, `${error.param ?? ''} ${error.message}`);
        if (adapted === null) throw error;
        this.dialect = adapted;
      }
    }
  }

  private budgetOf(signal: AbortSignal): LlmBudget {
    const known = this.budgets.get(signal);
    if (known !== undefined) return known;
    const budget = new LlmBudget(this.options.tokensPerRun ?? LLM_LIMITS.tokensPerRun);
    this.budgets.set(signal, budget);
    return budget;
  }
}

function body(request: LlmRequest, model: string, dialect: LlmDialect): OpenAI.ChatCompletionCreateParamsNonStreaming {
  const { schemaName: name, schema } = request;
  const system =
    dialect.format === 'json_schema'
      ? request.system
      : `${request.system}\n\nAnswer with one JSON object of this schema:\n${JSON.stringify(schema)}`;
  return {
    model,
    messages: [
      { role: 'system', content: system },
      { role: 'user', content: request.user },
    ],
    [dialect.limit]: request.maxTokens,
    ...(dialect.deterministic ? { temperature: 0, seed: 1 } : {}),
    ...(dialect.format === 'json_schema'
      ? { response_format: { type: 'json_schema', json_schema: { name, schema, strict: true } } }
      : {}),
    ...(dialect.format === 'json_object' ? { response_format: { type: 'json_object' } } : {}),
  };
}

function isTransient(error: LlmError): boolean {
  return error.kind === 'rate-limited' || error.kind === 'server' || error.kind === 'network';
}

function asLlmError(error: unknown): LlmError {
  if (error instanceof LlmError) return error;
  if (error instanceof AnswerTooLongError) return new LlmError('malformed', error.message, 0, { cause: error });
  if ((error as { name?: unknown } | null)?.name === 'SyntaxError')
    return new LlmError('malformed', 'The service answered with broken JSON', 0, { cause: error });
  if (!(error instanceof APIError) || error.status === undefined) {
    return new LlmError('network', 'The service could not be reached, or the connection broke', 0, { cause: error });
  }
  const status: number = error.status;
  if (status === 429) {
    const seconds = Number(error.headers?.get('retry-after') ?? Number.NaN);
    const retryAfterMs = Number.isFinite(seconds) ? seconds * 1000 : undefined;
    return new LlmError('rate-limited', 'The service has limited our requests', 0, { cause: error, retryAfterMs });
  }
  return new LlmError(status >= 500 ? 'server' : 'refused', `The service answered with status ${status}`, 0, {
    cause: error,
  });
}
