import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunAccepted, type RunResult } from '../../src/pipeline/pipeline.dto.js';
import { CachedResponseStore } from '../../src/stages/github-sourcer/cached-responses/cached-response-store.js';
import { RedisServer, redisProgram } from '../support/servers/redis-server.js';
import { withStages } from '../support/stage-doubles.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { newUser, type TestUser } from '../support/test-user.js';
import { setWallClock } from '../support/wall-clock.js';
import { describeFaults, type Ground, type Row } from './support/describe-faults.js';
import { HeldStage } from './support/held-stage.js';
import { until } from './support/scene.js';

const HOUR = 60 * 60 * 1000;
/** Milliseconds. */
const LASTS = 2000;
const POSTING = 'Senior Go Engineer\n\nRequirements:\n- Go\n- Kubernetes';
const program = redisProgram();

const jump = (offset: number): Row<Ground> => ({
  refuses: false,
  turnsOff: false,
  fault: () => ({ begin: async () => setWallClock(offset), lasts: LASTS, end: async () => undefined }),
});

/** The second row begins an hour behind and ends right. */
const rows = { 'the clock set back an hour': jump(-HOUR), 'the clock set right again, an hour forward': jump(0) };

async function prepareRedis(path: string): Promise<Ground> {
  const server = await RedisServer.start(path);
  return {
    settings: { redisUrl: server.url.href },
    connections: () => 0,
    remove: async () => {
      setWallClock(0);
      await server.remove();
    },
  };
}

async function prepareAlone(): Promise<Ground> {
  return { settings: {}, connections: () => 0, remove: async () => setWallClock(0) };
}

describeFaults('a wall clock that jumps, runs in the process', prepareAlone, rows);
describeFaults('a wall clock that jumps, runs over Redis', program === null ? null : () => prepareRedis(program), rows);

describe('when the wall clock is set back an hour', () => {
  const stage = new HeldStage();
  let service: TestApp;
  let user: TestUser;

  beforeAll(async () => {
    service = await startTestApp({ pipelineTimeoutSeconds: 2 }, withStages({ 'github-sourcer': stage.run }));
    user = await newUser(service);
  });

  afterEach(() => {
    setWallClock(0);
    stage.open();
  });

  afterAll(() => service.close());

  /** A run under way, while which the clock is set back. */
  async function runAcross(): Promise<string> {
    stage.hold();
    const { body } = await user
      .post('/pipeline/run', { jobDescriptionText: POSTING })
      .set('Prefer', 'respond-async')
      .expect(202);
    await until('the run is under way', () => stage.held > 0, 10_000);
    setWallClock(-HOUR);
    return `/pipeline/status/${(body as RunAccepted).executionId}`;
  }

  async function endOf(
    statusUrl: string,
  ): Promise<{ status: string; estimatedSecondsLeft: number | null; error: { code: string } | null }> {
    let body: Awaited<ReturnType<typeof endOf>> | undefined;
    await until(
      'the run has ended',
      async () => {
        ({ body } = (await user.get(statusUrl).expect(200)) as { body: typeof body });
        return !['queued', 'running'].includes(body?.status ?? 'queued');
      },
      15_000,
    );
    if (body === undefined) throw new Error('The run has no status');
    return body;
  }

  it('keeps sessions that were begun before it and after it, and ends those that were ended', async () => {
    const ended = await newUser(service);
    await ended.post('/auth/logout').expect(204);
    setWallClock(-HOUR);
    const later = await newUser(service);
    const statuses = [await user.get('/auth/me'), await later.get('/auth/me'), await ended.get('/auth/me')].map(
      ({ status }) => status,
    );
    setWallClock(0);
    expect([...statuses, (await later.get('/auth/me')).status]).toEqual([200, 200, 401, 200]);
  });

  it('gives a run under way no more than its time', async () => {
    expect(await endOf(await runAcross())).toMatchObject({ status: 'failed', error: { code: 'pipeline_timeout' } });
  });

  it('tells no negative times of a run under way', async () => {
    const statusUrl = await runAcross();
    const { estimatedSecondsLeft } = (await user.get(statusUrl).expect(200)).body as {
      estimatedSecondsLeft: number | null;
    };
    stage.open();
    const { status } = await endOf(statusUrl);
    const projectId = ((await user.get(statusUrl)).body as { projectId: string }).projectId;
    const { results } = (await user.get(`/projects/${projectId}`).expect(200)).body as { results: RunResult };
    expect([status, (estimatedSecondsLeft ?? 0) >= 0, (results.metadata?.executionTimeSeconds ?? -1) >= 0]).toEqual([
      'completed',
      true,
      true,
    ]);
  });

  it('gives the same run for the same idempotency key', async () => {
    const run = async (): Promise<string> => {
      const { body } = await user
        .post('/pipeline/run', { jobDescriptionText: POSTING })
        .set({ 'Idempotency-Key': 'clock', Prefer: 'respond-async' })
        .expect(202);
      return (body as RunAccepted).executionId;
    };
    const before = await run();
    setWallClock(-HOUR);
    expect(await run()).toBe(before);
  });

  it('shows each project on one page, in the order of the times that it shows', async () => {
    const writer = await newUser(service);
    for (const offset of [0, -HOUR, 0]) {
      setWallClock(offset);
      for (const name of ['one', 'two'])
        await writer
          .post('/projects', { name: `${name} at ${offset}`, jobTitle: 'Engineer', jobDescriptionText: POSTING })
          .expect(201);
    }
    const pages = await Promise.all(
      [0, 2, 4].map((offset) => writer.get(`/projects?limit=2&offset=${offset}`).expect(200)),
    );
    const names = pages.flatMap(({ body }) =>
      (body as { projects: { name: string }[] }).projects.map(({ name }) => name),
    );
    expect(names).toEqual(['two at 0', 'one at 0', 'two at 0', 'one at 0', `two at ${-HOUR}`, `one at ${-HOUR}`]);
  });

  it('tells whoever guessed passwords to wait no longer than the longest hold', async () => {
    const credentials = { email: 'guessed@mail.example', password: 'correct horse battery' };
    await service.request().post('/auth/register').send(credentials).expect(201);
    const guess = () =>
      service
        .request()
        .post('/auth/login')
        .send({ ...credentials, password: 'wrong horse battery' });
    let answer = await guess();
    while (answer.status === 401) answer = await guess();
    setWallClock(-HOUR);
    const held = await guess();
    expect([held.status, Number(held.headers['retry-after']) <= 15 * 60]).toEqual([429, true]);
  });

  it('finds what GitHub said before, and what it says from then on', async () => {
    const store = service.app.get(CachedResponseStore);
    const keep = (key: string) =>
      store.set([{ key, value: key, fetchedAt: new Date(), expiresAt: new Date(Date.now() + HOUR / 2), people: [] }]);
    await keep('clock:before');
    setWallClock(-HOUR);
    await keep('clock:after');
    expect([...(await store.get(['clock:before', 'clock:after'], new Date())).keys()].sort()).toEqual([
      'clock:after',
      'clock:before',
    ]);
  });
});
