import { setTimeout as sleep } from 'node:timers/promises';
import { Module } from '@nestjs/common';
import { Metrics } from '../platform/common/metrics.js';
import { Settings } from '../platform/config/settings.js';
import { LlmClient } from './llm-client.js';
import { MeasuredLlmClient } from './measured-llm-client.js';

/**
 * Provides `LlmClient`, or `null` if no service is configured: `@Inject(LlmClient) llm: LlmClient | null`. The `openai`
 * package is imported only if it is needed.
 */
@Module({
  providers: [
    {
      provide: LlmClient,
      inject: [
        { token: Settings, optional: true },
        { token: Metrics, optional: true },
      ],
      useFactory: async (
        { llmBaseUrl, llmApiKey, llmModel, llmTokensPerRun }: Settings = new Settings(),
        metrics?: Metrics,
      ): Promise<LlmClient | null> => {
        if (llmBaseUrl === undefined || llmModel === undefined) return null;
        const { OpenAiLlmClient } = await import('./openai-llm-client.js');
        const client = new OpenAiLlmClient({
          baseUrl: llmBaseUrl,
          apiKey: llmApiKey,
          model: llmModel,
          tokensPerRun: llmTokensPerRun,
          sleep: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }),
        });
        return metrics === undefined ? client : new MeasuredLlmClient(client, metrics);
      },
    },
  ],
  exports: [LlmClient],
})
export class LlmModule {}
