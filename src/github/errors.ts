import { Problem, type ProblemCode } from '../platform/common/problem.js';

/** What can go wrong with a request to GitHub, whatever form the failure has (status, body, header, network error). */
export const GITHUB_FAILURE_KINDS = [
  'primary-limit',
  'secondary-limit',
  'timeout',
  'resource-limit',
  'not-found',
  'forbidden',
  'insufficient-scopes',
  'unauthenticated',
  'server-error',
  'network',
  'unreachable',
  'redirected',
  'too-large',
  'malformed',
  'invalid-query',
] as const;
export type GithubFailureKind = (typeof GITHUB_FAILURE_KINDS)[number];

/** An HTTP response as received, with lower-case header names. */
export interface GithubReply {
  status: number;
  headers: Record<string, string>;
  /** The parsed JSON, or the text if the body is not JSON. */
  body: unknown;
}

/** One entry of `errors` beside partial data. */
export interface GithubFieldError {
  kind: GithubFailureKind;
  /**
   * The path in the data, e.g. `['nodes', 3, 'repositories']`. For a resource limit: the field that exceeded it, which
   * need not be the cause.
   */
  path: (string | number)[];
}

/** Failures that a smaller request, or the same request later, may not have. */
export const SPLITTABLE: ReadonlySet<GithubFailureKind> = new Set([
  'timeout',
  'resource-limit',
  'server-error',
  'network',
  'too-large',
]);
export const LIMITS: ReadonlySet<GithubFailureKind> = new Set(['primary-limit', 'secondary-limit']);
/** Failures that every further request would have too; only the operator can solve them. */
export const FINAL: ReadonlySet<GithubFailureKind> = new Set(['unauthenticated', 'unreachable', 'redirected']);

const CODES: Record<GithubFailureKind, ProblemCode> = {
  'primary-limit': 'github_rate_limited',
  'secondary-limit': 'github_rate_limited',
  timeout: 'github_unavailable',
  'resource-limit': 'github_unavailable',
  'not-found': 'github_unavailable',
  forbidden: 'github_unavailable',
  'insufficient-scopes': 'github_unavailable',
  unauthenticated: 'github_unavailable',
  'server-error': 'github_unavailable',
  network: 'github_unavailable',
  unreachable: 'github_unavailable',
  redirected: 'github_unavailable',
  'too-large': 'github_unavailable',
  malformed: 'github_unavailable',
  'invalid-query': 'github_unavailable',
};

const DETAILS: Record<GithubFailureKind, string> = {
  'primary-limit': 'The hourly budget of the GitHub token is used up.',
  'secondary-limit': 'GitHub has slowed this token down.',
  timeout: 'GitHub did not answer in time.',
  'resource-limit': 'GitHub found a request too heavy.',
  'not-found': 'GitHub does not know what was asked for.',
  forbidden: 'GitHub refused to show what was asked for.',
  'insufficient-scopes': 'The GitHub token lacks a scope for what was asked.',
  unauthenticated: 'GitHub rejected GITHUB_TOKEN: the token may be wrong, expired or revoked.',
  'server-error': 'GitHub answered with an error of its own.',
  network: 'The connection to GitHub failed.',
  unreachable: 'GitHub could not be reached.',
  redirected:
    'GitHub answered with a redirect to another address. Redirects are not followed, so that the token stays here: check GITHUB_API_URL.',
  'too-large': 'GitHub sent an answer that is larger than any it should give.',
  malformed: 'GitHub sent an answer of an unexpected form.',
  'invalid-query': 'GitHub refused a request as invalid.',
};

/**
 * A failed request to GitHub: `github_rate_limited` for limits, `github_unavailable` for the rest. Never contains
 * GitHub's own text, which may quote strangers.
 */
export class GithubFailure extends Problem {
  constructor(
    readonly kind: GithubFailureKind,
    options: { retryAfterSeconds?: number; cause?: unknown; detail?: string } = {},
  ) {
    super(CODES[kind], options.detail ?? DETAILS[kind], options);
    this.name = 'GithubFailure';
  }
}

const SECONDARY = /secondary rate|abuse detection/i;
const PRIMARY = /rate limit (already )?exceeded/i;
const TIMEOUT = /something went wrong while executing your query|time[sd]?[ -]?out|took too long/i;

interface ErrorEntry {
  type?: unknown;
  code?: unknown;
  message?: unknown;
  path?: unknown;
  extensions?: { code?: unknown } | null;
}

/** Returns the kind of failure of a whole response, or null if the response can be used (partial data included). */
export function classifyReply(reply: GithubReply): GithubFailureKind | null {
  const text = textOf(reply.body);
  if (reply.status === 304) return null;
  if (reply.status >= 300 && reply.status < 400) return 'redirected';
  if (reply.status >= 400) return classifyStatus(reply, text);
  if (typeof reply.body !== 'object' || reply.body === null) return TIMEOUT.test(text) ? 'timeout' : 'server-error';
  const errors = errorsOf(reply.body);
  const kinds = errors.map(classifyEntry);
  const limit =
    kinds.find((kind) => LIMITS.has(kind)) ??
    (SECONDARY.test(text) && !hasData(reply.body) ? 'secondary-limit' : undefined);
  if (limit) return limit;
  if (kinds.length > 0 && !hasData(reply.body)) return kinds[0] ?? 'server-error';
  return null;
}

/** Returns the field errors beside the data of a GraphQL response. */
export function fieldErrors(body: unknown): GithubFieldError[] {
  return errorsOf(body).map((entry) => ({
    kind: classifyEntry(entry),
    path: Array.isArray(entry.path) ? entry.path.filter(isPathPart) : [],
  }));
}

/**
 * Returns the seconds from `retry-after`, which is given in seconds or as a date; undefined if the header is missing or
 * invalid.
 */
export function retryAfterSeconds(headers: Record<string, string>, now: Date): number | undefined {
  const value = headers['retry-after'];
  if (value === undefined || value === '') return undefined;
  const seconds = /^\d+$/.test(value) ? Number(value) : (Date.parse(value) - now.getTime()) / 1_000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : undefined;
}

function classifyStatus({ status, headers }: GithubReply, text: string): GithubFailureKind {
  if (SECONDARY.test(text)) return 'secondary-limit';
  if (status === 401) return 'unauthenticated';
  if (status === 403 || status === 429) {
    if (headers['x-ratelimit-remaining'] === '0' || PRIMARY.test(text)) return 'primary-limit';
    if (status === 429 || headers['retry-after'] !== undefined) return 'secondary-limit';
    return /scope/i.test(text) ? 'insufficient-scopes' : 'forbidden';
  }
  if (status === 404 || status === 410 || status === 451) return 'not-found';
  if (status === 408 || status === 502 || status === 504) return 'timeout';
  if (status >= 500) return TIMEOUT.test(text) ? 'timeout' : 'server-error';
  return 'invalid-query';
}

function classifyEntry(entry: ErrorEntry): GithubFailureKind {
  const type = asText(entry.type).toUpperCase();
  const code = asText(entry.code ?? entry.extensions?.code);
  const message = asText(entry.message);
  if (SECONDARY.test(message)) return 'secondary-limit';
  if (type === 'RATE_LIMITED' || type === 'RATE_LIMIT' || code === 'graphql_rate_limit' || PRIMARY.test(message))
    return 'primary-limit';
  if (type === 'RESOURCE_LIMITS_EXCEEDED') return 'resource-limit';
  if (type === 'NOT_FOUND') return 'not-found';
  if (type === 'FORBIDDEN') return 'forbidden';
  if (type === 'INSUFFICIENT_SCOPES') return 'insufficient-scopes';
  if (TIMEOUT.test(message)) return 'timeout';
  if (type === 'INTERNAL' || type === 'SERVICE_UNAVAILABLE') return 'server-error';
  if (type !== '' || code !== '') return 'invalid-query';
  return entry.path === undefined ? 'invalid-query' : 'server-error';
}

function errorsOf(body: unknown): ErrorEntry[] {
  const errors = typeof body === 'object' && body !== null ? (body as { errors?: unknown }).errors : undefined;
  return Array.isArray(errors)
    ? errors.filter((entry): entry is ErrorEntry => typeof entry === 'object' && entry !== null)
    : [];
}

function hasData(body: object): boolean {
  const { data } = body as { data?: unknown };
  return data !== undefined && data !== null;
}

function textOf(body: unknown): string {
  if (typeof body === 'string') return body.slice(0, 4_000);
  if (typeof body !== 'object' || body === null) return '';
  const { message } = body as { message?: unknown };
  return [message, ...errorsOf(body).map((entry) => entry.message)]
    .filter((part) => typeof part === 'string')
    .join('\n');
}

/** JSON may contain an object whose `toString` is not a function; `String()` throws for it. */
function asText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function isPathPart(part: unknown): part is string | number {
  return typeof part === 'string' || typeof part === 'number';
}
