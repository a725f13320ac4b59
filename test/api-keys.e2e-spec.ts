import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type DataSource } from 'typeorm';
import { DATA_SOURCE } from '../src/platform/database/connection.js';
import { ApiKey } from '../src/auth/api-keys/api-key.entity.js';
import { makeApiKey } from '../src/auth/api-keys/api-key-format.js';
import { type CreatedApiKey } from '../src/auth/api-keys/api-key.dto.js';
import { API_KEY_MAX_YEARS, MAX_API_KEYS_PER_USER } from '../src/auth/auth.limits.js';
import { Clock } from '../src/platform/common/clock.js';
import { type RunAccepted } from '../src/pipeline/pipeline.dto.js';
import { EventStreamClient } from './support/event-stream.js';
import { eventually } from './support/eventually.js';
import { signal, withStages } from './support/stage-doubles.js';
import { startTestApp, type TestApp } from './support/test-app.js';
import { newUser, type TestUser } from './support/test-user.js';

const POSTING = 'Senior Go Engineer\n\nRequirements:\n- Go\n- Kubernetes';
const PASSWORD = 'correct horse battery';
const OTHER_ID = '01a2026b-78ad-73e6-a75a-61bd81af3d4c';
const DAY = 24 * 60 * 60 * 1000;
/** No heartbeat comes during a test: a stream ends because its end was announced. */
const NEVER = 3600;

describe('an API key', () => {
  let service: TestApp;
  let user: TestUser;
  let ahead = 0;
  let goOn: ReturnType<typeof signal>;
  let client: EventStreamClient | undefined;

  beforeAll(async () => {
    const clock = { now: () => new Date(Date.now() + ahead) } satisfies Clock;
    const stages = withStages({ 'ranking-engine': async () => goOn.promise.then(() => []) });
    service = await startTestApp({ eventHeartbeatSeconds: NEVER }, (builder) =>
      stages(builder).overrideProvider(Clock).useValue(clock),
    );
  });

  beforeEach(async () => {
    goOn = signal();
    user = await newUser(service);
  });

  afterEach(() => {
    ahead = 0;
    goOn.resolve();
    client?.close();
    client = undefined;
  });

  afterAll(() => service.close());

  const rows = (): DataSource['manager'] => service.app.get<DataSource>(DATA_SOURCE).manager;
  const create = async (request: object = {}, from = user): Promise<CreatedApiKey> =>
    (await from.post('/auth/api-keys', { name: 'A script', scopes: ['projects:read'], ...request }).expect(201))
      .body as CreatedApiKey;
  const list = async (from = user): Promise<{ apiKeys: CreatedApiKey[]; total: number }> =>
    (await from.get('/auth/api-keys').expect(200)).body as { apiKeys: CreatedApiKey[]; total: number };
  const withBearer = (bearer: string, path = '/projects') =>
    service.request().get(path).set('Authorization', `Bearer ${bearer}`);
  const statusFor = async (bearer: string): Promise<number> => (await withBearer(bearer)).status;
  const inDays = (days: number): string => new Date(Date.now() + days * DAY).toISOString();

  it('is given once, with what is known of it', async () => {
    const expiresAt = inDays(30);
    const { key, ...rest } = await create({ name: 'CI', scopes: ['runs:write', 'projects:read'], expiresAt });
    expect([await list(), rest]).toEqual([
      { apiKeys: [rest], total: 1, limit: 20, offset: 0 },
      {
        keyId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        name: 'CI',
        prefix: key.slice(0, 10),
        scopes: ['runs:write', 'projects:read'],
        createdAt: expect.stringMatching(/Z$/),
        lastUsedAt: null,
        expiresAt,
      },
    ]);
  });

  it('is nowhere in the database', async () => {
    const { key } = await create();
    const stored = JSON.stringify(await rows().find(ApiKey));
    expect([stored.includes(key), stored.includes(key.slice(4, 20))]).toEqual([false, false]);
  });

  it('is in no cache', async () => {
    const answer = await user.post('/auth/api-keys', { name: 'A script', scopes: ['projects:read'] });
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('acts for its user alone', async () => {
    await user.post('/projects', { name: 'Mine', jobDescriptionText: POSTING }).expect(201);
    const other = await newUser(service);
    const totals = await Promise.all(
      [await create(), await create({}, other)].map(async ({ key }) => {
        const { body } = await withBearer(key).expect(200);
        return (body as { total: number }).total;
      }),
    );
    expect(totals).toEqual([1, 0]);
  });

  it('is refused like any bad token when it is unknown, forged, expired, revoked or of a deleted account', async () => {
    const [expired, revoked] = [await create({ expiresAt: inDays(1) }), await create()];
    await user.delete(`/auth/api-keys/${revoked.keyId}`).expect(204);
    const leaving = await newUser(service);
    const left = await create({}, leaving);
    await leaving.delete('/auth/me').send({ password: PASSWORD }).expect(204);
    const { key: good } = await create();
    ahead = 2 * DAY;
    const forged = good.slice(0, -1) + (good.endsWith('a') ? 'b' : 'a');
    const answers = await Promise.all(
      ['nonsense', makeApiKey(), forged, expired.key, revoked.key, left.key].map(async (bearer) => {
        const { status, body, headers } = await withBearer(bearer);
        const { requestId: _requestId, ...document } = body as Record<string, unknown>;
        return JSON.stringify([status, document, headers['www-authenticate']]);
      }),
    );
    expect([new Set(answers).size, answers[0], await statusFor(good)]).toEqual([
      1,
      expect.stringContaining('"unauthenticated"'),
      200,
    ]);
  });

  it('with a wrong checksum is refused without asking the database', async () => {
    const { key } = await create();
    const forged = key.slice(0, -1) + (key.endsWith('a') ? 'b' : 'a');
    await service.app.get<DataSource>(DATA_SOURCE).query('ALTER TABLE api_keys RENAME TO lost');
    const statuses = [await statusFor(forged), await statusFor(key)];
    await service.app.get<DataSource>(DATA_SOURCE).query('ALTER TABLE lost RENAME TO api_keys');
    expect(statuses).toEqual([401, 500]);
  });

  it('is not found by another user, who can neither see nor revoke it', async () => {
    const { key, keyId } = await create();
    const other = await newUser(service);
    await other.delete(`/auth/api-keys/${keyId}`).expect(404);
    expect([(await list(other)).total, await statusFor(key)]).toEqual([0, 200]);
  });

  it('cannot be revoked twice', async () => {
    const { keyId } = await create();
    await user.delete(`/auth/api-keys/${keyId}`).expect(204);
    await user.delete(`/auth/api-keys/${keyId}`).expect(404);
    await user.delete(`/auth/api-keys/${OTHER_ID}`).expect(404);
  });

  it('stays when the password changes', async () => {
    const { key } = await create();
    await service
      .request()
      .put('/auth/password')
      .set('Authorization', `Bearer ${user.token}`)
      .send({ currentPassword: PASSWORD, newPassword: 'another long passphrase' })
      .expect(200);
    expect(await statusFor(key)).toBe(200);
  });

  it('is in the export of the account without its hash, and goes with the account', async () => {
    const { key: _key, ...view } = await create();
    const { apiKeys } = (await user.get('/auth/me/export').expect(200)).body as { apiKeys: object[] };
    await user.delete('/auth/me').send({ password: PASSWORD }).expect(204);
    expect([apiKeys, await rows().countBy(ApiKey, { userId: user.userId })]).toEqual([[view], 0]);
  });

  it('shows when it was last used', async () => {
    const { key, createdAt } = await create();
    await withBearer(key).expect(200);
    await eventually(async () => (await list()).apiKeys[0]?.lastUsedAt !== null);
    expect(Date.parse((await list()).apiKeys[0]?.lastUsedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(createdAt));
  });

  it('is listed page by page, newest first', async () => {
    const names: string[] = [];
    for (let index = 0; index < 3; index += 1) names.unshift((await create({ name: `Key ${index}` })).name);
    const { body } = await user.get('/auth/api-keys?limit=1&offset=1').expect(200);
    expect(body).toMatchObject({ apiKeys: [{ name: names[1] }], total: 3, limit: 1, offset: 1 });
  });

  it('is not listed any more when it has expired', async () => {
    await create({ expiresAt: inDays(0.5) });
    ahead = 0.75 * DAY;
    expect(await list()).toMatchObject({ apiKeys: [], total: 0 });
  });

  it.each([
    ['no name', { name: '' }, 'name'],
    ['a blank name', { name: '  ' }, 'name'],
    ['a name of 101 characters', { name: 'x'.repeat(101) }, 'name'],
    ['no scope', { scopes: [] }, 'scopes'],
    ['a scope twice', { scopes: ['runs:write', 'runs:write'] }, 'scopes'],
    ['an unknown scope', { scopes: ['accounts:write'] }, 'scopes'],
    ['a text for the scopes', { scopes: 'runs:write' }, 'scopes'],
    ['an expiry in the past', { expiresAt: '2001-01-01T00:00:00Z' }, 'expiresAt'],
    ['an expiry too far away', { expiresAt: inDays(API_KEY_MAX_YEARS * 366 + 1) }, 'expiresAt'],
    ['an expiry without a time zone', { expiresAt: '2027-01-01T00:00:00' }, 'expiresAt'],
    ['an expiry that is no time', { expiresAt: 'tomorrow' }, 'expiresAt'],
    ['a user', { userId: OTHER_ID }, 'userId'],
  ])('is not made with %s', async (_what, request, field) => {
    const { body } = await user
      .post('/auth/api-keys', { name: 'A script', scopes: ['projects:read'], ...request })
      .expect(422);
    expect((body as { errors: { field: string }[] }).errors.map((error) => error.field)).toContain(field);
  });

  it('is kept in UTC whatever the time zone of its expiry', async () => {
    const instant = new Date(Math.floor(Date.now() / 1000) * 1000 + DAY);
    const inTokyo = `${new Date(instant.getTime() + 9 * 3_600_000).toISOString().slice(0, 19)}+09:00`;
    expect((await create({ expiresAt: inTokyo })).expiresAt).toBe(instant.toISOString());
  });

  it(`is refused after ${MAX_API_KEYS_PER_USER} others, also of requests at the same moment; expired ones do not count`, async () => {
    for (let index = 2; index < MAX_API_KEYS_PER_USER; index += 1) await create();
    await create({ expiresAt: inDays(0.5) });
    ahead = 0.75 * DAY;
    const request = { name: 'One more', scopes: ['projects:read'] };
    const answers = await Promise.all(Array.from({ length: 4 }, () => user.post('/auth/api-keys', request)));
    expect([answers.map(({ status }) => status).sort(), (await list()).total]).toEqual([
      [201, 201, 409, 409],
      MAX_API_KEYS_PER_USER,
    ]);
  });

  it('is named by its id in the log, and is never there itself', async () => {
    const { key, keyId } = await create();
    await withBearer(key).expect(200);
    await withBearer(user.token, `/projects/${key}`).expect(404);
    await withBearer(user.token, `/projects?key=${key}`).expect(422);
    await user.post('/projects', { [key]: key }).expect(422);
    await user.delete(`/auth/api-keys/${key}`).expect(404);
    await eventually(() => service.logLines().filter(({ path }) => String(path).includes('[redacted]')).length === 2);
    expect([
      service.logText().includes(key.slice(4)),
      service.logLines().some((line) => line['apiKeyId'] === keyId && line['userId'] === user.userId),
    ]).toEqual([false, true]);
  });

  describe('that waits for a run', () => {
    /** Starts a run with a key that stands still, and opens its events. */
    async function openStream(request: object = {}): Promise<CreatedApiKey & { stream: EventStreamClient }> {
      const created = await create({ scopes: ['runs:write'], ...request });
      const { statusUrl } = (
        await service
          .request()
          .post('/pipeline/run')
          .set({ Authorization: `Bearer ${created.key}`, Prefer: 'respond-async' })
          .send({ jobDescriptionText: POSTING })
          .expect(202)
      ).body as RunAccepted;
      await eventually(
        async () => ((await user.get(statusUrl)).body as { currentModule: string }).currentModule === 'ranking-engine',
      );
      const stream = await EventStreamClient.open(`${service.url}${statusUrl}/events`, created.key);
      client = stream;
      await eventually(() => stream.events.length > 0);
      return { ...created, stream };
    }

    it('gets the events to the last one', async () => {
      const { stream } = await openStream();
      goOn.resolve();
      await stream.ended;
      expect(stream.events.at(-1)?.event).toBe('done');
    });

    it('loses its event stream at once when it is revoked', async () => {
      const { stream, keyId } = await openStream();
      await user.delete(`/auth/api-keys/${keyId}`).expect(204);
      await stream.ended;
      expect(stream.events.map(({ event }) => event)).not.toContain('done');
    });

    it('keeps its event stream when another key is revoked, or a session ends', async () => {
      const { stream } = await openStream();
      const { keyId } = await create();
      await user.delete(`/auth/api-keys/${keyId}`).expect(204);
      await user.post('/auth/logout').expect(204);
      goOn.resolve();
      await stream.ended;
      expect(stream.events.at(-1)?.event).toBe('done');
    });

    it('gets no event after it has expired', async () => {
      const { stream } = await openStream({ expiresAt: inDays(1) });
      const before = stream.events.length;
      ahead = 2 * DAY;
      goOn.resolve();
      await stream.ended;
      expect(stream.events.length).toBe(before);
    });

    it('gets no event after it was revoked by a process that tells nobody', async () => {
      const { stream, keyId } = await openStream();
      const before = stream.events.length;
      const elsewhere = await startTestApp(
        { databaseUrl: service.settings.databaseUrl, pipelineConcurrency: 0 },
        withStages(),
      );
      await elsewhere
        .request()
        .delete(`/auth/api-keys/${keyId}`)
        .set('Authorization', `Bearer ${user.token}`)
        .expect(204);
      goOn.resolve();
      await stream.ended;
      await elsewhere.close();
      expect(stream.events.length).toBe(before);
    });

    it('gets 401 and no result if it is revoked meanwhile', async () => {
      const { key, keyId } = await create({ scopes: ['runs:write'] });
      const waiting = service
        .request()
        .post('/pipeline/run')
        .set('Authorization', `Bearer ${key}`)
        .send({ jobDescriptionText: POSTING })
        .then((answer) => answer);
      await eventually(async () => ((await user.get('/projects')).body as { total: number }).total === 1);
      await user.delete(`/auth/api-keys/${keyId}`).expect(204);
      goOn.resolve();
      const { status, body } = await waiting;
      expect([status, (body as { code: string }).code]).toEqual([401, 'unauthenticated']);
    });
  });
});
