import { Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { describe, expect, it } from '@jest/globals';
import { ConfigModule } from '../platform/config/config.module.js';
import { Settings } from '../platform/config/settings.js';
import { LlmClient } from './llm-client.js';
import { LlmModule } from './llm.module.js';
import { OpenAiLlmClient } from './openai-llm-client.js';

async function provided(settings: Partial<Settings>): Promise<unknown> {
  @Module({
    imports: [
      ConfigModule.forRoot([{ provide: Settings, useValue: Object.assign(new Settings(), settings) }]),
      LlmModule,
    ],
  })
  class Host {}
  const host = await Test.createTestingModule({ imports: [Host] }).compile();
  return host.get<unknown>(LlmClient, { strict: false });
}

describe('LlmModule', () => {
  it('provides null where no service is configured', async () => {
    expect(await provided({})).toBeNull();
  });

  it('provides a client where one is', async () => {
    expect(await provided({ llmBaseUrl: 'http://127.0.0.1:1/v1', llmModel: 'm' })).toBeInstanceOf(OpenAiLlmClient);
  });
});
