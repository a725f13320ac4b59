import { describe, expect, it } from '@jest/globals';
import {
  classifyReply,
  fieldErrors,
  GithubFailure,
  type GithubFailureKind,
  type GithubReply,
  retryAfterSeconds,
} from './errors.js';

const secondary = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
const wrong =
  'Something went wrong while executing your query. This may be the result of a timeout, or it could be a GitHub bug.';

const CASES: [name: string, reply: Partial<GithubReply>, kind: GithubFailureKind | null][] = [
  ['an answer', { body: { data: { nodes: [] } } }, null],
  ['a user search', { body: { items: [] } }, null],
  ['an answer that has not changed', { status: 304, body: '' }, null],
  [
    'the primary limit of GraphQL in its old spelling',
    { body: { data: null, errors: [{ type: 'RATE_LIMITED', message: 'x' }] } },
    'primary-limit',
  ],
  [
    'the primary limit of GraphQL in its new spelling',
    { body: { errors: [{ type: 'RATE_LIMIT', code: 'graphql_rate_limit', message: 'x' }] } },
    'primary-limit',
  ],
  [
    'the primary limit by its extension code',
    { body: { errors: [{ extensions: { code: 'graphql_rate_limit' }, message: 'x' }] } },
    'primary-limit',
  ],
  [
    'the primary limit by its message',
    { body: { errors: [{ message: 'API rate limit already exceeded for user ID 1.' }] } },
    'primary-limit',
  ],
  [
    'the primary limit of REST',
    { status: 403, body: { message: 'API rate limit exceeded for user ID 1.' } },
    'primary-limit',
  ],
  [
    'the primary limit by its header',
    { status: 403, headers: { 'x-ratelimit-remaining': '0' }, body: {} },
    'primary-limit',
  ],
  ['the primary limit as a 429', { status: 429, headers: { 'x-ratelimit-remaining': '0' }, body: {} }, 'primary-limit'],
  ['a secondary limit as a 403', { status: 403, body: { message: secondary } }, 'secondary-limit'],
  ['a secondary limit as a 429', { status: 429, body: { message: secondary } }, 'secondary-limit'],
  ['a 429 without a word', { status: 429, body: '' }, 'secondary-limit'],
  ['a 403 that asks to retry later', { status: 403, headers: { 'retry-after': '60' }, body: {} }, 'secondary-limit'],
  [
    'a secondary limit among the errors of a 200',
    { body: { data: null, errors: [{ message: secondary }] } },
    'secondary-limit',
  ],
  ['a secondary limit as the whole body of a 200', { body: { message: secondary } }, 'secondary-limit'],
  [
    'a secondary limit while the budget is used up too',
    { status: 403, headers: { 'x-ratelimit-remaining': '0' }, body: { message: secondary } },
    'secondary-limit',
  ],
  [
    'a limit beside partial data',
    { body: { data: { nodes: [] }, errors: [{ type: 'RATE_LIMITED', message: 'x' }] } },
    'primary-limit',
  ],
  ['a 502', { status: 502, body: '<html>Unicorn!</html>' }, 'timeout'],
  ['a 504', { status: 504, body: { message: "We couldn't respond to your request in time." } }, 'timeout'],
  ['a timeout in a 200', { body: { data: null, errors: [{ message: wrong }] } }, 'timeout'],
  ['a timeout in a 500', { status: 500, body: { message: wrong } }, 'timeout'],
  [
    'a query that is too heavy',
    { body: { data: null, errors: [{ type: 'RESOURCE_LIMITS_EXCEEDED', message: 'x' }] } },
    'resource-limit',
  ],
  [
    'partial data of a query that is too heavy',
    { body: { data: { nodes: [null] }, errors: [{ type: 'RESOURCE_LIMITS_EXCEEDED', message: 'x' }] } },
    null,
  ],
  [
    'a missing account',
    { body: { data: { nodes: [null] }, errors: [{ type: 'NOT_FOUND', message: 'x', path: ['nodes', 0] }] } },
    null,
  ],
  [
    'a missing scope',
    { body: { data: null, errors: [{ type: 'INSUFFICIENT_SCOPES', message: 'x' }] } },
    'insufficient-scopes',
  ],
  ['a refused organisation', { body: { data: null, errors: [{ type: 'FORBIDDEN', message: 'x' }] } }, 'forbidden'],
  ['a plain 403', { status: 403, body: { message: 'Resource not accessible by personal access token' } }, 'forbidden'],
  [
    'no token',
    { status: 401, body: { message: 'This endpoint requires you to be authenticated.' } },
    'unauthenticated',
  ],
  ['a 404', { status: 404, body: { message: 'Not Found' } }, 'not-found'],
  ['a redirect', { status: 301, body: '' }, 'redirected'],
  [
    'an error whose parts are objects',
    { body: { data: null, errors: [{ type: { toString: 1 }, message: { toString: 1 }, code: {}, extensions: 'x' }] } },
    'invalid-query',
  ],
  ['a 422', { status: 422, body: { message: 'Only the first 1000 search results are available' } }, 'invalid-query'],
  [
    'a query that the schema refuses',
    {
      body: { errors: [{ message: "Field 'x' doesn't exist on type 'User'", extensions: { code: 'undefinedField' } }] },
    },
    'invalid-query',
  ],
  ['too many nodes', { body: { errors: [{ type: 'MAX_NODE_LIMIT_EXCEEDED', message: 'x' }] } }, 'invalid-query'],
  ['a 500', { status: 500, body: { message: 'Server Error' } }, 'server-error'],
  ['a 503', { status: 503, body: '' }, 'server-error'],
  ['a cut JSON text', { body: '{"data": {"nodes": [' }, 'server-error'],
  ['an empty body', { body: '' }, 'server-error'],
  ['a page instead of JSON', { body: '<html>maintenance</html>' }, 'server-error'],
];

describe('classifyReply', () => {
  it.each(CASES)('knows %s', (_, reply, kind) => {
    expect(classifyReply({ status: 200, headers: {}, body: null, ...reply })).toBe(kind);
  });
});

describe('fieldErrors', () => {
  it('gives kind and path of what is missing from partial data', () => {
    const body = {
      data: { nodes: [null] },
      errors: [
        { type: 'NOT_FOUND', message: 'x', path: ['nodes', 0] },
        { type: 'RESOURCE_LIMITS_EXCEEDED', message: 'x' },
      ],
    };
    expect(fieldErrors(body)).toEqual([
      { kind: 'not-found', path: ['nodes', 0] },
      { kind: 'resource-limit', path: [] },
    ]);
  });

  it('finds nothing in what has no errors', () => {
    expect([fieldErrors({ data: {} }), fieldErrors('text'), fieldErrors(null), fieldErrors({ errors: 'x' })]).toEqual([
      [],
      [],
      [],
      [],
    ]);
  });
});

describe('retryAfterSeconds', () => {
  const now = new Date('2026-11-22T10:00:00Z');

  it.each([
    ['60', 60],
    ['0', 0],
    ['Sun, 22 Nov 2026 10:01:30 GMT', 90],
    ['Sun, 22 Nov 2026 09:00:00 GMT', 0],
    ['soon', undefined],
    ['', undefined],
  ])('reads %p as %p', (value, seconds) => {
    expect(retryAfterSeconds({ 'retry-after': value }, now)).toBe(seconds);
  });
});

describe('GithubFailure', () => {
  it('becomes the problem of the contract and never quotes GitHub', () => {
    expect(new GithubFailure('secondary-limit', { retryAfterSeconds: 7 })).toMatchObject({
      code: 'github_rate_limited',
      status: 503,
      retryAfterSeconds: 7,
    });
    expect(new GithubFailure('unauthenticated')).toMatchObject({
      code: 'github_unavailable',
      status: 502,
      detail: expect.stringContaining('rejected GITHUB_TOKEN'),
    });
  });
});
