import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Response } from 'supertest';

import { sendRaw } from '../support/raw-request.js';
import { stageBindings } from '../support/stage-doubles.js';
import { newUser, type TestUser } from '../support/test-user.js';
import { startHostApp } from './support/host-app.js';
import { type Host, PLATFORMS } from './support/start-host.js';

const AT = '/api/recruiting';
const POSTING = 'We look for a senior Go engineer in Berlin who knows Kubernetes.';
const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

interface ProblemBody {
  status: number;
  code: string;
  requestId: string;
  errors?: { field: string }[];
}

/** What every error answer has in common; returns its code. */
function problemCode(answer: Response): string {
  const body = answer.body as ProblemBody;
  expect(answer.headers).toMatchObject({ 'content-type': PROBLEM_TYPE, 'x-request-id': body.requestId });
  expect(body.status).toBe(answer.status);
  return body.code;
}

describe.each(PLATFORMS)("on %s, in a host with global filters, pipes and interceptors, GitHire's", (platform) => {
  let host: Host;
  let user: TestUser;

  beforeAll(async () => {
    const githire = { path: 'recruiting', bodyLimitBytes: 400_000, stages: stageBindings() };
    host = await startHostApp({ platform, prefix: 'api', isOpinionated: true, githire });
    user = await newUser(host, AT);
  });

  afterAll(() => host.close());

  const post = (body: string | Buffer, type = 'application/json', path = '/projects') =>
    user
      .post(path)
      .set('Content-Type', type)
      .serialize((value: unknown) => value as string)
      .send(body as string);

  it('answers have no envelope', async () => {
    const { body } = await user.get('/projects').expect(200);
    expect(body).toEqual({ projects: [], total: 0, limit: 20, offset: 0 });
  });

  describe('request id', () => {
    it.each([
      ['an answer', '/auth/me', 200],
      ['an error', '/projects/unknown', 404],
      ['an unknown path', '/nowhere', 404],
    ])('of the client is kept in %s', async (_what, path, status) => {
      const answer = await user.get(path).set('X-Request-Id', 'trace-42');
      expect([answer.status, answer.headers['x-request-id']]).toEqual([status, 'trace-42']);
    });

    it.each(['', 'a b', 'x'.repeat(129)])('is made anew in place of "%s"', async (id) => {
      const answer = await user.get('/auth/me').set('X-Request-Id', id);
      expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    });
  });

  it.each([
    ['malformed JSON', '{"name": ', 400, 'malformed_json'],
    ['a body that is not UTF-8', Buffer.from([0x22, 0xff, 0xfe, 0x22]), 400, 'malformed_json'],
    ['50 levels of JSON', `{"name":${'['.repeat(50)}${']'.repeat(50)}}`, 400, 'malformed_json'],
    ['a list in place of an object', '[]', 422, 'validation_failed'],
    ['null in place of an object', 'null', 422, 'validation_failed'],
    ['a prototype in disguise', '{"__proto__": {"name": "x"}}', 422, 'validation_failed'],
    ['more than the limit', `{"name": "${'x'.repeat(400_000)}"}`, 413, 'payload_too_large'],
  ])('problem document answers %s', async (_what, body, status, code) => {
    const answer = await post(body);
    expect([answer.status, problemCode(answer)]).toEqual([status, code]);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/xml'])(
    'routes refuse a body of %s with 415',
    async (type) => {
      const answer = await post('name=x', type);
      expect([answer.status, problemCode(answer)]).toEqual([415, 'unsupported_media_type']);
    },
  );

  it('routes refuse a compressed body with 415', async () => {
    const answer = await post('{}').set('Content-Encoding', 'gzip');
    expect([answer.status, problemCode(answer)]).toEqual([415, 'unsupported_media_type']);
  });

  it('validation names every unknown and every missing field', async () => {
    const answer = await user.post('/pipeline/run', { posting: POSTING });
    expect([answer.status, problemCode(answer)]).toEqual([422, 'validation_failed']);
    const fields = (answer.body as ProblemBody).errors?.map(({ field }) => field);
    expect([...new Set(fields)].sort()).toEqual(['jobDescriptionText', 'posting']);
  });

  it.each(['limit=x', 'nothing=1', 'limit=1&limit=2', '__proto__=1'])(
    'validation refuses the query %s',
    async (query) => {
      const answer = await user.get(`/projects?${query}`);
      expect([answer.status, problemCode(answer)]).toEqual([422, 'validation_failed']);
    },
  );

  it('numbers in a query are numbers', async () => {
    const { body } = await user.get('/projects?limit=5&offset=2').expect(200);
    expect(body).toMatchObject({ limit: 5, offset: 2 });
  });

  it('own limit of the body holds: a posting of 50,000 characters is accepted', async () => {
    // Umlauts: 100,000 bytes, more than the default limit of Express lets in.
    const jobDescriptionText = `Senior Go engineer in Berlin. ${'ä'.repeat(49_970)}`;
    await user.post('/projects', { name: 'Long', jobTitle: 'Engineer', jobDescriptionText }).expect(201);
  });

  it('routes want a token before anything else', async () => {
    const answer = await host.request().post(`${AT}/projects`).set('Content-Type', 'text/plain').send('x');
    expect([
      answer.status,
      problemCode(answer),
      answer.headers['www-authenticate'],
      answer.headers['cache-control'],
    ]).toEqual([401, 'unauthenticated', 'Bearer', 'no-store']);
  });

  it('error answers are those of the service also where a guard of the host refuses', async () => {
    const answer = await user.get('/projects').set('X-Forbid', 'yes');
    expect([answer.status, problemCode(answer)]).toEqual([403, 'forbidden']);
  });

  it('answers to a user are not cached', async () => {
    const { headers } = await user.get('/auth/me').expect(200);
    expect(headers['cache-control']).toBe('no-store');
  });

  it.each(['get', 'put', 'delete'] as const)('unknown paths are answered by GitHire: %s', async (method) => {
    const request = host.request()[method](`${AT}/nowhere/at/all`).set('Content-Type', 'application/json');
    const answer = await request.serialize(String).send('{');
    expect([answer.status, problemCode(answer)]).toEqual([404, 'not_found']);
  });

  it.each(['//export', '/unknown', `/${'x'.repeat(90)}`])('projects are not found at %s', async (path) => {
    const answer = await user.get(`/projects${path}`);
    expect([answer.status, problemCode(answer)]).toEqual([404, 'not_found']);
  });

  it('answers to HEAD have no body', async () => {
    const answer = await user.head('/projects').expect(200);
    expect([answer.text, answer.headers['cache-control']]).toEqual([undefined, 'no-store']);
  });

  it('error answers may be read by the browser clients that the host allows', async () => {
    const answer = await post('{').set('Origin', 'https://app.example');
    expect([answer.status, answer.headers['access-control-allow-origin']]).toEqual([400, '*']);
  });

  it('routes answer with a problem document if a middleware of the host fails', async () => {
    const answer = await user.get('/projects').set('X-Break', 'yes').set('X-Request-Id', 'trace-43');
    expect([answer.status, problemCode(answer), answer.headers['x-request-id']]).toEqual([
      500,
      'internal_error',
      'trace-43',
    ]);
    expect(answer.text).not.toContain('secret');
  });

  it('routes take a header value that is not ASCII for a wrong token', async () => {
    const head = `GET ${AT}/projects HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n`;
    const bytes = Buffer.from(`${head}Authorization: Bearer \xe9\xff\r\n\r\n`, 'latin1');
    expect((await sendRaw(host.url, bytes)).status).toBe(401);
  });

  it('routes refuse too large a body before it is sent', async () => {
    const head = `POST ${AT}/auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n`;
    const answer = await sendRaw(host.url, `${head}Content-Length: 999999999\r\n\r\n`);
    expect([answer.status, answer.headers['connection']]).toEqual([413, 'close']);
  });

  it("routes do not see what is another user's, whatever is sent", async () => {
    const { body } = await user.post('/projects', { name: 'Mine', jobTitle: 'Engineer', jobDescriptionText: POSTING });
    const stranger = await newUser(host, AT);
    const { projectId } = body as { projectId: string };
    const answer = await stranger.patch(`/projects/${projectId}`, { nothing: 1 });
    expect([answer.status, problemCode(answer)]).toEqual([404, 'not_found']);
  });
});

describe.each(PLATFORMS)("on %s, the host's own", (platform) => {
  let host: Host;

  beforeAll(async () => {
    host = await startHostApp({ platform, isOpinionated: true });
  });

  afterAll(() => host.close());

  it('routes keep their envelope, and get no header of GitHire', async () => {
    const answer = await host.request().post('/host/echo').send({ a: 1 });
    expect([answer.status, answer.body]).toEqual([201, { data: { a: 1 } }]);
    expect(answer.headers).not.toHaveProperty('x-request-id');
  });

  it('parser takes forms', async () => {
    const answer = await host.request().post('/host/echo').type('form').send({ a: '1' });
    expect(answer.body).toEqual({ data: { a: '1' } });
  });

  it.each([
    ['malformed JSON', '{"a": ', 400],
    ['two megabytes', `{"a": "${'x'.repeat(2_000_000)}"}`, 413],
  ])('filter answers %s', async (_what, body, status) => {
    const answer = await host.request().post('/host/echo').set('Content-Type', 'application/json').send(body);
    expect([answer.status, answer.body]).toEqual([status, { hostStatus: status }]);
  });

  it.each([
    ['an error of its own', '/host/missing'],
    ['an unknown path', '/nowhere'],
    ["an unknown path beside GitHire's", '/projects/3f0c9d52-9e19-4b5f-b12e-6c2a53f38f43/nothing'],
  ])('filter answers %s', async (_what, path) => {
    const answer = await host.request().get(path);
    expect([answer.status, answer.body]).toEqual([404, { hostStatus: 404 }]);
    expect(answer.headers).not.toHaveProperty('x-request-id');
  });

  it('pipe drops what it does not know', async () => {
    const answer = await host.request().post('/host/note').send({ text: 'a', more: 1 });
    expect(answer.body).toEqual({ data: { text: 'a' } });
  });

  it('filter answers a middleware of its own that fails', async () => {
    const answer = await host.request().post('/host/echo').set('X-Break', 'yes').send({});
    expect([answer.status, answer.body]).toEqual([500, { hostStatus: 500 }]);
  });

  it('method on a path of GitHire is reached', async () => {
    const answer = await host.request().delete('/projects').expect(200);
    expect([answer.body, answer.headers['x-request-id']]).toEqual([{ data: { of: 'host' } }, undefined]);
  });

  it('method on a path of GitHire is listed among the allowed ones', async () => {
    const answer = await host.request().put('/projects');
    expect([answer.status, answer.headers['allow']]).toEqual([405, 'DELETE, GET, HEAD, OPTIONS, POST']);
  });
});

describe('a path that cannot be decoded, below the path of GitHire', () => {
  it.each([
    ['express', 404, 'application/problem+json; charset=utf-8'],
    // Fastify answers such a path before any route or hook; the host may set `frameworkErrors`.
    ['fastify', 400, 'application/json; charset=utf-8'],
  ] as const)('is answered on %s with %s', async (platform, status, type) => {
    const host = await startHostApp({ platform, githire: { path: 'recruiting' } });
    const answer = await host.request().get('/recruiting/projects/%zz/export');
    await host.close();
    expect([answer.status, answer.headers['content-type']]).toEqual([status, type]);
  });
});

describe.each(PLATFORMS)("on %s, a host's own route below GitHire's path", (platform) => {
  let host: Host;

  beforeAll(async () => {
    host = await startHostApp({ platform, githire: { path: 'recruiting' } });
  });

  afterAll(() => host.close());

  it('stays the host’s', async () => {
    const answer = await host.request().get('/recruiting/about').expect(200);
    expect([answer.body, answer.headers['x-request-id']]).toEqual([{ of: 'host' }, undefined]);
  });
});
