import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { EventStreams } from '../src/pipeline/events/event-streams.js';
import { type RunAccepted } from '../src/pipeline/pipeline.dto.js';
import { EventStreamClient } from './support/event-stream.js';
import { eventually } from './support/eventually.js';
import { signal, withStages } from './support/stage-doubles.js';
import { startTestApp, type TestApp } from './support/test-app.js';
import { newUser, type TestUser } from './support/test-user.js';

const POSTING = 'Senior Go Engineer\n\nRequirements:\n- Go\n- Kubernetes';

describe('the events of a run', () => {
  let service: TestApp;
  let user: TestUser;
  let accepted: RunAccepted;
  let goOn: ReturnType<typeof signal>;
  const clients: EventStreamClient[] = [];

  beforeAll(async () => {
    service = await startTestApp(
      { eventStreamsPerUser: 2, eventHeartbeatSeconds: 1 },
      withStages({ 'ranking-engine': async () => goOn.promise.then(() => []) }),
    );
  });

  afterAll(() => service.close());

  beforeEach(async () => {
    goOn = signal();
    user = await newUser(service);
    const { body } = await user
      .post('/pipeline/run', { jobDescriptionText: POSTING })
      .set('Prefer', 'respond-async')
      .expect(202);
    accepted = body as RunAccepted;
    await eventually(
      async () =>
        ((await user.get(accepted.statusUrl)).body as { currentModule: string }).currentModule === 'ranking-engine',
    );
  });

  afterEach(async () => {
    goOn.resolve();
    for (const client of clients.splice(0)) client.close();
    await eventually(() => service.app.get(EventStreams, { strict: false }).size === 0);
  });

  const open = async (lastEventId?: string, token = user.token): Promise<EventStreamClient> => {
    const client = await EventStreamClient.open(`${service.url}${accepted.statusUrl}/events`, token, lastEventId);
    clients.push(client);
    return client;
  };

  it('are a stream that no cache and no proxy holds back', async () => {
    const { headers } = (await open()).response;
    expect([headers.get('content-type'), headers.get('cache-control'), headers.get('x-accel-buffering')]).toEqual([
      'text/event-stream; charset=utf-8',
      'no-cache, no-transform',
      'no',
    ]);
  });

  it('begin with how the run stands', async () => {
    const client = await open();
    await eventually(() => client.events.length > 0);
    expect(client.events[0]).toMatchObject({
      event: 'progress',
      data: { executionId: accepted.executionId, status: 'running', currentModule: 'ranking-engine' },
    });
  });

  it('tell every change until the run has ended, and end with it', async () => {
    const client = await open();
    await eventually(() => client.events.length > 0);
    goOn.resolve();
    await client.ended;
    const kinds = client.events.map(({ event }) => event);
    expect([
      kinds.slice(0, -1).every((kind) => kind === 'progress'),
      kinds.at(-1),
      client.events.at(-1)?.data['status'],
    ]).toEqual([true, 'done', 'completed']);
  });

  it('have numbers that only grow', async () => {
    const client = await open();
    goOn.resolve();
    await client.ended;
    const numbers = client.events.filter(({ event }) => event === 'progress').map(({ id }) => Number(id));
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
  });

  it('go on behind the last one that a client had', async () => {
    const first = await open();
    await eventually(() => first.events.length > 0);
    const before = first.events.at(-1)?.id as string;
    first.close();
    const second = await open(before);
    goOn.resolve();
    await second.ended;
    expect(second.events.filter(({ event, id }) => event === 'progress' && Number(id) <= Number(before))).toEqual([]);
  });

  it.each(['not a number', '999999'])(
    'begin anew for a client whose last one was never sent: %s',
    async (lastEventId) => {
      const client = await open(lastEventId);
      await eventually(() => client.events.length > 0);
      expect(client.events[0]?.event).toBe('progress');
    },
  );

  it('of a run that has ended are its end', async () => {
    goOn.resolve();
    await eventually(
      async () => ((await user.get(accepted.statusUrl)).body as { status: string }).status === 'completed',
    );
    const client = await open();
    await client.ended;
    expect(client.events.map(({ event }) => event)).toEqual(['progress', 'done']);
  });

  it('give signs of life while nothing happens', async () => {
    const client = await open();
    await eventually(() => client.comments.includes(': still here'));
    expect(client.events).toHaveLength(1);
  });

  it('are refused with 429 beyond as many streams as a user may have', async () => {
    await open();
    await open();
    const { response } = await open();
    expect([response.status, response.headers.get('retry-after'), response.headers.get('content-type')]).toEqual([
      429,
      '10',
      'application/problem+json; charset=utf-8',
    ]);
  });

  it('leave no place taken when a client goes away', async () => {
    const client = await open();
    await eventually(() => client.events.length > 0);
    client.close();
    await eventually(() => service.app.get(EventStreams, { strict: false }).size === 0);
    expect((await open()).response.status).toBe(200);
  });

  it("are not found by somebody else, nor without a token's owner", async () => {
    const other = await newUser(service);
    expect([
      (await open(undefined, other.token)).response.status,
      (await open(undefined, 'forged')).response.status,
    ]).toEqual([404, 401]);
  });

  it('end where the project is deleted', async () => {
    const client = await open();
    await eventually(() => client.events.length > 0);
    await user.delete(`/projects/${accepted.projectId}`).expect(204);
    await client.ended;
    expect(client.events.map(({ event }) => event)).not.toContain('done');
  });
});

describe('event streams', () => {
  it('do not hold up the stop of the service', async () => {
    const goOn = signal();
    const service = await startTestApp({}, withStages({ 'ranking-engine': async () => goOn.promise.then(() => []) }));
    const user = await newUser(service);
    const { body } = await user
      .post('/pipeline/run', { jobDescriptionText: POSTING })
      .set('Prefer', 'respond-async')
      .expect(202);
    const client = await EventStreamClient.open(`${service.url}${(body as RunAccepted).statusUrl}/events`, user.token);
    await eventually(() => client.events.length > 0);
    goOn.resolve();
    await service.close();
    await client.ended;
    expect(client.events[0]?.event).toBe('progress');
  });
});
