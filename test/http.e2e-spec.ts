import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/test-app.js';
import { newUser, type TestUser } from './support/test-user.js';

const POSTING = 'We look for a senior Go engineer in Berlin, secretword, who knows Kubernetes.';

describe('every answer', () => {
  let service: TestApp;
  let user: TestUser;

  beforeAll(async () => {
    service = await startTestApp({ corsOrigins: ['https://app.example'] });
    user = await newUser(service);
  });

  afterAll(() => service.close());

  describe('request id', () => {
    it('is made where the client sends none', async () => {
      const answer = await service.request().get('/health/live');
      expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    });

    it("is the client's own where it is sane", async () => {
      const answer = await service.request().get('/health/live').set('X-Request-Id', 'trace-42');
      expect(answer.headers['x-request-id']).toBe('trace-42');
    });

    it.each([
      ['of 129 characters', 'x'.repeat(129)],
      ['with a space', 'a b'],
      ['that is empty', ''],
    ])('is made anew for one %s', async (_what, id) => {
      const answer = await service.request().get('/health/live').set('X-Request-Id', id);
      expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    });

    it('is in the problem document too', async () => {
      const { body } = await service.request().get('/nowhere').set('X-Request-Id', 'trace-43').expect(404);
      expect(body).toMatchObject({ requestId: 'trace-43' });
    });
  });

  describe('problem documents', () => {
    const post = (body: string | Buffer, type = 'application/json') =>
      service
        .request()
        .post('/projects')
        .set('Authorization', `Bearer ${user.token}`)
        .set('Content-Type', type)
        .serialize((value: unknown) => value as string)
        .send(body as string);

    it.each([
      ['malformed JSON', '{"name": ', 400, 'malformed_json'],
      ['a body that is not UTF-8', Buffer.from([0x22, 0xff, 0xfe, 0x22]), 400, 'malformed_json'],
      ['50 levels of JSON', `{"name":${'['.repeat(50)}${']'.repeat(50)}}`, 400, 'malformed_json'],
      ['100,000 open brackets', '['.repeat(100_000), 400, 'malformed_json'],
      ['a list in place of an object', '[]', 422, 'validation_failed'],
      ['a text in place of an object', '"hello"', 422, 'validation_failed'],
      ['null in place of an object', 'null', 422, 'validation_failed'],
      ['a prototype in disguise', '{"__proto__": {"name": "x"}}', 422, 'validation_failed'],
    ])('answer %s', async (_what, body, status, code) => {
      const answer = await post(body);
      expect([answer.status, answer.headers['content-type'], (answer.body as { code: string }).code]).toEqual([
        status,
        'application/problem+json; charset=utf-8',
        code,
      ]);
    });

    it('answer a body of 10 MB with 413', async () => {
      const answer = await post(`"${'x'.repeat(10 * 1024 * 1024)}"`).catch((error: Error) => error);
      // The service may close the connection before the client has sent everything.
      expect(answer instanceof Error ? 413 : answer.status).toBe(413);
    });

    it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/xml'])(
      'answer %s with 415',
      async (type) => {
        const answer = await post('name=x', type);
        expect([answer.status, (answer.body as { code: string }).code]).toEqual([415, 'unsupported_media_type']);
      },
    );

    it('answer a path that nobody knows', async () => {
      const { body } = await service.request().get('/nowhere?token=secret').expect(404);
      expect(body).toMatchObject({
        type: 'urn:githire:problem:not_found',
        title: 'Not found',
        status: 404,
        code: 'not_found',
        instance: '/nowhere',
      });
    });

    it('answer a path that cannot be decoded', async () => {
      const { body } = await service.request().get('/projects/%zz').expect(404);
      expect(body).toMatchObject({ code: 'not_found' });
    });

    it('answer a token of 100 KB without reading it', async () => {
      const answer = await service
        .request()
        .get('/projects')
        .set('Authorization', `Bearer ${'x'.repeat(100_000)}`);
      expect([answer.status, (answer.body as { code: string }).code]).toEqual([431, 'request_header_fields_too_large']);
    });

    it('show no stack trace, no path and no SQL', async () => {
      const answers = await Promise.all([
        post('{"name": '),
        service.request().get('/nowhere'),
        service.request().get('/projects'),
      ]);
      expect(answers.map((answer) => answer.text).join('\n')).not.toMatch(/node_modules|\.ts:|\.js:|SELECT|at \w+ \(/);
    });
  });

  describe('headers', () => {
    it('tell the browser to guess no type and to run nothing inline', async () => {
      const { headers } = await service.request().get('/health/live');
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'content-security-policy': expect.stringContaining("default-src 'self'"),
      });
    });

    it('let the configured origin in', async () => {
      const { headers } = await service.request().get('/health/live').set('Origin', 'https://app.example');
      expect(headers['access-control-allow-origin']).toBe('https://app.example');
    });

    it('let no other origin in', async () => {
      const { headers } = await service.request().get('/health/live').set('Origin', 'https://evil.example');
      expect(headers['access-control-allow-origin']).toBeUndefined();
    });
  });

  describe('health', () => {
    it('is live', async () => {
      expect((await service.request().get('/health/live').expect(200)).body).toEqual({ status: 'ok' });
    });

    it('is ready while the database answers', async () => {
      expect((await service.request().get('/health/ready').expect(200)).body).toEqual({ status: 'ok' });
    });
  });

  describe('logs', () => {
    it('carry the request id and the user id on the line of a request', async () => {
      await user.get('/projects').set('X-Request-Id', 'trace-log-1').expect(200);
      const lines = service.logLines().filter((line) => line['requestId'] === 'trace-log-1');
      expect(lines).toEqual([
        expect.objectContaining({ userId: user.userId, method: 'GET', path: '/projects', status: 200 }),
      ]);
    });

    it('hold no token, no password and no posting', async () => {
      await user.post('/projects', { name: 'A search', jobDescriptionText: POSTING }).expect(201);
      await service
        .request()
        .post('/auth/login')
        .send({ email: 'nobody@mail.example', password: 'a secret passphrase' })
        .expect(401);
      const text = service.logText();
      expect(
        [user.token, 'secretword', 'a secret passphrase', 'correct horse battery'].filter((secret) =>
          text.includes(secret),
        ),
      ).toEqual([]);
    });

    it('hold no query string', async () => {
      await service.request().get('/nowhere?api_key=very-secret').expect(404);
      expect(service.logText()).not.toContain('very-secret');
    });
  });
});
