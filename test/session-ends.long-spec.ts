import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Clock } from '../src/platform/common/clock.js';
import { type RunAccepted, type RunResult } from '../src/pipeline/pipeline.dto.js';
import { EventStreamClient } from './support/event-stream.js';
import { eventually } from './support/eventually.js';
import { signal, withStages } from './support/stage-doubles.js';
import { startTestApp, type TestApp } from './support/test-app.js';
import { newUser, type TestUser } from './support/test-user.js';

const POSTING = 'Senior Go Engineer\n\nRequirements:\n- Go\n- Kubernetes';
const PASSWORD = 'correct horse battery';
/** No sign of life comes during a test: what ends a stream is the word of the end. */
const NEVER = 3600;
const DAY = 24 * 60 * 60 * 1000;

/** The time, which a test may set forward. */
class MovedClock extends Clock {
  ahead = 0;

  now(): Date {
    return new Date(Date.now() + this.ahead);
  }
}

describe('a session that ends', () => {
  let service: TestApp;
  let user: TestUser;
  let goOn: ReturnType<typeof signal>;
  let clock: MovedClock;
  let client: EventStreamClient | undefined;

  beforeEach(() => {
    goOn = signal();
    clock = new MovedClock();
  });

  afterEach(async () => {
    goOn.resolve();
    client?.close();
    client = undefined;
    await service.close();
  });

  const start = async (eventHeartbeatSeconds: number): Promise<void> => {
    const stages = withStages({ 'ranking-engine': async () => goOn.promise.then(() => []) });
    service = await startTestApp({ eventHeartbeatSeconds }, (builder) =>
      stages(builder).overrideProvider(Clock).useValue(clock),
    );
    user = await newUser(service);
  };

  /** Another session of the same person. */
  const secondToken = async (): Promise<string> => {
    const { email } = (await user.get('/auth/me')).body as { email: string };
    return (
      (await service.request().post('/auth/login').send({ email, password: PASSWORD }).expect(200)).body as {
        access_token: string;
      }
    ).access_token;
  };

  const submit = async (): Promise<RunAccepted> =>
    (await user.post('/pipeline/run', { jobDescriptionText: POSTING }).set('Prefer', 'respond-async').expect(202))
      .body as RunAccepted;

  const statusOf = async (statusUrl: string, token: string): Promise<string> =>
    ((await service.request().get(statusUrl).set('Authorization', `Bearer ${token}`)).body as { status: string })
      .status;

  /** A stream of a run that stands still, with the events that it begins with. */
  const openStream = async ({ statusUrl }: RunAccepted, who = user): Promise<EventStreamClient> => {
    await eventually(
      async () => ((await user.get(statusUrl)).body as { currentModule: string }).currentModule === 'ranking-engine',
    );
    const opened = await EventStreamClient.open(`${service.url}${statusUrl}/events`, who.token);
    await eventually(() => opened.events.length > 0);
    client = opened;
    return opened;
  };

  const sessionIdOf = async (token: string): Promise<string> => {
    const { sessions } = (await service.request().get('/auth/sessions').set('Authorization', `Bearer ${token}`))
      .body as { sessions: { sessionId: string; current: boolean }[] };
    return sessions.find(({ current }) => current)?.sessionId ?? '';
  };

  const as = (token: string, method: 'delete' | 'put', path: string) =>
    service.request()[method](path).set('Authorization', `Bearer ${token}`);

  it.each<[string, (other: string) => Promise<unknown>]>([
    ['by logout', () => user.post('/auth/logout').expect(204)],
    [
      'by a change of the password',
      (other) =>
        as(other, 'put', '/auth/password')
          .send({ currentPassword: PASSWORD, newPassword: 'another long passphrase' })
          .expect(200),
    ],
    [
      'at the word of another session',
      async (other) => as(other, 'delete', `/auth/sessions/${await sessionIdOf(user.token)}`).expect(204),
    ],
    ['with the account', (other) => as(other, 'delete', '/auth/me').send({ password: PASSWORD }).expect(204)],
  ])('ends its event stream: %s', async (_how, endSession) => {
    await start(NEVER);
    const stream = await openStream(await submit());
    await endSession(await secondToken());
    await stream.ended;
    expect(stream.events.map(({ event }) => event)).not.toContain('done');
  });

  it('gets no event of what happens after its end was acknowledged', async () => {
    await start(NEVER);
    const stream = await openStream(await submit());
    const before = stream.events.length;
    await user.post('/auth/logout').expect(204);
    goOn.resolve();
    await stream.ended;
    expect(stream.events.length).toBe(before);
  });

  it('leaves the streams of other sessions open', async () => {
    await start(NEVER);
    const other = await secondToken();
    const stream = await openStream(await submit());
    await as(other, 'delete', `/auth/sessions/${await sessionIdOf(other)}`).expect(204);
    goOn.resolve();
    await stream.ended;
    expect(stream.events.at(-1)?.event).toBe('done');
  });

  it('of a member ends their event stream of the project when they are removed, and sends no event of what follows', async () => {
    await start(NEVER);
    const accepted = await submit();
    const member = await newUser(service);
    const { email } = (await member.get('/auth/me')).body as { email: string };
    const members = `/projects/${accepted.projectId}/members`;
    await user.put(members, { email, role: 'reader' }).expect(200);
    const stream = await openStream(accepted, member);
    const before = stream.events.length;
    await user.delete(members).send({ email }).expect(204);
    goOn.resolve();
    await stream.ended;
    expect([stream.events.length, stream.events.at(-1)?.event]).toEqual([before, 'progress']);
    await member.get(accepted.statusUrl).expect(404);
  });

  it('ends its event stream when the token expires, at the next sign of life', async () => {
    await start(1);
    const stream = await openStream(await submit());
    clock.ahead = DAY;
    await stream.ended;
    expect(stream.events.map(({ event }) => event)).not.toContain('done');
  });

  it('gets no event of what happens after its token has expired', async () => {
    await start(NEVER);
    const accepted = await submit();
    const stream = await openStream(accepted);
    const before = stream.events.length;
    clock.ahead = DAY;
    goOn.resolve();
    await stream.ended;
    expect(stream.events.length).toBe(before);
  });

  it('gets 401 and no result of the run that it waits for, and the run goes on', async () => {
    await start(NEVER);
    const other = await secondToken();
    const waiting = user.post('/pipeline/run', { jobDescriptionText: POSTING }).then((answer) => answer);
    const run = async (): Promise<string | undefined> =>
      (
        (await service.request().get('/auth/me/export').set('Authorization', `Bearer ${other}`)).body as {
          executions: { executionId: string }[];
        }
      ).executions[0]?.executionId;
    await eventually(async () => (await run()) !== undefined);
    const statusUrl = `/pipeline/status/${await run()}`;
    await user.post('/auth/logout').expect(204);
    goOn.resolve();
    const { status, body } = await waiting;
    await eventually(async () => (await statusOf(statusUrl, other)) !== 'running');
    expect([
      status,
      (body as { code: string }).code,
      (body as RunResult).rankedCandidates,
      await statusOf(statusUrl, other),
    ]).toEqual([401, 'unauthenticated', undefined, 'completed']);
  });

  it('ends its event stream also where it was ended by a process that tells nobody', async () => {
    await start(1);
    const accepted = await submit();
    const stream = await openStream(accepted);
    const elsewhere = await startTestApp(
      { databaseUrl: service.settings.databaseUrl, pipelineConcurrency: 0 },
      withStages(),
    );
    await elsewhere.request().post('/auth/logout').set('Authorization', `Bearer ${user.token}`).expect(204);
    await stream.ended;
    await elsewhere.close();
    expect(stream.events.map(({ event }) => event)).not.toContain('done');
  });

  it('gets no event after it was ended by a process that tells nobody', async () => {
    await start(NEVER);
    const stream = await openStream(await submit());
    const before = stream.events.length;
    const elsewhere = await startTestApp(
      { databaseUrl: service.settings.databaseUrl, pipelineConcurrency: 0 },
      withStages(),
    );
    await elsewhere.request().post('/auth/logout').set('Authorization', `Bearer ${user.token}`).expect(204);
    goOn.resolve();
    await stream.ended;
    await elsewhere.close();
    expect(stream.events.length).toBe(before);
  });
});
