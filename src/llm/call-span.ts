import { ATTRIBUTES } from '../platform/tracing/attributes.js';
import { inSpan } from '../platform/tracing/spans.js';
import { type LlmCompletion } from './llm-client.js';

interface Call {
  baseUrl: string;
  /** Name of the model that is asked. */
  model: string;
  /** Most tokens the answer may have. */
  maxTokens: number;
}

/** Makes one call to a model within a span of its own: which model, what it cost, how it ended; never what was said. */
export function inCallSpan(call: Call, send: () => Promise<LlmCompletion>): Promise<LlmCompletion> {
  const { hostname, port, protocol } = new URL(call.baseUrl);
  const attributes = {
    [ATTRIBUTES.modelOperation]: 'chat',
    // What the conventions ask for where a service speaks OpenAI's protocol and says no more of itself.
    [ATTRIBUTES.modelProvider]: 'openai',
    [ATTRIBUTES.modelAsked]: call.model,
    [ATTRIBUTES.modelMaxTokens]: call.maxTokens,
    [ATTRIBUTES.serverAddress]: hostname,
    [ATTRIBUTES.serverPort]: Number(port || (protocol === 'https:' ? 443 : 80)),
  };
  return inSpan({ name: `chat ${call.model}`, kind: 'CLIENT', attributes }, async (span) => {
    const completion = await send();
    span.setAttributes({
      [ATTRIBUTES.modelAnswered]: completion.model,
      [ATTRIBUTES.modelTokens]: completion.tokensUsed,
    });
    return completion;
  });
}
