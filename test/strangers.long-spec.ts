import { connect, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type INestApplication } from '@nestjs/common';
import { ExpressAdapter } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { ATTEMPT_BUDGETS, FAILURE_TIERS } from '../src/auth/auth.limits.js';
import { Settings } from '../src/platform/config/settings.js';
import { GithireModule } from '../src/githire.module.js';
import { eventually } from './support/eventually.js';
import { signal, withStages } from './support/stage-doubles.js';
import { startTestApp, type TestApp } from './support/test-app.js';
import { createTestDatabase } from './support/test-database.js';
import { newUser, type TestUser } from './support/test-user.js';

const PASSWORD = 'correct horse battery';
const POSTING = 'Senior Go Engineer\n\nRequirements:\n- Go\n- Kubernetes';

describe('strangers', () => {
  let service: TestApp;
  let goOn = signal();
  const sockets: Socket[] = [];

  beforeAll(async () => {
    service = await startTestApp(
      { trustedProxies: 1 },
      withStages({ 'ranking-engine': () => goOn.promise.then(() => []) }),
    );
  });

  afterEach(() => {
    goOn.resolve();
    for (const socket of sockets.splice(0)) socket.destroy();
  });

  afterAll(() => service.close());

  const register = (email: string, address: string, more: object = {}) =>
    service
      .request()
      .post('/auth/register')
      .set('X-Forwarded-For', address)
      .send({ email, password: PASSWORD, ...more });

  it('who register in hundreds at once are refused in part, while a login goes through before theirs', async () => {
    await register('owner@mail.example', '203.0.113.1').expect(201);
    let answered = 0;
    const storm = Array.from({ length: ATTEMPT_BUDGETS.registration.perAddress.attempts + 10 }, (_, index) =>
      register(`storm-${index}@mail.example`, '198.51.100.1').then(({ status }) => {
        if (status === 201) answered += 1;
        return status;
      }),
    );
    await eventually(() => answered > 0);
    await service.request().post('/auth/login').send({ email: 'owner@mail.example', password: PASSWORD }).expect(200);
    const before = answered;
    const statuses = await Promise.all(storm);
    expect([before < answered, [...new Set(statuses)].sort()]).toEqual([true, [201, 429]]);
  }, 120_000);

  it('who register a taken address again and again are answered with 429 and the time to wait', async () => {
    await register('taken@mail.example', '203.0.113.1').expect(201);
    const { attempts } = ATTEMPT_BUDGETS.duplicateRegistration.perEmail;
    for (let count = 0; count < attempts; count += 1) await register('taken@mail.example', '198.51.100.2').expect(409);
    expect(await register('taken@mail.example', '198.51.100.2')).toMatchObject({
      status: 429,
      body: { code: 'too_many_attempts' },
      headers: { 'retry-after': expect.stringMatching(/^[1-9]\d*$/) },
    });
  });

  it('who guess behind the same proxy do not hold back an owner who changes the password', async () => {
    const email = 'behind@mail.example';
    await register(email, '198.51.100.3').expect(201);
    const login = (password: string) =>
      service.request().post('/auth/login').set('X-Forwarded-For', '198.51.100.3').send({ email, password });
    const { access_token: token } = (await login(PASSWORD).expect(200)).body as { access_token: string };
    for (let count = 0; count < FAILURE_TIERS.accountAndAddress.allowance; count += 1)
      await login('wrong horse battery').expect(401);
    await login(PASSWORD).expect(429);
    const change = { currentPassword: PASSWORD, newPassword: 'staple lantern orbit' };
    await service
      .request()
      .put('/auth/password')
      .set('X-Forwarded-For', '198.51.100.3')
      .set('Authorization', `Bearer ${token}`)
      .send(change)
      .expect(200);
  });

  it.each([
    ['a repetition', 'kqxkqxkqx'],
    ['a sequence', '34567890123'],
    ['a row of keys', '#$%^&*()_'],
    ["the product's name", 'githire2024!'],
    ['their own address', 'grace.hopper@navy.example'],
    ['their own name', 'Brewster1906'],
  ])('cannot choose %s as their password', async (_what, password) => {
    const { body } = await register('grace.hopper@navy.example', '203.0.113.1', {
      password,
      name: 'Grace Brewster',
    }).expect(422);
    expect(body).toMatchObject({ code: 'validation_failed', errors: [{ field: 'password' }] });
  });

  it('cannot change their password to their own address', async () => {
    const user = await newUser(service);
    const { email } = (await user.get('/auth/me')).body as { email: string };
    const change = { currentPassword: PASSWORD, newPassword: email };
    const { body } = await service
      .request()
      .put('/auth/password')
      .set('Authorization', `Bearer ${user.token}`)
      .send(change)
      .expect(422);
    expect(body).toMatchObject({ code: 'validation_failed', errors: [{ field: 'newPassword' }] });
  });

  describe('with four postings being read', () => {
    const parse = (user: TestUser) => user.post('/pipeline/parse', { jobDescriptionText: POSTING });

    /** Sends a run that hangs and, behind it on the same connection, postings whose answers cannot be sent before its own. */
    function occupy(user: TestUser): Socket {
      const body = JSON.stringify({ jobDescriptionText: POSTING });
      const request = (path: string): string =>
        `POST ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${user.token}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
      const socket = connect(Number(new URL(service.url).port), '127.0.0.1');
      sockets.push(socket);
      // More than four: one that comes while the test itself asks is refused, and the next one takes the place.
      socket.write(request('/pipeline/run') + request('/pipeline/parse').repeat(8));
      return socket;
    }

    it('are refused a fifth, with the time to wait', async () => {
      goOn = signal();
      const user = await newUser(service);
      occupy(user);
      await eventually(async () => (await parse(user)).status === 429);
      expect(await parse(user)).toMatchObject({ body: { code: 'too_many_requests' }, headers: { 'retry-after': '1' } });
    });

    it('keep nobody else from a posting', async () => {
      goOn = signal();
      const [user, other] = [await newUser(service), await newUser(service)];
      occupy(user);
      await eventually(async () => (await parse(user)).status === 429);
      await parse(other).expect(200);
    });

    it('have their places again once they hang up', async () => {
      goOn = signal();
      const user = await newUser(service);
      const socket = occupy(user);
      await eventually(async () => (await parse(user)).status === 429);
      socket.destroy();
      await eventually(async () => (await parse(user)).status === 200);
    });
  });

  it('find no answer of an account in a cache', async () => {
    const user = await newUser(service);
    const login = await service
      .request()
      .post('/auth/login')
      .send({ email: 'nobody-here@mail.example', password: PASSWORD });
    const answers = [
      await user.get('/auth/me'),
      await user.get('/projects'),
      await user.get('/projects/none'),
      await service.request().get('/auth/me'),
    ];
    expect([login.status, ...answers.map(({ headers }) => headers['cache-control'])]).toEqual([
      401,
      ...Array<string>(4).fill('no-store'),
    ]);
  });
});

describe('a proxy that the settings do not know of', () => {
  const warnings = (service: TestApp): unknown[] =>
    service
      .logLines()
      .map(({ msg }) => msg)
      .filter((message) => String(message).includes('TRUSTED_PROXIES'));

  it.each([
    [0, 1],
    [1, 0],
  ])('with TRUSTED_PROXIES=%i is told of %i times, whatever it sends', async (trustedProxies, times) => {
    const service = await startTestApp({ trustedProxies });
    for (let count = 0; count < 3; count += 1)
      await service.request().get('/health/live').set('X-Forwarded-For', '203.0.113.99');
    const told = [warnings(service).length, service.logText().includes('203.0.113.99')];
    await service.close();
    expect(told).toEqual([times, false]);
  });
});

describe('GitHire in a host on Express', () => {
  let host: INestApplication;
  const database = createTestDatabase();

  beforeAll(async () => {
    const { databaseUrl, databasePoolSize } = await database;
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
    await (await database).drop();
  });

  it('lets no cache keep a token, an account or what was read of a posting', async () => {
    const send = async (path: string, body: object | null, token = ''): Promise<Response> =>
      fetch(`${await host.getUrl()}${path}`, {
        method: body === null ? 'GET' : 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
        ...(body === null ? {} : { body: JSON.stringify(body) }),
      });
    const credentials = { email: 'hosted@mail.example', password: PASSWORD };
    const registered = await send('/auth/register', credentials);
    const login = await send('/auth/login', credentials);
    const { access_token: token } = (await login.json()) as { access_token: string };
    const answers = [
      registered,
      login,
      await send('/auth/me', null, token),
      await send('/auth/me', null),
      await send('/pipeline/parse', { jobDescriptionText: POSTING }, token),
    ];
    expect(answers.map(({ status, headers }) => [status, headers.get('cache-control')])).toEqual(
      [201, 200, 200, 401, 200].map((status) => [status, 'no-store']),
    );
  });
});
