import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type INestApplication } from '@nestjs/common';
import { ExpressAdapter } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { register } from 'prom-client';
import { Metrics } from '../src/platform/common/metrics.js';
import { Settings } from '../src/platform/config/settings.js';
import { type StageContext } from '../src/domain/stage.js';
import { GithireModule } from '../src/githire.module.js';
import { MetricsModule } from '../src/platform/metrics/metrics.module.js';
import { MetricsService } from '../src/platform/metrics/metrics.service.js';
import { GithubSourcer } from '../src/stages/github-sourcer/github-sourcer.js';
import { startTestApp, type TestApp } from './support/test-app.js';
import { createTestDatabase, type TestDatabase } from './support/test-database.js';
import { newUser, type TestUser } from './support/test-user.js';

const POSTING = 'Senior Go Engineer\n\nWe look for a senior Go engineer in Berlin who knows Kubernetes.';
const TOKEN = 'a-token-of-the-metrics';

/** `name: type`, and the labels, of every row of the page's tables. */
async function documented(): Promise<Map<string, { type: string; labels: string[] }>> {
  const page = await readFile(new URL('../docs/metrics.md', import.meta.url), 'utf8');
  const rows = [...page.matchAll(/^\| `(\w+)` \| (\w+) \| ([^|]*) \|/gm)];
  return new Map(
    rows.map(([, name = '', type = '', labels = '']) => [
      name,
      { type, labels: [...labels.matchAll(/`(\w+)`/g)].map((match) => match[1] ?? '') },
    ]),
  );
}

interface Sample {
  name: string;
  labels: Record<string, string>;
  value: number;
}

async function scrape(service: TestApp): Promise<string> {
  return (await service.request().get('/metrics').expect(200)).text;
}

function samplesOf(text: string): Sample[] {
  return [...text.matchAll(/^(\w+)(?:\{(.*)\})? (\S+)$/gm)].map(([, name = '', labels = '', value = '']) => ({
    name,
    labels: Object.fromEntries(
      [...labels.matchAll(/(\w+)="([^"]*)"/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
    ),
    value: Number(value),
  }));
}

/** The sum of all samples of that name with those labels; undefined where there is none. */
function total(text: string, name: string, labels: Record<string, string> = {}): number | undefined {
  const found = samplesOf(text).filter(
    (sample) =>
      sample.name === name && Object.entries(labels).every(([label, value]) => sample.labels[label] === value),
  );
  return found.length === 0 ? undefined : found.reduce((sum, { value }) => sum + value, 0);
}

/** A scrape that holds; an answer is counted a moment after its client has read it. */
async function scrapeUntil(service: TestApp, holds: (text: string) => boolean): Promise<string> {
  for (;;) {
    const text = await scrape(service);
    if (holds(text)) return text;
  }
}

describe('GET /metrics', () => {
  let service: TestApp;
  let user: TestUser;
  let text: string;

  beforeAll(async () => {
    service = await startTestApp();
    user = await newUser(service);
    await user.post('/pipeline/run', { jobDescriptionText: POSTING, maxCandidates: 3 }).expect(200);
    await user.get('/projects').expect(200);
    await user.get('/projects/01a2026b-78ad-73e6-a75a-61bd81af3d4c').expect(404);
    await user.get('/projects/01a2026b-78ad-73e6-a75a-61bd81af3d4d').expect(404);
    await service.request().get('/projects').expect(401);
    await service.request().get('/nowhere/secret-path').expect(404);
    await service.request().get('/projects/%zz').expect(404);
    text = await scrapeUntil(service, (seen) => total(seen, 'githire_http_requests_total', { route: 'none' }) === 2);
  }, 60_000);

  afterAll(() => service.close());

  describe('and docs/metrics.md', () => {
    it('name the same metrics with the same types', async () => {
      const shown = [...text.matchAll(/^# TYPE (\w+) (\w+)$/gm)].map(([, name, type]) => `${name}: ${type}`);
      const told = [...(await documented())].map(([name, { type }]) => `${name}: ${type}`);
      expect(shown.sort()).toEqual(told.sort());
    });

    it('name the same labels', async () => {
      const pages = await documented();
      const strange = samplesOf(text).filter(({ name, labels }) => {
        const page = pages.get(name) ?? pages.get(name.replace(/_(bucket|sum|count)$/, ''));
        return (
          Object.keys(labels)
            .filter((label) => label !== 'le')
            .sort()
            .join() !== [...(page?.labels ?? [])].sort().join()
        );
      });
      expect(strange).toEqual([]);
    });
  });

  describe('tells of requests', () => {
    it("by the route's pattern and the status", () => {
      const route = '/projects/:projectId';
      expect(total(text, 'githire_http_requests_total', { method: 'GET', route, status: '404' })).toBe(2);
    });

    it('that a guard has refused', () => {
      expect(total(text, 'githire_http_requests_total', { route: '/projects', status: '401' })).toBe(1);
    });

    it('that no route matched, under one name', () => {
      expect(total(text, 'githire_http_requests_total', { route: 'none', status: '404' })).toBe(2);
    });

    it('how long they took, with a bucket at 200 ms', () => {
      const labels = { method: 'GET', route: '/projects' };
      expect(total(text, 'githire_http_request_duration_seconds_count', labels)).toBe(2);
      expect(total(text, 'githire_http_request_duration_seconds_bucket', { ...labels, le: '0.2' })).toBeDefined();
    });

    it('that are being answered: the scrape itself', () => {
      expect(total(text, 'githire_http_requests_in_flight')).toBe(1);
    });

    it('whose client went away', async () => {
      const leaving = new AbortController();
      const answer = fetch(`${service.url}/pipeline/run`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${user.token}`, 'Content-Type': 'application/json', 'Content-Length': '100' },
        // A body that does not end keeps the request open.
        body: new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode('{"name":')) }),
        duplex: 'half',
        signal: leaving.signal,
      } as RequestInit);
      await scrapeUntil(service, (seen) => total(seen, 'githire_http_requests_in_flight') === 2);
      leaving.abort();
      await expect(answer).rejects.toThrow('aborted');
      const after = await scrapeUntil(service, (seen) => total(seen, 'githire_http_requests_in_flight') === 1);
      expect(total(after, 'githire_http_requests_total', { status: 'aborted' })).toBe(1);
    });
  });

  it.each([
    ['the run that completed', 'githire_runs_ended_total', { outcome: 'completed', code: 'none' }],
    ['its wait', 'githire_run_wait_seconds_count', {}],
    ['its duration', 'githire_run_duration_seconds_count', { outcome: 'completed' }],
    ['its stages', 'githire_stage_duration_seconds_count', { stage: 'ranking-engine', outcome: 'completed' }],
    ['the requests to GitHub', 'githire_github_requests_total', { outcome: 'ok' }],
    ['the points spent', 'githire_github_points_total', {}],
    ['the answers that were not kept yet', 'githire_snapshot_reads_total', { result: 'miss' }],
    ['the open connection', 'githire_database_connections', { state: 'open' }],
    ['the processor time', 'process_cpu_seconds_total', {}],
    ['the memory', 'process_resident_memory_bytes', {}],
    ['the busy event loop', 'githire_event_loop_active_seconds_total', {}],
  ])('tells of %s', (_what, name, labels: Record<string, string>) => {
    expect(total(text, name, labels)).toBeGreaterThan(0);
  });

  it.each([
    ['runs', 'githire_runs', { state: 'waiting' }],
    ['password hashes', 'githire_password_hashes', { state: 'waiting' }],
    ['statements', 'githire_database_waiting', {}],
    ['limits of GitHub', 'githire_github_limited_seconds', { bucket: 'graphql' }],
  ])('tells that no %s are waited for', (_what, name, labels: Record<string, string>) => {
    expect(total(text, name, labels)).toBe(0);
  });

  it('tells that no stream is open and no run was interrupted', () => {
    expect([total(text, 'githire_event_streams'), total(text, 'githire_run_interruptions_total')]).toEqual([0, 0]);
  });

  it('names no person, no account, no project and no path', async () => {
    const { body } = await user.get('/projects').expect(200);
    const [project] = (body as { projects: { projectId: string }[] }).projects;
    const secrets = [user.userId, user.token, project?.projectId ?? '', 'secret-path', 'mail.example', 'Berlin'];
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  });

  it('is not in the access log', () => {
    expect(service.logLines().filter((line) => line['path'] === '/metrics')).toEqual([]);
  });

  it("leaves prom-client's default registry to the host", () => {
    expect(register.getMetricsAsArray()).toEqual([]);
  });

  it('has each application of a process count for itself', async () => {
    const other = await startTestApp();
    const seen = await scrape(other);
    await other.close();
    expect(total(seen, 'githire_http_requests_total')).toBeUndefined();
  });
});

describe('a run that does not complete', () => {
  let service: TestApp;
  let user: TestUser;
  let sourcing: Promise<void>;

  beforeAll(async () => {
    let begun = (): void => undefined;
    sourcing = new Promise((resolve) => {
      begun = resolve;
    });
    // A stage that ends only when it is told to.
    const run = (_input: unknown, { signal }: StageContext): Promise<never> =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error));
        begun();
      });
    service = await startTestApp({}, (builder) =>
      builder.overrideProvider(GithubSourcer).useValue({ name: 'github-sourcer', run }),
    );
    user = await newUser(service);
  });

  afterAll(() => service.close());

  it('is seen at work, and then counted once as cancelled', async () => {
    const run = await user
      .post('/pipeline/run', { jobDescriptionText: POSTING })
      .set('Prefer', 'respond-async')
      .expect(202);
    await sourcing;
    expect(total(await scrape(service), 'githire_runs', { state: 'running' })).toBe(1);
    await user.post(`/pipeline/status/${(run.body as { executionId: string }).executionId}/cancel`).expect(202);
    const seen = await scrapeUntil(service, (later) => total(later, 'githire_runs', { state: 'running' }) === 0);
    expect(total(seen, 'githire_runs_ended_total', { outcome: 'cancelled', code: 'none' })).toBe(1);
    expect(total(seen, 'githire_stage_duration_seconds_count', { stage: 'github-sourcer', outcome: 'cancelled' })).toBe(
      1,
    );
  });
});

describe('inside a host application on Express', () => {
  let database: TestDatabase;
  let host: INestApplication;

  beforeAll(async () => {
    database = await createTestDatabase();
    const { databaseUrl, databasePoolSize } = database;
    const settings = Object.assign(new Settings(), {
      databaseUrl,
      databasePoolSize,
      jwtSecret: 'a-secret-for-tests-only-0123456789abcdef',
    });
    const module = await Test.createTestingModule({ imports: [GithireModule.forService(settings, {})] }).compile();
    host = module.createNestApplication(new ExpressAdapter(), { logger: false });
    await host.listen(0, '127.0.0.1');
  });

  afterAll(async () => {
    await host.close();
    await database.drop();
  });

  it('mounts no path', async () => {
    expect((await fetch(`${await host.getUrl()}/metrics`)).status).toBe(404);
  });

  it('gives its own numbers to the host, and leaves requests and the process to it', async () => {
    const { text } = await host.get(MetricsService).render();
    expect(total(text, 'githire_database_connections', { state: 'limit' })).toBeGreaterThan(0);
    expect([total(text, 'githire_http_requests_total'), total(text, 'process_cpu_seconds_total')]).toEqual([
      undefined,
      undefined,
    ]);
  });
});

describe('METRICS_TOKEN', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await startTestApp({ metricsToken: TOKEN });
  });

  afterAll(() => service.close());

  it('opens the metrics', async () => {
    const answer = await service.request().get('/metrics').set('Authorization', `Bearer ${TOKEN}`).expect(200);
    expect(answer.headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
  });

  it.each([
    ['no token', undefined],
    ['another token', `Bearer ${TOKEN}x`],
    ['the token without its scheme', TOKEN],
  ])('refuses %s', async (_what, authorization) => {
    const request = service.request().get('/metrics');
    const answer = await (authorization === undefined ? request : request.set('Authorization', authorization));
    expect([answer.status, (answer.body as { code: string }).code, answer.headers['www-authenticate']]).toEqual([
      401,
      'unauthenticated',
      'Bearer',
    ]);
  });
});

describe('a level', () => {
  async function renderWith(read: () => number | Promise<number>): Promise<string> {
    const module = await Test.createTestingModule({ imports: [MetricsModule] }).compile();
    module.get(Metrics).watch('eventStreams', read);
    return (await module.get(MetricsService).render()).text;
  }

  it('is read at the scrape', async () => {
    expect(total(await renderWith(() => 7), 'githire_event_streams')).toBe(7);
  });

  it('that cannot be read has no sample, and the scrape goes on', async () => {
    const text = await renderWith(() => Promise.reject(new Error('on purpose')));
    expect([total(text, 'githire_event_streams'), total(text, 'githire_build_info')]).toEqual([undefined, 1]);
  });

  it('that hangs has no sample, and the scrape goes on', async () => {
    const text = await renderWith(() => new Promise<number>(() => undefined));
    expect([total(text, 'githire_event_streams'), total(text, 'githire_build_info')]).toEqual([undefined, 1]);
  });
});
