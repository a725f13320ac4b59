import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AccessEnds } from '../src/auth/sessions/access-ends.js';
import { type ExecutionView, type RunAccepted, type RunResult } from '../src/pipeline/pipeline.dto.js';
import { createPostgresDatabase, postgresIsThere } from './support/postgres.js';
import { EventStreamClient } from './support/event-stream.js';
import { eventually } from './support/eventually.js';
import { REDIS_URL, RedisCorner, redisIsThere } from './support/redis.js';
import { signal, withStages } from './support/stage-doubles.js';
import { startTestApp, type TestApp } from './support/test-app.js';
import { newUser, type TestUser } from './support/test-user.js';

const POSTING = 'Senior Go Engineer\n\nRequirements:\n- Go\n- Kubernetes';
const there = (await postgresIsThere()) && (await redisIsThere());

/** Two services that answer and one that works, on one PostgreSQL and one Redis. */
(there ? describe : describe.skip)('several processes side by side', () => {
  let first: TestApp;
  let second: TestApp;
  let worker: TestApp;
  let user: TestUser;
  let corner: RedisCorner;
  let drop: () => Promise<void>;
  let goOn: ReturnType<typeof signal>;
  let begun: ReturnType<typeof signal>;
  let aborted: ReturnType<typeof signal>;

  beforeAll(async () => {
    const database = await createPostgresDatabase();
    drop = database.drop;
    corner = new RedisCorner();
    const shared = {
      databaseUrl: database.url,
      redisUrl: REDIS_URL,
      redisPrefix: corner.nextPrefix(),
      runLeaseSeconds: 1,
      eventHeartbeatSeconds: 3600,
    };
    [first, second] = await Promise.all(
      [0, 1].map(() => startTestApp({ ...shared, pipelineConcurrency: 0 })) as [Promise<TestApp>, Promise<TestApp>],
    );
    worker = await startTestApp(
      shared,
      withStages({
        'ranking-engine': async (_input, context) => {
          context.signal.addEventListener('abort', () => aborted.resolve());
          begun.resolve();
          await goOn.promise;
          return [];
        },
      }),
    );
  });

  beforeEach(async () => {
    goOn = signal();
    begun = signal();
    aborted = signal();
    user = await newUser(first);
  });

  afterEach(() => goOn.resolve());

  afterAll(async () => {
    for (const service of [first, second, worker]) await service.close();
    await corner.clear();
    await drop();
  });

  const at = (service: TestApp, method: 'get' | 'post', path: string) =>
    service.request()[method](path).set('Authorization', `Bearer ${user.token}`);
  const submit = (service: TestApp) => at(service, 'post', '/pipeline/run').send({ jobDescriptionText: POSTING });

  it('answer a synchronous run at one that another one works on', async () => {
    goOn.resolve();
    const { body, status } = await submit(second);
    expect([status, (body as RunResult).status]).toEqual([200, 'completed']);
  });

  it('show at one how a run goes that was given to another', async () => {
    const accepted = (await submit(first).set('Prefer', 'respond-async').expect(202)).body as RunAccepted;
    await begun.promise;
    const { body } = await at(second, 'get', accepted.statusUrl);
    expect(body).toMatchObject({ status: 'running', currentModule: 'ranking-engine' });
  });

  it('stream at one the events of a run that another one works on', async () => {
    const accepted = (await submit(first).set('Prefer', 'respond-async').expect(202)).body as RunAccepted;
    await begun.promise;
    const client = await EventStreamClient.open(`${second.url}${accepted.statusUrl}/events`, user.token);
    await eventually(() => client.events.length > 0);
    goOn.resolve();
    await client.ended;
    expect(client.events.at(-1)).toMatchObject({ event: 'done', data: { status: 'completed' } });
  });

  it('cancel at one what another one works on, and stop it there', async () => {
    const accepted = (await submit(first).set('Prefer', 'respond-async').expect(202)).body as RunAccepted;
    await begun.promise;
    const cancelled = await at(second, 'post', `${accepted.statusUrl}/cancel`);
    await aborted.promise;
    expect([cancelled.status, (cancelled.body as ExecutionView).status]).toEqual([202, 'cancelled']);
  });

  it('wake who waits at one for a run that was cancelled at another', async () => {
    const waiting = submit(first).then((answer) => answer);
    await begun.promise;
    const { projects } = (await at(second, 'get', '/projects')).body as { projects: { projectId: string }[] };
    const exported = (await at(second, 'get', '/auth/me/export')).body as {
      executions: { executionId: string; projectId: string }[];
    };
    const run = exported.executions.find(({ projectId }) => projectId === projects[0]?.projectId);
    await at(second, 'post', `/pipeline/status/${run?.executionId}/cancel`).expect(202);
    expect(((await waiting).body as { code: string }).code).toBe('cancelled');
  });

  it('give the same run for the same idempotency key at either', async () => {
    goOn.resolve();
    const answers = await Promise.all(
      [first, second].map((service) => submit(service).set('Idempotency-Key', 'same').set('Prefer', 'respond-async')),
    );
    const ids = answers.map(({ body }) => (body as RunAccepted).executionId);
    expect(ids).toEqual([ids[0], ids[0]]);
  });

  it('refuse at one a token that was revoked at another', async () => {
    await at(first, 'post', '/auth/logout').expect(204);
    expect((await at(second, 'get', '/auth/me')).status).toBe(401);
  });

  it('end at one the event stream of a session that is ended at another', async () => {
    const accepted = (await submit(first).set('Prefer', 'respond-async').expect(202)).body as RunAccepted;
    await begun.promise;
    const client = await EventStreamClient.open(`${second.url}${accepted.statusUrl}/events`, user.token);
    await eventually(() => client.events.length > 0);
    await at(first, 'post', '/auth/logout').expect(204);
    await client.ended;
    expect(client.events.map(({ event }) => event)).not.toContain('done');
  });

  it('hear at one whose access was ended at another', async () => {
    const heard = new Promise<string>((resolve) =>
      second.app.get(AccessEnds, { strict: false }).listen((userId) => userId === user.userId && resolve(userId)),
    );
    await at(first, 'post', '/auth/logout').expect(204);
    expect(await heard).toBe(user.userId);
  });

  it('count attempts to log in together', async () => {
    const attempt = (service: TestApp) =>
      service.request().post('/auth/login').send({ email: 'nobody@mail.example', password: 'wrong wrong wrong' });
    const statuses: number[] = [];
    for (let count = 0; count < 12; count += 1) statuses.push((await attempt(count % 2 === 0 ? first : second)).status);
    expect([statuses.includes(429), (await attempt(first)).status, (await attempt(second)).status]).toEqual([
      true,
      429,
      429,
    ]);
  });
});
