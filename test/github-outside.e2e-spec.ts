import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { eventually } from './support/eventually.js';
import { startTestApp, type TestApp } from './support/test-app.js';
import { newUser, type TestUser } from './support/test-user.js';

const RUN = { jobDescriptionText: 'Senior Rust Engineer\n\nRequirements:\n- Rust\n- Tokio', maxCandidates: 3 };
/** Bytes that a bomb unpacks to, and what the process may hold of it at most. */
const UNPACKED = 512 * 1024 * 1024;
const MOST_HELD = 256 * 1024 * 1024;

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
const json =
  (body: unknown, status = 200): Answer =>
  (_request, response) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
/** What the check of the token asks for. */
const LIMITS = { cost: 1, limit: 5_000, used: 1, remaining: 4_999, nodeCount: 0, resetAt: '2030-01-01T00:00:00Z' };

/** A GitHub that answers as a test wants it: what comes from outside need not be what was asked for. */
describe('a GitHub that answers', () => {
  let github: Server;
  let answer: Answer;
  let asked: string[];
  let service: TestApp;
  let user: TestUser;

  beforeAll(async () => {
    github = createServer((request, response) => {
      asked.push(request.headers.authorization ?? '');
      request.resume();
      request.once('end', () => answer(request, response));
    });
    await new Promise<void>((resolve) => github.listen(0, '127.0.0.1', resolve));
  });

  afterAll(() => void github.closeAllConnections());

  beforeEach(async () => {
    asked = [];
    answer = json({ data: { rateLimit: LIMITS, viewer: { login: 'somebody' } } });
    service = await startTestApp({ githubToken: 'secret-token', githubApiUrl: `http://127.0.0.1:${(github.address() as AddressInfo).port}` });
    user = await newUser(service);
  });

  afterEach(async () => {
    await service.close();
  });

  const run = async (): Promise<{ status: number; code: string; detail: string; text: string }> => {
    const { status, body, text } = await user.post('/pipeline/run', RUN);
    return { status, text, ...(body as { code: string; detail: string }) };
  };

  it.each<[string, Answer]>([
    ['without data', json({})],
    ['with data that is null', json({ data: null })],
    ['with a list', json([])],
    ['with a page of HTML', (_request, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome</h1>')],
    ['with other fields than those asked for', json({ data: { somethingElse: true }, total_count: 'many', items: [{}] })],
  ])('%s is told as not available, and not as a fault of ours', async (_name, each) => {
    answer = each;
    expect(await run()).toMatchObject({ status: 502, code: 'github_unavailable' });
  });

  it('with a redirect is not followed to the other address', async () => {
    const elsewhere: string[] = [];
    const other = createServer((request, response) => {
      elsewhere.push(request.headers.authorization ?? '');
      response.end('{}');
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    answer = (_request, response) => void response.writeHead(302, { location: `http://127.0.0.1:${(other.address() as AddressInfo).port}/` }).end();
    const outcome = await run();
    other.close();
    expect([outcome.status, outcome.detail.includes('not followed'), elsewhere]).toEqual([502, true, []]);
  });

  it('that the token is wrong is told as such, and without the token', async () => {
    answer = json({ message: 'Bad credentials' }, 401);
    const outcome = await run();
    expect([outcome.status, outcome.code, outcome.detail.includes('GITHUB_TOKEN'), outcome.text.includes('secret-token')]).toEqual([502, 'github_unavailable', true, false]);
  });

  it('with 1 MB that unpacks to much more is not unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(UNPACKED, 0x20));
    answer = (_request, response) => void response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(bomb);
    const before = process.memoryUsage.rss();
    let peak = 0;
    const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss() - before)), 5);
    const outcome = await run();
    clearInterval(watch);
    expect([outcome.status, outcome.code, peak < MOST_HELD]).toEqual([502, 'github_unavailable', true]);
  });
});

describe('a GitHub that cannot be reached', () => {
  it('fails the run with host and reason, after the request that was tried twice', async () => {
    const errors = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
    // A port on which nothing listens.
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    const service = await startTestApp({ githubToken: 'secret-token', githubApiUrl: `http://127.0.0.1:${port}` });
    const user = await newUser(service);
    const { status, body } = await user.post('/pipeline/run', RUN);
    await service.close();
    const told = errors.mock.calls.map(([line]) => String(line));
    errors.mockRestore();
    expect([status, body]).toEqual([502, expect.objectContaining({ code: 'github_unavailable', detail: `GitHub could not be reached at 127.0.0.1:${port}: the connection was refused.` })]);
    expect(told).toContain(`GitHub cannot be used: GitHub could not be reached at 127.0.0.1:${port}: the connection was refused.`);
  });
});

describe('a wrong token', () => {
  it('is told at the start', async () => {
    const errors = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
    const github = createServer((_request, response) => void response.writeHead(401, { 'content-type': 'application/json' }).end('{"message":"Bad credentials"}'));
    await new Promise<void>((resolve) => github.listen(0, '127.0.0.1', resolve));
    const service = await startTestApp({ githubToken: 'secret-token', githubApiUrl: `http://127.0.0.1:${(github.address() as AddressInfo).port}` });
    await eventually(() => errors.mock.calls.some(([line]) => String(line).includes('GITHUB_TOKEN')));
    const told = errors.mock.calls.map(([line]) => String(line)).join('\n');
    errors.mockRestore();
    await service.close();
    github.closeAllConnections();
    expect(told).not.toContain('secret-token');
  });
});
