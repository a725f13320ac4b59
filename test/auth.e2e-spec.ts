import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { JwtService } from '@nestjs/jwt';
import { argon2id, hash } from 'argon2';
import { DataSource } from 'typeorm';
import { DATA_SOURCE } from '../src/platform/database/connection.js';
import { FAILURE_TIERS } from '../src/auth/auth.limits.js';
import { Session } from '../src/auth/sessions/session.entity.js';
import { User } from '../src/auth/user.entity.js';
import { Project } from '../src/projects/project.entity.js';
import { startTestApp, type TestApp } from './support/test-app.js';

const PASSWORD = 'correct horse battery';
const WRONG = 'wrong horse battery';
const ISO_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('accounts', () => {
  let service: TestApp;
  let people = 0;

  beforeAll(async () => {
    service = await startTestApp({ trustedProxies: 1 });
  });

  afterAll(() => service.close());

  const database = (): DataSource => service.app.get<DataSource>(DATA_SOURCE);

  const register = (email: string, password = PASSWORD) =>
    service.request().post('/auth/register').send({ email, password });

  /** Logs in; `address` is where the request seems to come from. */
  const login = (email: string, password = PASSWORD, address = '203.0.113.7') =>
    service.request().post('/auth/login').set('X-Forwarded-For', address).send({ email, password });

  const call = (method: 'get' | 'put' | 'post' | 'delete', path: string, token: string) =>
    service.request()[method](path).set('Authorization', `Bearer ${token}`);

  async function newPerson(): Promise<{ email: string; userId: string; token: string }> {
    const email = `person-${(people += 1)}@mail.example`;
    const { userId } = (await register(email).expect(201)).body as { userId: string };
    return { email, userId, token: await tokenOf(email) };
  }

  async function tokenOf(email: string): Promise<string> {
    return ((await login(email).expect(200)).body as { access_token: string }).access_token;
  }

  describe('registration', () => {
    it('answers with the account and no more', async () => {
      const { body } = await service
        .request()
        .post('/auth/register')
        .send({ email: 'Grace@Mail.example', password: PASSWORD, name: 'Grace' })
        .expect(201);
      expect(body).toEqual({
        userId: expect.stringMatching(UUID),
        email: 'Grace@Mail.example',
        name: 'Grace',
        createdAt: expect.stringMatching(ISO_TIME),
      });
    });

    it('refuses an address that differs only by case', async () => {
      const { email } = await newPerson();
      const { body } = await register(email.toUpperCase()).expect(409);
      expect(body).toMatchObject({ code: 'email_taken', status: 409 });
    });

    it('lets exactly one of 50 at once have an address', async () => {
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, host) =>
          register('contested@mail.example').set('X-Forwarded-For', `192.0.2.${host}`),
        ),
      );
      const statuses = answers.map((answer) => answer.status).sort();
      expect(statuses).toEqual([201, ...Array<number>(49).fill(409)]);
    });

    it('measures a password in its normal form: four letters with accents of their own are not eight', async () => {
      expect((await register('short@mail.example', 'áóúé'.normalize('NFD')).expect(422)).body).toMatchObject({
        errors: [{ field: 'password' }],
      });
    });

    it('keeps no password, only its hash', async () => {
      const { userId } = await newPerson();
      expect(JSON.stringify(await database().manager.findOneBy(User, { userId }))).not.toContain(PASSWORD);
    });
  });

  describe('bad input', () => {
    const good = { email: 'never-made@mail.example', password: PASSWORD };

    it.each([
      ['a broken address', { ...good, email: 'nobody' }, 'email'],
      ['an address that is a number', { ...good, email: 7 }, 'email'],
      ['an address of 400 characters', { ...good, email: `${'a'.repeat(390)}@b.example` }, 'email'],
      ['an address with NUL', { ...good, email: 'a\0b@mail.example' }, 'email'],
      ['an address with half a surrogate pair', { ...good, email: 'a\ud800b@mail.example' }, 'email'],
      ['an address with a line break', { ...good, email: 'a@mail.example\nBcc: b@mail.example' }, 'email'],
      ['no address', { password: PASSWORD }, 'email'],
      ['a password of 1 character', { ...good, password: 'x' }, 'password'],
      ['a password of 7 characters', { ...good, password: '1234abc' }, 'password'],
      ['a password of 129 characters', { ...good, password: 'ab'.repeat(64) + 'c' }, 'password'],
      ['a password of 10,000 characters', { ...good, password: 'x'.repeat(10_000) }, 'password'],
      ['a well-known password', { ...good, password: 'Password123' }, 'password'],
      ['a password with NUL', { ...good, password: 'correct\0horse' }, 'password'],
      ['a password that is a list', { ...good, password: ['correct horse battery'] }, 'password'],
      ['no password', { email: good.email }, 'password'],
      ['an empty name', { ...good, name: '' }, 'name'],
      ['a name of spaces', { ...good, name: '   ' }, 'name'],
      ['a name of 201 characters', { ...good, name: 'x'.repeat(201) }, 'name'],
      ['a name of 200 characters, each with a variation selector', { ...good, name: 'x\ufe0f'.repeat(200) }, 'name'],
      ['a name with half a surrogate pair', { ...good, name: 'A\udc00' }, 'name'],
      ['an unknown field', { ...good, isAdmin: true }, 'isAdmin'],
    ])('refuses to register with %s', async (_what, body, field) => {
      const answer = await service.request().post('/auth/register').send(body);
      expect(answer).toMatchObject({ status: 422, type: 'application/problem+json' });
      expect(answer.body).toMatchObject({
        code: 'validation_failed',
        errors: expect.arrayContaining([expect.objectContaining({ field })]),
      });
    });

    it('writes nothing of what it refuses', async () => {
      await service
        .request()
        .post('/auth/register')
        .send({ ...good, name: '' });
      expect(await database().manager.countBy(User, { email: good.email })).toBe(0);
    });

    it.each([
      ['a list', '[]', 422, 'validation_failed'],
      ['a text', '"hello"', 422, 'validation_failed'],
      ['null', 'null', 422, 'validation_failed'],
      ['nothing', '', 422, 'validation_failed'],
      ['half an object', '{"email": "a@mail.example"', 400, 'malformed_json'],
      ['50 levels of lists', `${'['.repeat(50)}${']'.repeat(50)}`, 400, 'malformed_json'],
    ])('refuses %s as a body', async (_what, body, status, code) => {
      const answer = await service.request().post('/auth/register').set('Content-Type', 'application/json').send(body);
      expect([answer.status, (answer.body as { code: string }).code]).toEqual([status, code]);
    });

    it.each([
      ['a password of 10,000 characters', { email: 'a@mail.example', password: 'x'.repeat(10_000) }, 422],
      ['an empty password', { email: 'a@mail.example', password: '' }, 422],
      ['a password of 1 character', { email: 'a@mail.example', password: 'x' }, 401],
      ['a broken address', { email: 'a', password: PASSWORD }, 422],
      ['an unknown field', { email: 'a@mail.example', password: PASSWORD, remember: true }, 422],
    ])('refuses to log in with %s', async (_what, body, status) => {
      const answer = await service.request().post('/auth/login').send(body);
      expect(answer).toMatchObject({ status, type: 'application/problem+json' });
    });

    it.each(['limit=0', 'limit=101', 'limit=x', 'offset=-1', 'page=2'])(
      'refuses to list sessions with %s',
      async (query) => {
        const { token } = await newPerson();
        await call('get', `/auth/sessions?${query}`, token).expect(422);
      },
    );

    it.each([{}, { name: 7 }, { name: '' }, { email: 'other@mail.example' }])(
      'refuses to change an account with %j',
      async (body) => {
        const { token } = await newPerson();
        await call('put', '/auth/me', token).send(body).expect(422);
      },
    );
  });

  describe('login', () => {
    it('gives a bearer token for 24 hours', async () => {
      const { email } = await newPerson();
      const { body } = await login(email).expect(200);
      expect(body).toEqual({ access_token: expect.any(String), token_type: 'bearer', expires_in: 86_400 });
    });

    it('takes the address in any case', async () => {
      const { email } = await newPerson();
      await login(email.toUpperCase()).expect(200);
    });

    it('says the same for an unknown address and a wrong password', async () => {
      const { email } = await newPerson();
      const bodies = [await login('nobody@mail.example'), await login(email, WRONG)].map(({ status, body }) => [
        status,
        { ...body, requestId: '' },
      ]);
      expect(bodies[0]).toEqual(bodies[1]);
    });

    it('says invalid_credentials for a wrong password', async () => {
      const { email } = await newPerson();
      expect((await login(email, WRONG).expect(401)).body).toMatchObject({ code: 'invalid_credentials' });
    });

    it('notes when it was', async () => {
      const { token } = await newPerson();
      expect((await call('get', '/auth/me', token).expect(200)).body).toMatchObject({
        lastLogin: expect.stringMatching(ISO_TIME),
      });
    });

    it('takes a long password in the Unicode form of another keyboard', async () => {
      const long = 'Äpfel über Öl für große Füße '.repeat(4);
      await register('long@mail.example', long).expect(201);
      await login('long@mail.example', long.normalize('NFD')).expect(200);
    });

    it('lets two logins at once both renew an outdated hash', async () => {
      const { email, userId } = await newPerson();
      const outdated = await hash(PASSWORD, { type: argon2id, memoryCost: 8192, timeCost: 2, parallelism: 1 });
      await database().manager.update(User, { userId }, { hashedPassword: outdated });
      const statuses = (await Promise.all([login(email), login(email)])).map(({ status }) => status);
      expect(statuses).toEqual([200, 200]);
    });

    it('lets one person log in 30 times at once', async () => {
      const { email } = await newPerson();
      const statuses = (await Promise.all(Array.from({ length: 30 }, () => login(email)))).map(
        (answer) => answer.status,
      );
      expect(statuses).toEqual(Array<number>(30).fill(200));
    });
  });

  describe('repeated failures', () => {
    it('are answered with 429 and the time to wait', async () => {
      const { email } = await newPerson();
      for (let attempt = 0; attempt < FAILURE_TIERS.accountAndAddress.allowance; attempt += 1)
        await login(email, WRONG, '198.51.100.1').expect(401);
      const answer = await login(email, WRONG, '198.51.100.1');
      expect(answer).toMatchObject({
        status: 429,
        body: { code: 'too_many_attempts' },
        headers: { 'retry-after': expect.stringMatching(/^[1-9]\d*$/) },
      });
    });

    it('are answered alike for an address that nobody has registered', async () => {
      for (let attempt = 0; attempt < FAILURE_TIERS.accountAndAddress.allowance; attempt += 1)
        await login('ghost@mail.example', WRONG, '198.51.100.2').expect(401);
      await login('ghost@mail.example', WRONG, '198.51.100.2').expect(429);
    });

    it('at once get no further than the same failures one after another', async () => {
      const { email } = await newPerson();
      const answers = await Promise.all(Array.from({ length: 40 }, () => login(email, WRONG, '198.51.100.3')));
      const compared = answers.filter((answer) => answer.status === 401).length;
      expect(compared).toBeLessThanOrEqual(FAILURE_TIERS.accountAndAddress.allowance + 1);
    });

    it('of strangers hold strangers back, and not the owner where they logged in before', async () => {
      const { email } = await newPerson();
      for (let host = 1; host <= FAILURE_TIERS.account.allowance; host += 1)
        await login(email, WRONG, `198.51.101.${host}`).expect(401);
      await login(email, PASSWORD, '198.51.102.1').expect(429);
      await login(email, PASSWORD, '203.0.113.7').expect(200);
    });

    it('count for the passwords that are asked for again, too', async () => {
      const { token } = await newPerson();
      const attempt = () =>
        call('delete', '/auth/me', token).set('X-Forwarded-For', '198.51.100.4').send({ password: WRONG });
      for (let count = 0; count < FAILURE_TIERS.session.allowance; count += 1) await attempt().expect(401);
      await attempt().expect(429);
    });
  });

  describe('tokens', () => {
    const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claimsOf = (token: string): Record<string, unknown> =>
      JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
    const sign = (head: unknown, claims: unknown, secret = service.settings.jwtSecret ?? ''): string => {
      const text = `${encode(head)}.${encode(claims)}`;
      return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
    };
    const HS256 = { alg: 'HS256', typ: 'JWT' };

    /** Each makes an `Authorization` header out of a good token. */
    const refused: [string, (token: string) => string | undefined][] = [
      ['no header', () => undefined],
      ['an empty header', () => ''],
      ['no token', () => 'Bearer'],
      ['another scheme', (token) => `Basic ${token}`],
      ['two tokens', (token) => `Bearer ${token} ${token}`],
      ['nonsense', () => 'Bearer nonsense'],
      ['another key', (token) => `Bearer ${sign(HS256, claimsOf(token), 'another-secret-0123456789abcdef-0123')}`],
      [
        'another algorithm',
        (token) =>
          `Bearer ${new JwtService({ secret: service.settings.jwtSecret ?? '' }).sign(claimsOf(token), { algorithm: 'HS384' })}`,
      ],
      ['the algorithm "none"', (token) => `Bearer ${encode({ alg: 'none', typ: 'JWT' })}.${encode(claimsOf(token))}.`],
      ['an end in the past', (token) => `Bearer ${sign(HS256, { ...claimsOf(token), exp: 1_700_000_000 })}`],
      ['an end in the far future', (token) => `Bearer ${sign(HS256, { ...claimsOf(token), exp: 4_000_000_000 })}`],
      [
        'another person',
        (token) => `Bearer ${sign(HS256, { ...claimsOf(token), sub: '01a2026b-78ad-73e6-a75a-61bd81af3d4c' })}`,
      ],
      [
        'an unknown session',
        (token) => `Bearer ${sign(HS256, { ...claimsOf(token), jti: '01a2026b-78ad-73e6-a75a-61bd81af3d4c' })}`,
      ],
      ['a character cut off', (token) => `Bearer ${token.slice(0, -1)}`],
      ['its signature cut off', (token) => `Bearer ${token.slice(0, token.lastIndexOf('.'))}`],
      ...['null', '"text"', '7', '[]', 'true'].flatMap((json): typeof refused => {
        const part = Buffer.from(json).toString('base64url');
        const signature = createHmac('sha256', 'a-secret-for-tests-only-0123456789abcdef')
          .update(`${encode(HS256)}.${part}`)
          .digest('base64url');
        return [
          [`claims that are ${json}, signed`, () => `Bearer ${encode(HS256)}.${part}.${signature}`],
          [`claims that are ${json}, not signed`, () => `Bearer ${encode(HS256)}.${part}.AAAA`],
          [`a head that is ${json}`, (token) => `Bearer ${part}.${encode(claimsOf(token))}.AAAA`],
        ];
      }),
      ['padding', (token) => `Bearer ${token}==`],
      ['10 KB', (token) => `Bearer ${token}${'A'.repeat(10_000)}`],
    ];

    async function answerTo(header: string | undefined): Promise<unknown> {
      const request = service.request().get('/auth/me');
      const { status, body, headers } = await (header === undefined ? request : request.set('Authorization', header));
      return { status, challenge: headers['www-authenticate'], body: { ...(body as object), requestId: '' } };
    }

    it('are accepted whatever the case of the scheme', async () => {
      const { token } = await newPerson();
      await service.request().get('/auth/me').set('Authorization', `bEaReR ${token}`).expect(200);
    });

    it.each(refused)('are refused with %s, each with the same 401', async (_kind, headerFor) => {
      const { token } = await newPerson();
      expect(await answerTo(headerFor(token))).toEqual({
        status: 401,
        challenge: 'Bearer',
        body: {
          type: 'urn:githire:problem:unauthenticated',
          title: 'Authentication is required',
          status: 401,
          detail: 'A valid access token is needed.',
          instance: '/auth/me',
          code: 'unauthenticated',
          requestId: '',
        },
      });
    });

    it('of a session that has expired are refused in the same words', async () => {
      const { token, userId } = await newPerson();
      await database().manager.update(Session, { userId }, { expiresAt: '2020-01-01T00:00:00.000Z' });
      expect(await answerTo(`Bearer ${token}`)).toEqual(await answerTo(undefined));
    });

    it('that were logged out are refused in the same words', async () => {
      const { token } = await newPerson();
      await call('post', '/auth/logout', token).expect(204);
      expect(await answerTo(`Bearer ${token}`)).toEqual(await answerTo(undefined));
    });

    it('of 100 KB get a problem document', async () => {
      const { token } = await newPerson();
      const answer = await call('get', '/auth/me', `${token}${'A'.repeat(100_000)}`);
      expect(answer).toMatchObject({
        status: 431,
        type: 'application/problem+json',
        body: { code: 'request_header_fields_too_large' },
      });
    });

    it('are refused by a second service with another secret, in the same process and on the same database', async () => {
      const { token, email } = await newPerson();
      const other = await startTestApp({
        databaseUrl: service.settings.databaseUrl,
        jwtSecret: 'another-secret-0123456789abcdef-0123',
      });
      const theirs = await other.request().post('/auth/login').send({ email, password: PASSWORD }).expect(200);
      const tokens = [token, (theirs.body as { access_token: string }).access_token];
      const read = (from: TestApp) =>
        Promise.all(
          tokens.map(
            async (each) => (await from.request().get('/auth/me').set('Authorization', `Bearer ${each}`)).status,
          ),
        );
      const statuses = [await read(service), await read(other)];
      await other.close();
      expect(statuses).toEqual([
        [200, 401],
        [401, 200],
      ]);
    });

    it('that were logged out are refused by other instances, too', async () => {
      const { token } = await newPerson();
      const other = await startTestApp({ databaseUrl: service.settings.databaseUrl });
      const read = () => other.request().get('/auth/me').set('Authorization', `Bearer ${token}`);
      const before = (await read()).status;
      await call('post', '/auth/logout', token).expect(204);
      const after = (await read()).status;
      await other.close();
      expect([before, after]).toEqual([200, 401]);
    });
  });

  describe('an account', () => {
    it('is read by its owner', async () => {
      const { email, userId, token } = await newPerson();
      const { body } = await call('get', '/auth/me', token).expect(200);
      expect(body).toEqual({
        userId,
        email,
        name: null,
        createdAt: expect.stringMatching(ISO_TIME),
        lastLogin: expect.stringMatching(ISO_TIME),
      });
    });

    it.each(['Ada 🦉 Lovelace', '渡辺', null])('takes the name %s', async (name) => {
      const { token } = await newPerson();
      expect((await call('put', '/auth/me', token).send({ name }).expect(200)).body).toMatchObject({ name });
    });

    it('changes nobody else', async () => {
      const [ada, bob] = [await newPerson(), await newPerson()];
      await call('put', '/auth/me', ada.token).send({ name: 'Ada' }).expect(200);
      expect((await call('get', '/auth/me', bob.token).expect(200)).body).toMatchObject({ name: null });
    });

    it('goes with everything that belongs to it', async () => {
      const { token, userId } = await newPerson();
      const now = new Date().toISOString();
      await database().manager.insert(Project, {
        projectId: '01a2026b-78ad-73e6-a75a-000000000001',
        userId,
        name: 'Search',
        status: 'draft',
        candidateCount: 0,
        createdAt: now,
        updatedAt: now,
        jobDescriptionText: 'A posting of some length.',
      });
      await call('delete', '/auth/me', token).send({ password: PASSWORD }).expect(204);
      const left = await Promise.all(
        [User, Session, Project].map((entity) => database().manager.countBy(entity, { userId })),
      );
      expect(left).toEqual([0, 0, 0]);
    });

    it('stays where the password is wrong', async () => {
      const { token } = await newPerson();
      expect((await call('delete', '/auth/me', token).send({ password: WRONG }).expect(401)).body).toMatchObject({
        code: 'invalid_credentials',
      });
      await call('get', '/auth/me', token).expect(200);
    });

    it('can be made again after it has gone', async () => {
      const { token, email } = await newPerson();
      await call('delete', '/auth/me', token).send({ password: PASSWORD }).expect(204);
      await register(email).expect(201);
    });
  });

  describe('a new password', () => {
    const NEW = 'staple lantern orbit';
    const change = (token: string, currentPassword = PASSWORD, newPassword = NEW) =>
      call('put', '/auth/password', token).send({ currentPassword, newPassword });

    it('takes the place of the old one', async () => {
      const { email, token } = await newPerson();
      await change(token).expect(200);
      expect([(await login(email, PASSWORD)).status, (await login(email, NEW)).status]).toEqual([401, 200]);
    });

    it('ends every other session, and not the one that asks', async () => {
      const { email, token } = await newPerson();
      const other = await tokenOf(email);
      await change(token).expect(200);
      expect([(await call('get', '/auth/me', token)).status, (await call('get', '/auth/me', other)).status]).toEqual([
        200, 401,
      ]);
    });

    it('leaves no session of those who log in with the old one meanwhile', async () => {
      const { email, token } = await newPerson();
      const logins = Array.from({ length: 20 }, () => login(email));
      const [changed] = await Promise.all([change(token), ...logins]);
      const { body } = await call('get', '/auth/sessions', token).expect(200);
      expect([changed.status, (body as { total: number }).total]).toEqual([200, 1]);
    });

    it('needs the current one', async () => {
      const { token } = await newPerson();
      expect((await change(token, WRONG).expect(401)).body).toMatchObject({ code: 'invalid_credentials' });
    });

    it.each(['short', 'qwertyuiop', 'x'.repeat(10_000)])('is not taken if weak', async (weak) => {
      const { token } = await newPerson();
      await change(token, PASSWORD, weak).expect(422);
    });
  });

  describe('sessions', () => {
    it('are listed newest first, with the one that asks marked', async () => {
      const { email, token } = await newPerson();
      await service
        .request()
        .post('/auth/login')
        .set('User-Agent', 'a browser')
        .send({ email, password: PASSWORD })
        .expect(200);
      const { body } = await call('get', '/auth/sessions', token).expect(200);
      expect(body).toMatchObject({
        total: 2,
        limit: 20,
        offset: 0,
        sessions: [{ userAgent: 'a browser', current: false }, { current: true }],
      });
    });

    it('tell nothing of the token', async () => {
      const { token } = await newPerson();
      const { body } = await call('get', '/auth/sessions', token).expect(200);
      expect(Object.keys((body as { sessions: object[] }).sessions[0] ?? {}).sort()).toEqual([
        'createdAt',
        'current',
        'expiresAt',
        'sessionId',
        'userAgent',
      ]);
    });

    it('can be ended one by one', async () => {
      const { email, token } = await newPerson();
      const other = await tokenOf(email);
      const { body } = await call('get', '/auth/sessions', other).expect(200);
      const current = (body as { sessions: { sessionId: string; current: boolean }[] }).sessions.find(
        (session) => session.current,
      );
      await call('delete', `/auth/sessions/${current?.sessionId}`, token).expect(204);
      await call('get', '/auth/me', other).expect(401);
    });

    it('of others are not found', async () => {
      const [ada, eve] = [await newPerson(), await newPerson()];
      const { body } = await call('get', '/auth/sessions', ada.token).expect(200);
      await call(
        'delete',
        `/auth/sessions/${(body as { sessions: { sessionId: string }[] }).sessions[0]?.sessionId}`,
        eve.token,
      ).expect(404);
    });

    it('with an id that is no UUID are not found', async () => {
      const { token } = await newPerson();
      expect((await call('delete', '/auth/sessions/7', token).expect(404)).body).toMatchObject({ code: 'not_found' });
    });
  });

  it.each([
    ['post', '/auth/logout'],
    ['get', '/auth/me'],
    ['put', '/auth/me'],
    ['delete', '/auth/me'],
    ['put', '/auth/password'],
    ['get', '/auth/sessions'],
    ['delete', '/auth/sessions/01a2026b-78ad-73e6-a75a-61bd81af3d4c'],
  ] as const)('lets nobody %s %s without a token', async (method, path) => {
    await service.request()[method](path).send({}).expect(401);
  });

  it('logs who asked, and neither tokens nor passwords nor addresses', async () => {
    const { email, token, userId } = await newPerson();
    await call('get', '/auth/me', token).expect(200);
    await login(email, WRONG).expect(401);
    expect(service.logLines().some((line) => line.userId === userId && line.path === '/auth/me')).toBe(true);
    for (const secret of [token, token.split('.')[2] ?? token, email, PASSWORD, WRONG])
      expect(service.logText()).not.toContain(secret);
  });
});
