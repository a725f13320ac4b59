import { type Metrics } from '../platform/common/metrics.js';
import { LlmClient, type LlmCompletion, type LlmRequest } from './llm-client.js';
import { LlmError } from './llm-error.js';

/** Counts the calls of another client as metrics. */
export class MeasuredLlmClient extends LlmClient {
  constructor(
    private readonly client: LlmClient,
    private readonly metrics: Metrics,
  ) {
    super();
  }

  async complete(request: LlmRequest): Promise<LlmCompletion> {
    const begun = performance.now();
    let call = { outcome: 'aborted', tokens: 0 };
    try {
      const completion = await this.client.complete(request);
      call = { outcome: 'ok', tokens: completion.tokensUsed };
      return completion;
    } catch (error) {
      if (error instanceof LlmError) call = { outcome: error.kind, tokens: error.tokensUsed };
      throw error;
    } finally {
      this.metrics.modelCalled({ ...call, purpose: request.schemaName, seconds: (performance.now() - begun) / 1000 });
    }
  }
}
