import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MisbehavingLlmServer, type Behaviour } from '../../test/support/misbehaving-llm-server.js';
import { type LlmRequest } from './llm-client.js';
import { LlmError } from './llm-error.js';
import { LLM_LIMITS } from './llm-limits.js';
import { OpenAiLlmClient } from './openai-llm-client.js';

const GOOD: Behaviour = { kind: 'content', content: { text: 'yes' } };

describe('OpenAiLlmClient', () => {
  let server: MisbehavingLlmServer | undefined;
  let pauses: number[];

  beforeEach(() => {
    pauses = [];
  });
  afterEach(async () => {
    await server?.stop();
    server = undefined;
  });

  async function clientFor(
    behaviours: Behaviour[],
    options: { apiKey?: string; tokensPerRun?: number } = {},
  ): Promise<OpenAiLlmClient> {
    server = await MisbehavingLlmServer.start(...behaviours);
    return new OpenAiLlmClient({
      baseUrl: server.baseUrl,
      model: 'asked-model',
      sleep: (milliseconds) => Promise.resolve(void pauses.push(milliseconds)),
      ...options,
    });
  }

  function request(changes: Partial<LlmRequest> = {}): LlmRequest {
    return {
      system: 'Rules.',
      user: 'Material.',
      schemaName: 'answer',
      schema: {
        type: 'object',
        properties: { text: { type: 'string' } },
        required: ['text'],
        additionalProperties: false,
      },
      maxTokens: 50,
      signal: new AbortController().signal,
      timeoutMs: 5_000,
      ...changes,
    };
  }

  async function failure(client: OpenAiLlmClient, changes: Partial<LlmRequest> = {}): Promise<LlmError> {
    const outcome = await client.complete(request(changes)).catch((error: unknown) => error);
    expect(outcome).toBeInstanceOf(LlmError);
    return outcome as LlmError;
  }

  it('gives the JSON, the tokens and the model of a proper answer', async () => {
    const client = await clientFor([GOOD]);
    expect(await client.complete(request())).toEqual({ value: { text: 'yes' }, tokensUsed: 120, model: 'scripted-1' });
  });

  it('takes a redirect for a refusal and does not follow it', async () => {
    const client = await clientFor([{ kind: 'redirect' }, GOOD]);
    expect(await failure(client)).toMatchObject({ kind: 'refused', message: 'The service answered with status 307' });
    expect(server?.asked).toHaveLength(1);
  });

  it('asks for the schema, a bounded answer and no chance', async () => {
    const client = await clientFor([GOOD]);
    await client.complete(request());
    expect(server?.asked[0]).toMatchObject({
      model: 'asked-model',
      max_tokens: 50,
      temperature: 0,
      response_format: { type: 'json_schema', json_schema: { name: 'answer', strict: true } },
    });
  });

  it('sends the key where there is one', async () => {
    const client = await clientFor([GOOD], { apiKey: 'secret' });
    await client.complete(request());
    expect(server?.authorizations).toEqual(['Bearer secret']);
  });

  it('sends no authorization without a key', async () => {
    const client = await clientFor([GOOD]);
    await client.complete(request());
    expect(server?.authorizations).toEqual([undefined]);
  });

  it('estimates the tokens of a service that does not count them', async () => {
    const client = await clientFor([{ kind: 'content', content: { text: 'yes' }, usage: null }]);
    expect((await client.complete(request())).tokensUsed).toBeGreaterThan(0);
  });

  it('takes JSON out of a code fence', async () => {
    const client = await clientFor([{ kind: 'content', content: '```json\n{"text": "yes"}\n```' }]);
    expect((await client.complete(request())).value).toEqual({ text: 'yes' });
  });

  it.each<[string, Behaviour, LlmError['kind']]>([
    ['text that is not JSON', { kind: 'content', content: 'Sure! Here is your mail.' }, 'malformed'],
    ['an empty answer', { kind: 'content', content: '' }, 'malformed'],
    ['an answer that was cut off', { kind: 'content', content: '{"text": "y', finishReason: 'length' }, 'malformed'],
    ['a body that is not JSON', { kind: 'raw', body: '{"choices": [' }, 'malformed'],
    ['a web page', { kind: 'raw', body: '<html>Welcome</html>', contentType: 'text/html' }, 'malformed'],
    ['JSON of another shape', { kind: 'raw', body: '[null, 1, {"choices": 7}]' }, 'malformed'],
    ['a body without end', { kind: 'endless' }, 'malformed'],
    ['a refusal', { kind: 'refusal' }, 'refused'],
    ['a filtered answer', { kind: 'content', content: 'x', finishReason: 'content_filter' }, 'refused'],
    ['a wrong key', { kind: 'status', status: 401 }, 'refused'],
    ['a model that is not there', { kind: 'status', status: 404 }, 'refused'],
    ['a request that it does not take', { kind: 'status', status: 400, message: 'The prompt is too long' }, 'refused'],
    ['too many requests', { kind: 'status', status: 429 }, 'rate-limited'],
    ['a fault of its own', { kind: 'status', status: 503 }, 'server'],
    ['a dropped connection', { kind: 'reset' }, 'network'],
  ])('tells %s by its kind', async (_name, behaviour, kind) => {
    const client = await clientFor([behaviour]);
    expect((await failure(client)).kind).toBe(kind);
  });

  it.each<[string, Behaviour]>([
    ['never answers', { kind: 'hang' }],
    ['stalls within the body', { kind: 'stall' }],
  ])('gives up on a service that %s', async (_name, behaviour) => {
    const client = await clientFor([behaviour]);
    expect((await failure(client, { timeoutMs: 60 })).kind).toBe('timeout');
  });

  it('gives up on a service that is not there', async () => {
    const client = await clientFor([GOOD]);
    await server?.stop();
    expect((await failure(client)).kind).toBe('network');
  });

  it.each<[string, Behaviour]>([
    ['a limit', { kind: 'status', status: 429 }],
    ['a fault', { kind: 'status', status: 500 }],
    ['a dropped connection', { kind: 'reset' }],
  ])('tries once more after %s', async (_name, behaviour) => {
    const client = await clientFor([behaviour, GOOD]);
    expect((await client.complete(request())).value).toEqual({ text: 'yes' });
  });

  it('tries no more than once more', async () => {
    const client = await clientFor([{ kind: 'status', status: 500 }]);
    await failure(client);
    expect(server?.asked).toHaveLength(1 + LLM_LIMITS.retries);
  });

  it('waits as long as the service asks', async () => {
    const client = await clientFor([{ kind: 'status', status: 429, retryAfter: '2' }, GOOD]);
    await client.complete(request());
    expect(pauses).toEqual([2_000]);
  });

  it('does not wait for a service that asks for too long', async () => {
    const client = await clientFor([{ kind: 'status', status: 429, retryAfter: '3600' }, GOOD]);
    expect((await failure(client)).kind).toBe('rate-limited');
  });

  it('does not try again where trying again changes nothing', async () => {
    const client = await clientFor([{ kind: 'refusal' }]);
    await failure(client);
    expect(server?.asked).toHaveLength(1);
  });

  it('learns that a service knows no schemas, and puts the schema into the prompt', async () => {
    const client = await clientFor([
      { kind: 'status', status: 400, message: "'response_format' of type json_schema is not supported" },
      GOOD,
    ]);
    await client.complete(request());
    await client.complete(request());
    expect(server?.asked.map((asked) => asked.response_format?.type)).toEqual([
      'json_schema',
      'json_object',
      'json_object',
    ]);
    expect(server?.asked[1]?.messages[0]?.content).toContain('"additionalProperties":false');
  });

  it('learns the newer name of the answer limit', async () => {
    const client = await clientFor([
      { kind: 'status', status: 400, message: 'Unsupported parameter', param: 'max_tokens' },
      GOOD,
    ]);
    await client.complete(request());
    expect(server?.asked[1]).toMatchObject({ max_completion_tokens: 50 });
  });

  it('stops where the run is aborted, with the reason of the run', async () => {
    const client = await clientFor([{ kind: 'hang' }]);
    const run = new AbortController();
    const asked = client.complete(request({ signal: run.signal }));
    run.abort(new Error('cancelled by a person'));
    await expect(asked).rejects.toThrow('cancelled by a person');
  });

  it('spends no more than the budget of the run', async () => {
    const client = await clientFor([{ kind: 'content', content: { text: 'yes' }, usage: 90 }], { tokensPerRun: 140 });
    const run = request();
    await client.complete(run);
    const second = await client.complete(run).catch((error: unknown) => error);
    expect(second).toMatchObject({ kind: 'budget' });
    expect(server?.asked).toHaveLength(1);
  });

  it('gives each run a budget of its own', async () => {
    const client = await clientFor([{ kind: 'content', content: { text: 'yes' }, usage: 90 }], { tokensPerRun: 150 });
    await client.complete(request());
    expect((await client.complete(request())).tokensUsed).toBe(90);
  });

  it('does not overspend with calls made at the same time', async () => {
    const client = await clientFor([{ kind: 'content', content: { text: 'yes' }, usage: 50 }], { tokensPerRun: 120 });
    const run = request();
    const outcomes = await Promise.allSettled([client.complete(run), client.complete(run), client.complete(run)]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
  });

  it('counts the tokens of an answer that could not be used', async () => {
    const client = await clientFor([{ kind: 'content', content: 'no JSON', usage: 77 }]);
    expect((await failure(client)).tokensUsed).toBe(77);
  });
});
