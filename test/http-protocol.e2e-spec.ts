import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sendRaw } from './support/raw-request.js';
import { startTestApp, type TestApp } from './support/test-app.js';

const HEADERS = 'Host: localhost\r\nConnection: close\r\n';
const JSON_BODY = `${HEADERS}Content-Type: application/json\r\n`;

describe('what is not good HTTP', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await startTestApp({ corsOrigins: ['https://app.example'] });
  });

  afterAll(() => service.close());

  it.each([
    ['no HTTP at all', 'hello\r\n\r\n', 400, 'bad_request'],
    ['an unknown method', `FOO / HTTP/1.1\r\n${HEADERS}\r\n`, 400, 'bad_request'],
    ['no Host', 'GET /health/live HTTP/1.1\r\nConnection: close\r\n\r\n', 400, 'bad_request'],
    [
      'two lengths',
      `POST /auth/login HTTP/1.1\r\n${JSON_BODY}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`,
      400,
      'bad_request',
    ],
    [
      'a length beside chunks',
      `POST /auth/login HTTP/1.1\r\n${JSON_BODY}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      400,
      'bad_request',
    ],
    [
      'a broken chunk',
      `POST /auth/login HTTP/1.1\r\n${JSON_BODY}Transfer-Encoding: chunked\r\n\r\nzz\r\n`,
      400,
      'bad_request',
    ],
    [
      'headers of 100 KB',
      `GET /health/live HTTP/1.1\r\n${HEADERS}X-Big: ${'x'.repeat(100_000)}\r\n\r\n`,
      431,
      'request_header_fields_too_large',
    ],
    [
      'a path of 100 KB',
      `GET /${'x'.repeat(100_000)} HTTP/1.1\r\n${HEADERS}\r\n`,
      431,
      'request_header_fields_too_large',
    ],
    [
      'an expectation that nobody meets',
      `GET /health/live HTTP/1.1\r\n${HEADERS}Expect: magic\r\n\r\n`,
      417,
      'expectation_failed',
    ],
    ['a path that cannot be decoded', `GET /projects/%zz HTTP/1.1\r\n${HEADERS}\r\n`, 404, 'not_found'],
    ['bytes in a path that are not UTF-8', `GET /projects/%ff HTTP/1.1\r\n${HEADERS}\r\n`, 404, 'not_found'],
    [
      'a body that says it is compressed',
      `POST /auth/login HTTP/1.1\r\n${JSON_BODY}Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}`,
      415,
      'unsupported_media_type',
    ],
    [
      'a length over the limit',
      `POST /auth/login HTTP/1.1\r\n${JSON_BODY}Content-Length: 999999999\r\n\r\n`,
      413,
      'payload_too_large',
    ],
  ])('is answered with a problem document that has the security headers: %s', async (_what, bytes, status, code) => {
    const answer = await sendRaw(service.url, bytes);
    const document = JSON.parse(answer.text) as { code: string; requestId: string };
    expect(answer).toMatchObject({
      status,
      headers: {
        'content-type': 'application/problem+json; charset=utf-8',
        'x-content-type-options': 'nosniff',
        'content-security-policy': expect.stringContaining("default-src 'self'"),
        'x-request-id': document.requestId,
      },
    });
    expect(document.code).toBe(code);
  });

  it("keeps the client's own request id on a path that cannot be decoded", async () => {
    const answer = await sendRaw(service.url, `GET /%zz HTTP/1.1\r\n${HEADERS}X-Request-Id: mine\r\n\r\n`);
    expect(answer.headers['x-request-id']).toBe('mine');
  });

  it('takes a header value that is not ASCII for a wrong token, not for a fault of ours', async () => {
    const answer = await sendRaw(
      service.url,
      Buffer.from(`GET /projects HTTP/1.1\r\n${HEADERS}Authorization: Bearer \xe9\xff\r\n\r\n`, 'latin1'),
    );
    expect(answer.status).toBe(401);
  });

  it('bounds how long a client may take for its headers and for its request', () => {
    const { headersTimeout, requestTimeout, keepAliveTimeout } = service.app.getHttpServer() as {
      headersTimeout: number;
      requestTimeout: number;
      keepAliveTimeout: number;
    };
    expect({ headersTimeout, requestTimeout, keepAliveTimeout }).toEqual({
      headersTimeout: 15_000,
      requestTimeout: 30_000,
      keepAliveTimeout: 5000,
    });
  });

  describe('a method that the path has not', () => {
    it.each([
      ['delete', '/auth/login', 'OPTIONS, POST'],
      ['put', '/projects', 'GET, HEAD, OPTIONS, POST'],
      ['post', '/projects/3f0c9d52-9e19-4b5f-b12e-6c2a53f38f43', 'DELETE, GET, HEAD, OPTIONS, PATCH'],
    ] as const)('is answered with 405 and what is allowed: %s %s', async (method, path, allow) => {
      const answer = await service.request()[method](path);
      expect([answer.status, (answer.body as { code: string }).code, answer.headers['allow']]).toEqual([
        405,
        'method_not_allowed',
        allow,
      ]);
    });

    it('is answered before its body is read', async () => {
      const answer = await service.request().put('/auth/login').set('Content-Type', 'text/plain').send('x');
      expect(answer.status).toBe(405);
    });

    it('has the security headers', async () => {
      const answer = await service.request().delete('/auth/login');
      expect(answer.headers['x-content-type-options']).toBe('nosniff');
    });
  });

  it('tells by OPTIONS what a path takes', async () => {
    const answer = await service.request().options('/auth/login');
    expect([answer.status, answer.headers['allow']]).toEqual([204, 'OPTIONS, POST']);
  });

  it('tells by OPTIONS that a path is unknown', async () => {
    const { body } = await service
      .request()
      .options('/nowhere')
      .expect(404)
      .expect('Content-Type', /problem\+json/);
    expect(body).toMatchObject({ code: 'not_found', instance: '/nowhere' });
  });

  it('answers HEAD as GET, without a body', async () => {
    await service.request().head('/health/live').expect(200);
  });

  describe('a browser client', () => {
    const preflight = (method: string) =>
      service
        .request()
        .options('/projects')
        .set('Origin', 'https://app.example')
        .set('Access-Control-Request-Method', method);

    it.each(['PUT', 'PATCH', 'DELETE'])('may send %s', async (method) => {
      const answer = await preflight(method).expect(204);
      expect(answer.headers['access-control-allow-methods']?.split(', ')).toContain(method);
    });

    it('may send the headers of the contract', async () => {
      const answer = await preflight('POST');
      expect(answer.headers['access-control-allow-headers']?.split(', ')).toEqual(
        expect.arrayContaining([
          'Authorization',
          'Content-Type',
          'Idempotency-Key',
          'Prefer',
          'Last-Event-ID',
          'X-Request-Id',
        ]),
      );
    });

    it('may read the headers of the contract', async () => {
      const answer = await service.request().get('/health/live').set('Origin', 'https://app.example');
      expect(answer.headers['access-control-expose-headers']?.split(', ')).toEqual(
        expect.arrayContaining(['Content-Disposition', 'Location', 'Retry-After', 'X-Request-Id', 'WWW-Authenticate']),
      );
    });
  });
});
