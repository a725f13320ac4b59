import { type GraphqlAnswer } from '../graphql/graphql-service.js';

/** Every way in which GitHub was observed to fail, by status, body and headers. */
export const SAMPLE_FAILURES = [
  'primary-limit-rate-limited',
  'primary-limit-rate-limit',
  'primary-limit-403',
  'primary-limit-429',
  'secondary-limit-200',
  'secondary-limit-200-message',
  'secondary-limit-403',
  'secondary-limit-403-bare',
  'secondary-limit-429',
  'timeout-200',
  'timeout-502',
  'timeout-502-page',
  'timeout-504',
  'timeout-10-seconds',
  'resource-limits',
  'resource-limits-deep',
  'resource-limits-all',
  'not-found',
  'forbidden',
  'insufficient-scopes',
  'unauthenticated',
  'server-error',
  'service-unavailable',
  'invalid-query',
  'incomplete-results',
  'hang',
  'reset',
  'cut',
  'wrong-json',
  'empty-body',
  'page-200',
] as const;
export type SampleFailure = (typeof SAMPLE_FAILURES)[number];

/** What the condition of a failure knows about a request. */
export interface RequestInfo {
  kind: 'graphql' | 'search' | 'other';
  /** Name of the GraphQL operation, e.g. `CandidateCore`. */
  operation: string | null;
  variables: Record<string, unknown>;
  /** Number among all requests, from 1. */
  number: number;
}

export interface FailureRule {
  fail: SampleFailure;
  /** Which requests can fail; all by default. */
  when?: (request: RequestInfo) => boolean;
  /** How many such requests succeed first; 0 by default. */
  after?: number;
  /** How many requests fail; 1 by default. */
  times?: number;
  /** Share of such requests that fail, drawn from `seed`; 1 by default. */
  probability?: number;
  seed?: number;
  /** Sent as `retry-after` with the limits; not sent by default. */
  retryAfterSeconds?: number;
}

export interface Reply {
  status: number;
  headers?: Record<string, string>;
  body: string | object;
  /** What happens to the connection instead of a response, or in the middle of it. */
  connection?: 'hang' | 'reset' | 'cut';
  /** Seconds before the response. */
  delaySeconds?: number;
  /** The bucket is empty after this response. */
  exhausts?: boolean;
  /** Seconds during which the client must not send, if the failure is a limit. */
  closedSeconds?: number;
}

const SECONDARY = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
const PRIMARY = 'API rate limit exceeded for user ID 1.';
const WRONG =
  'Something went wrong while executing your query. This may be the result of a timeout, or it could be a GitHub bug. Please include `SAMPLE:0000` when reporting this issue.';
const PAGE = '<html><head><title>Unicorn!</title></head><body>This page is taking too long to load.</body></html>';

/** Failures that do not need a real response. */
export function failureReply(fail: SampleFailure, retryAfterSeconds: number | undefined): Reply | null {
  const headers: Record<string, string> =
    retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
  const closedSeconds = retryAfterSeconds ?? 60;
  const secondary = (status: number, body: object): Reply => ({ status, headers, body, closedSeconds });
  switch (fail) {
    case 'primary-limit-rate-limited':
      return {
        status: 200,
        body: { data: null, errors: [{ type: 'RATE_LIMITED', message: PRIMARY }] },
        exhausts: true,
      };
    case 'primary-limit-rate-limit':
      return {
        status: 200,
        body: {
          errors: [
            {
              type: 'RATE_LIMIT',
              code: 'graphql_rate_limit',
              message: 'API rate limit already exceeded for user ID 1.',
            },
          ],
        },
        exhausts: true,
      };
    case 'primary-limit-403':
      return { status: 403, body: { message: PRIMARY }, exhausts: true };
    case 'primary-limit-429':
      return { status: 429, body: { message: PRIMARY }, exhausts: true };
    case 'secondary-limit-200':
      return secondary(200, { data: null, errors: [{ message: SECONDARY }] });
    case 'secondary-limit-200-message':
      return secondary(200, { message: SECONDARY, documentation_url: 'https://docs.github.com/' });
    case 'secondary-limit-403':
      return secondary(403, { message: SECONDARY });
    case 'secondary-limit-403-bare':
      return { status: 403, body: { message: SECONDARY }, closedSeconds: 60 };
    case 'secondary-limit-429':
      return secondary(429, { message: SECONDARY });
    case 'timeout-200':
      return { status: 200, body: { data: null, errors: [{ message: WRONG }] } };
    case 'timeout-502':
      return { status: 502, body: { data: null, errors: [{ message: WRONG }] } };
    case 'timeout-502-page':
      return { status: 502, headers: { 'content-type': 'text/html' }, body: PAGE };
    case 'timeout-504':
      return { status: 504, body: { message: "We couldn't respond to your request in time." } };
    case 'timeout-10-seconds':
      return { status: 502, body: { data: null, errors: [{ message: WRONG }] }, delaySeconds: 10 };
    case 'resource-limits-all':
      return {
        status: 200,
        body: {
          data: null,
          errors: [{ type: 'RESOURCE_LIMITS_EXCEEDED', message: 'Resource limits for this query exceeded.' }],
        },
      };
    case 'insufficient-scopes':
      return {
        status: 200,
        body: {
          data: null,
          errors: [
            {
              type: 'INSUFFICIENT_SCOPES',
              message: 'Your token has not been granted the required scopes to execute this query.',
            },
          ],
        },
      };
    case 'unauthenticated':
      return { status: 401, body: { message: 'Bad credentials' } };
    case 'server-error':
      return { status: 500, body: { message: 'Server Error' } };
    case 'service-unavailable':
      return {
        status: 503,
        headers: { 'content-type': 'text/html' },
        body: '<html>No server is currently available to service your request.</html>',
      };
    case 'invalid-query':
      return {
        status: 422,
        body: { message: 'Validation Failed', errors: [{ resource: 'Search', field: 'q', code: 'invalid' }] },
      };
    case 'hang':
      return { status: 200, body: '', connection: 'hang' };
    case 'reset':
      return { status: 200, body: '', connection: 'reset' };
    case 'wrong-json':
      return { status: 200, body: '{"data": {"nodes": [' };
    case 'empty-body':
      return { status: 200, body: '' };
    case 'page-200':
      return { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>maintenance</html>' };
    default:
      return null;
  }
}

/** Damages a part of a real response: the second half of the nodes, every second node, or fields within nodes. */
export function damage(fail: SampleFailure, answer: GraphqlAnswer): GraphqlAnswer {
  const data = structuredClone(answer.data ?? {});
  const key = Array.isArray(data['nodes']) ? 'nodes' : Object.keys(data).find((name) => name.startsWith('search'));
  if (key === undefined) return answer;
  const [type, message] = TYPES[fail] ?? ['RESOURCE_LIMITS_EXCEEDED', 'Resource limits for this query exceeded.'];
  const nodes = data[key];
  if (!Array.isArray(nodes)) {
    data[key] = null;
    return { data, errors: [{ type, path: [key], message }] };
  }
  if (fail === 'resource-limits-deep')
    return { data, errors: nodes.flatMap((node, index) => damageWithin(node, index, type, message)) };
  const hit = nodes
    .map((_, index) => index)
    .filter((index) =>
      fail === 'resource-limits' ? index >= Math.floor(nodes.length / 2) : index % 2 === 1 || nodes.length === 1,
    );
  for (const index of hit) nodes[index] = null;
  // For a resource limit GitHub names only the field that exceeded it, not everything that is missing.
  const named = fail === 'resource-limits' ? hit.slice(0, 1) : hit;
  return { data, errors: [...(answer.errors ?? []), ...named.map((index) => ({ type, path: [key, index], message }))] };
}

const TYPES: Partial<Record<SampleFailure, [type: string, message: string]>> = {
  'not-found': ['NOT_FOUND', 'Could not resolve to a node with the global id.'],
  forbidden: [
    'FORBIDDEN',
    'Although you appear to have the correct authorization credentials, the organization has enabled OAuth App access restrictions.',
  ],
};

function damageWithin(
  node: unknown,
  index: number,
  type: string,
  message: string,
): { type: string; path: (string | number)[]; message: string }[] {
  if (typeof node !== 'object' || node === null) return [];
  const fields = node as Record<string, unknown>;
  const field = Object.keys(fields).find((name) => typeof fields[name] === 'object' && fields[name] !== null);
  if (field === undefined) return [];
  fields[field] = null;
  return [{ type, path: ['nodes', index, field], message }];
}
