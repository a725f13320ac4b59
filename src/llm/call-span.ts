import { ATTRIBUTES } from '../platform/tracing/attributes.js';
import { inSpan } from '../platform/tracing/spans.js';
import { type LlmCompletion } from './llm-client.js';

interface Call {
  baseUrl: string;
  /** Name of the requested model. */
  model: string;
  /** Most tokens that the model may write. */
  maxTokens: number;
}

/** Makes one call to a model in its own span with model, cost and outcome; prompts and completions are left out. */
export function inCallSpan(call: Call, send: () => Promise<LlmCompletion>): Promise<LlmCompletion> {
  const { hostname, port, protocol } = new URL(call.baseUrl);
  const attributes = {
    [ATTRIBUTES.modelOperation]: 'chat',
    // The OpenTelemetry conventions ask for this value if a service speaks OpenAI's protocol and does not name itself.
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
