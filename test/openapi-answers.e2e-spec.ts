import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { type RoutedRequest } from '../src/platform/logging/request-context.js';
import { type Answer, AnswerCheck } from './support/openapi/answer-check.js';
import { DOCUMENT } from './support/openapi/document.js';
import { recordAnswers, takeDifferences } from './support/openapi/recorder.js';

const check = new AnswerCheck(DOCUMENT);

const ID = '3f1c9a52-7d3e-4b0a-9c55-0d6a3e8f2b11';
const TIME = '2026-11-22T06:12:00.000Z';
const ACCOUNT = { userId: ID, email: 'ada@mail.example', name: null, createdAt: TIME, lastLogin: null };
const PROBLEM = {
  type: 'urn:githire:problem:unauthenticated',
  title: 'Authentication is required',
  status: 401,
  detail: 'A valid access token is needed.',
  instance: '/auth/me',
  code: 'unauthenticated',
  requestId: 'r1',
};
const RUN = {
  executionId: ID,
  projectId: ID,
  status: 'running',
  currentModule: 'jd-parser',
  progressPercentage: 3,
  stages: [{ name: 'jd-parser', status: 'running', startedAt: TIME, finishedAt: null, detail: null }],
  startedAt: TIME,
  completedAt: null,
  estimatedSecondsLeft: null,
  error: null,
};

/** An answer of `GET /auth/me` as it should be, with changes. */
function answer(changes: Partial<Answer> & { json?: object } = {}): Answer {
  const { json = ACCOUNT, headers = {}, ...others } = changes;
  return {
    method: 'GET',
    path: '/auth/me',
    route: '/auth/me',
    status: 200,
    headers: { 'x-request-id': 'r1', 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(json),
    ...others,
  };
}

const refusal = (changes: Parameters<typeof answer>[0] = {}): Answer => {
  const headers = { 'content-type': 'application/problem+json; charset=utf-8', 'www-authenticate': 'Bearer' };
  return answer({ status: 401, json: PROBLEM, ...changes, headers: { ...headers, ...changes.headers } });
};

const events = (data: object): Answer =>
  answer({
    path: `/pipeline/status/${ID}/events`,
    route: '/pipeline/status/:executionId/events',
    headers: { 'content-type': 'text/event-stream; charset=utf-8' },
    body: `retry: 2000\n\nid: 1\nevent: progress\ndata: ${JSON.stringify(data)}\n\nid: 2\nevent: pro`,
  });

describe('an answer that the document describes', () => {
  it.each([
    ['a body', answer()],
    ['a problem', refusal()],
    ['a stream of events that broke off', events(RUN)],
    [
      'an error in a run',
      events({ ...RUN, error: { module: null, code: 'run_crashed', title: '', status: 500, detail: '' } }),
    ],
    ['an unknown path', refusal({ route: undefined })],
  ])('has no difference: %s', (_name, given) => {
    expect(check.differences(given)).toEqual([]);
  });
});

describe('an answer that the document does not describe', () => {
  const { name: _, ...nameless } = ACCOUNT;
  const nested = { ...RUN, stages: [{ ...RUN.stages[0], colour: 'red' }] };
  it.each([
    ['a field is missing', answer({ json: nameless }), 'name'],
    ['a field is unknown', answer({ json: { ...ACCOUNT, age: 36 } }), 'age'],
    ['a field within a field is unknown', events(nested), 'colour'],
    ['a value is of another type', answer({ json: { ...ACCOUNT, name: 7 } }), '/name'],
    ['an identifier is no UUID', answer({ json: { ...ACCOUNT, userId: '7' } }), '/userId'],
    ['a time has no milliseconds', answer({ json: { ...ACCOUNT, createdAt: '2026-11-22T06:12:00Z' } }), '/createdAt'],
    ['null is not allowed', answer({ json: { ...ACCOUNT, email: null } }), '/email'],
    ['an enum has another value', events({ ...RUN, currentModule: 'tea' }), '/currentModule'],
    ['the status is not named', answer({ status: 206 }), 'does not name this status'],
    ['the media type is not named', answer({ headers: { 'content-type': 'text/html' } }), 'media type "text/html"'],
    ['the code belongs to another operation', refusal({ json: { ...PROBLEM, code: 'email_taken' } }), '/code'],
    ['a required header is missing', answer({ headers: { 'x-request-id': undefined as never } }), 'x-request-id'],
    ['a header is not named', answer({ headers: { location: '/elsewhere' } }), 'header location'],
    ['the route is not named', answer({ route: '/auth/you' }), 'no such operation'],
    ['an unknown path has no problem', answer({ route: undefined }), 'media type'],
  ])('has a difference: %s', (_name, given, what) => {
    const headers = Object.fromEntries(Object.entries(given.headers).filter(([, value]) => value !== undefined));
    expect(check.differences({ ...given, headers }).join('\n')).toContain(what);
  });
});

describe('the recorder of answers', () => {
  /** What is found in the answers of a server that writes one answer. */
  async function differencesOf(write: (response: ServerResponse) => void): Promise<string[]> {
    const server = createServer((request, response) => {
      (request as RoutedRequest).routePattern = '/auth/me';
      response.setHeader('X-Request-Id', 'r1');
      response.setHeader('Content-Type', 'application/json');
      write(response);
    });
    recordAnswers(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await (await fetch(`http://127.0.0.1:${port}/auth/me`)).text();
    server.close();
    return takeDifferences();
  }

  it('reads an answer that is sent in one piece', async () => {
    expect(await differencesOf((response) => response.end('{}'))).toEqual([expect.stringContaining('userId')]);
  });

  it('reads an answer that is sent in several pieces', async () => {
    const pieces = JSON.stringify({ ...ACCOUNT, age: 36 }).match(/.{1,9}/gs) ?? [];
    const found = await differencesOf((response) => {
      for (const piece of pieces) response.write(piece);
      response.end();
    });
    expect(found).toEqual([expect.stringContaining('age')]);
  });

  it('finds nothing in a right answer', async () => {
    expect(await differencesOf((response) => response.end(Buffer.from(JSON.stringify(ACCOUNT))))).toEqual([]);
  });
});
