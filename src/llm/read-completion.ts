import { type LlmCompletion } from './llm-client.js';
import { LlmError } from './llm-error.js';
import { LLM_LIMITS } from './llm-limits.js';

/**
 * Reads the completion from the service's response, and validates every field of it.
 * @throws LlmError `refused` or `malformed`
 */
export function readCompletion(sent: unknown, promptTokens: number, askedModel: string): LlmCompletion {
  const choice = field(field(sent, 'choices'), 0);
  const message = field(choice, 'message');
  const content = field(message, 'content');
  const text = typeof content === 'string' ? content : '';
  const counted = field(field(sent, 'usage'), 'total_tokens');
  const tokensUsed =
    typeof counted === 'number' && Number.isSafeInteger(counted) && counted >= 0
      ? counted
      : promptTokens + Math.ceil(text.length / LLM_LIMITS.charactersPerToken);
  const reason = field(choice, 'finish_reason');
  const refusal = field(message, 'refusal');
  if (reason === 'content_filter' || (typeof refusal === 'string' && refusal !== '')) {
    throw new LlmError('refused', 'The model refused to answer', tokensUsed);
  }
  if (reason === 'length') throw new LlmError('malformed', 'The answer was cut off', tokensUsed);
  if (text.trim() === '') throw new LlmError('malformed', 'The answer is empty', tokensUsed);
  const model = field(sent, 'model');
  return {
    value: parse(text, tokensUsed),
    tokensUsed,
    model: typeof model === 'string' && /^[\w.:/@-]{1,100}$/.test(model) ? model : askedModel,
  };
}

const FENCE = '```';

/** Some models put JSON into a code fence even if the prompt forbids it. */
function withoutFence(text: string): string {
  const isFenced = text.length >= 2 * FENCE.length && text.startsWith(FENCE) && text.endsWith(FENCE);
  return isFenced ? text.slice(FENCE.length, -FENCE.length).replace(/^(?:json)?\s*/, '') : text;
}

function parse(text: string, tokensUsed: number): unknown {
  try {
    return JSON.parse(withoutFence(text.trim())) as unknown;
  } catch (error) {
    throw new LlmError('malformed', 'The answer is not JSON', tokensUsed, { cause: error });
  }
}

function field(value: unknown, key: string | number): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[key] : undefined;
}
