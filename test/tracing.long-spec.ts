import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunResult } from '../src/pipeline/pipeline.dto.js';
import { MisbehavingLlmServer } from './support/misbehaving-llm-server.js';
import { NodeChild } from './support/processes/child-process.js';
import { freePort } from './support/servers/server-process.js';
import { startTestApp, type TestApp } from './support/test-app.js';
import { createTestDatabase } from './support/test-database.js';
import { newUser } from './support/test-user.js';
import { attributesOf, type SentSpan, TraceCollector } from './support/trace-collector.js';

const POSTING =
  'Senior Go Engineer\n\nLocation: Berlin\n\nRequirements:\n- Go\n- Kubernetes\n\nQuokkalytics builds dashboards for zoos.';
const CLIENT = { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331' };
const TRACEPARENT = `00-${CLIENT.traceId}-${CLIENT.spanId}-01`;
const KINDS = { internal: 1, server: 2, client: 3, consumer: 5 };

describe('a service with a collector of traces', () => {
  let collector: TraceCollector;
  let model: MisbehavingLlmServer;
  let service: TestApp;
  let result: RunResult;
  let email: string;
  let token: string;

  beforeAll(async () => {
    collector = await TraceCollector.start();
    model = await MisbehavingLlmServer.start({
      kind: 'content',
      content: { nothing: 'of use' },
      usage: 7,
      model: 'parrot-1',
    });
    service = await startTestApp({
      otelExporterOtlpEndpoint: collector.url,
      otelServiceName: 'githire-of-the-test',
      llmBaseUrl: model.baseUrl,
      llmModel: 'parrot',
    });
    const user = await newUser(service);
    token = user.token;
    email = ((await user.get('/auth/me').set('traceparent', TRACEPARENT)).body as { email: string }).email;
    result = (
      await user
        .post('/pipeline/run', { jobDescriptionText: POSTING, maxCandidates: 3 })
        .set('traceparent', TRACEPARENT)
    ).body as RunResult;
    await service.request().get('/nowhere');
    await service.request().get('/health/ready');
    await service.close();
  }, 120_000);

  afterAll(async () => {
    await model.stop();
    await collector.stop();
  });

  const named = (name: string): SentSpan[] => collector.spans.filter((span) => span.name === name);
  const first = (name: string): SentSpan => {
    const [span] = named(name);
    if (span === undefined)
      throw new Error(`no span is named ${name}: ${collector.spans.map((sent) => sent.name).join()}`);
    return span;
  };

  it('says which service it is', () => {
    expect(collector.resource).toMatchObject({
      'service.name': 'githire-of-the-test',
      'service.version': expect.any(String),
      'service.instance.id': expect.any(String),
    });
  });

  it("takes up the client's trace, under the name of the route", () => {
    // The new user has asked for itself before, without a trace.
    const span = named('GET /auth/me').at(-1) ?? first('GET /auth/me');
    expect([span.traceId, span.parentSpanId, span.kind]).toEqual([CLIENT.traceId, CLIENT.spanId, KINDS.server]);
    expect(attributesOf(span)).toEqual({
      'http.request.method': 'GET',
      'http.route': '/auth/me',
      'http.response.status_code': 200,
      'url.scheme': 'http',
    });
  });

  it('begins a trace where the client brings none', () => {
    const span = first('POST /auth/register');
    expect([span.traceId === CLIENT.traceId, span.parentSpanId]).toEqual([false, undefined]);
  });

  it('names a path that no controller knows by its method alone', () => {
    expect(attributesOf(first('GET'))).toMatchObject({ 'http.response.status_code': 404 });
  });

  it('does not trace the probes', () => {
    expect(collector.text).not.toContain('/health/');
  });

  it('gives a run a trace of its own, linked to the request that started it', () => {
    const run = first('run');
    const request = first('POST /pipeline/run');
    expect([run.parentSpanId, run.kind]).toEqual([undefined, KINDS.consumer]);
    expect(run.links?.map(({ traceId, spanId }) => [traceId, spanId])).toEqual([[request.traceId, request.spanId]]);
    expect(attributesOf(run)).toEqual({ 'githire.run.id': result.executionId, 'githire.run.status': 'completed' });
  });

  it('has one span per stage, children of the run', () => {
    const stages = collector.spans.filter((span) => span.name.startsWith('stage '));
    expect(stages.map(({ name }) => name)).toEqual([
      'stage jd-parser',
      'stage github-sourcer',
      'stage ranking-engine',
      'stage outreach-generator',
    ]);
    expect(new Set(stages.map(({ parentSpanId }) => parentSpanId))).toEqual(new Set([first('run').spanId]));
  });

  it('has one span per request to GitHub, children of the stage, with what each has cost', () => {
    const requests = [...named('POST /graphql'), ...named('GET /search/users')];
    expect(requests.length).toBe(result.metadata?.github.requests);
    expect(new Set(requests.map(({ parentSpanId, kind }) => `${parentSpanId} ${kind}`))).toEqual(
      new Set([`${first('stage github-sourcer').spanId} ${KINDS.client}`]),
    );
    const points = requests
      .map((request) => Number(attributesOf(request)['githire.github.points'] ?? 0))
      .reduce((sum, charged) => sum + charged, 0);
    expect(points).toBe(result.metadata?.github.points);
    expect(attributesOf(first('POST /graphql'))).toMatchObject({
      'http.request.method': 'POST',
      'http.response.status_code': 200,
      'url.template': '/graphql',
      'server.address': '127.0.0.1',
      'graphql.operation.name': expect.any(String),
    });
  });

  it('has one span per call to the model, with what each has cost', () => {
    const calls = named('chat parrot');
    expect(calls.length).toBe(model.asked.length);
    expect(attributesOf(first('chat parrot'))).toMatchObject({
      'gen_ai.operation.name': 'chat',
      'gen_ai.request.model': 'parrot',
      'gen_ai.response.model': 'parrot-1',
      'githire.model.tokens': 7,
    });
    const stages = new Set([first('stage jd-parser').spanId, first('stage outreach-generator').spanId]);
    expect(calls.every(({ parentSpanId }) => stages.has(parentSpanId ?? ''))).toBe(true);
  });

  it('sends nothing personal and no secret', () => {
    const people = (result.rankedCandidates ?? []).flatMap(({ githubUsername, name }) => [
      githubUsername,
      name ?? githubUsername,
    ]);
    expect(people.length).toBeGreaterThan(0);
    const found = [...people, email, token, service.settings.jwtSecret ?? '', 'Quokkalytics', 'Berlin'].filter((text) =>
      collector.text.includes(text),
    );
    expect(found).toEqual([]);
  });

  it("puts the trace's id on the lines of a request and of a run", () => {
    const lines = service.logLines();
    const answered = lines.findLast(({ path, msg }) => path === '/auth/me' && msg === 'request answered');
    const completed = lines.find(({ msg }) => String(msg).includes(`${result.executionId} completed`));
    expect([answered?.['traceId'], completed?.['traceId']]).toEqual([CLIENT.traceId, first('run').traceId]);
  });
});

describe('a service whose collector is no help', () => {
  let service: TestApp;
  let collector: TraceCollector;

  async function useService(endpoint: string): Promise<number[]> {
    service = await startTestApp({ otelExporterOtlpEndpoint: endpoint });
    const user = await newUser(service);
    const { status } = await user.get('/projects');
    const health = await service.request().get('/health/ready');
    await service.close();
    return [status, health.status];
  }

  it('works without one where nobody listens, and says once that the last traces are lost', async () => {
    const statuses = await useService(`http://127.0.0.1:${await freePort()}`);
    const warnings = service
      .logLines()
      .filter(({ msg, level }) => level === 'warn' && String(msg).endsWith('last traces'));
    expect([statuses, warnings.length]).toEqual([[200, 200], 1]);
  }, 60_000);

  it('stops without waiting for one that never answers', async () => {
    collector = await TraceCollector.start({ answers: false });
    const statuses = await useService(collector.url);
    await collector.stop();
    expect([statuses, collector.spans.length > 0]).toEqual([[200, 200], true]);
  }, 60_000);
});

describe('a service without a collector', () => {
  let collector: TraceCollector;
  let child: NodeChild | undefined;

  afterEach(async () => {
    await child?.remove();
    await collector.stop();
  });

  /** Starts and stops the service in a process of its own; gives the packages that it had loaded. */
  async function packagesOf(settings: Record<string, string>): Promise<string[]> {
    const database = await createTestDatabase();
    const port = await freePort();
    child = new NodeChild('the service', 'src/main', {
      preload: ['test/support/processes/loaded-packages'],
      environment: {
        DATABASE_URL: database.databaseUrl,
        PORT: String(port),
        JWT_SECRET: 'a-secret-for-tests-only-0123456789abcdef',
        DOCS_ENABLED: 'false',
        ...settings,
      },
    });
    await child.until('answered', () =>
      fetch(`http://127.0.0.1:${port}/projects`).then(
        () => true,
        () => null,
      ),
    );
    await child.stop();
    await database.drop();
    return /^loaded: (.*)$/m.exec(child.log())?.[1]?.split(' ') ?? [];
  }

  it('sends nothing, and does not load what would send it', async () => {
    collector = await TraceCollector.start();
    const loaded = await packagesOf({});
    expect([loaded, collector.spans.length]).toEqual([['@opentelemetry/api'], 0]);
  }, 60_000);

  it('loads and sends where one is set', async () => {
    collector = await TraceCollector.start();
    const loaded = await packagesOf({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url });
    expect(loaded).toContain('@opentelemetry/sdk-trace-node');
    expect(collector.spans.map(({ name }) => name)).toContain('GET /projects');
  }, 60_000);
});
