import { Octokit } from '@octokit/core';
import { AnswerTooLongError, boundedFetch } from '../../platform/common/bounded-fetch.js';
import { type ClientLimits } from '../client-limits.js';
import { GithubFailure, type GithubReply } from '../errors.js';
import { type GithubEndpoint } from '../github-connection.js';
import { isWithinJsonBounds } from './json-bounds.js';
import { asUnreachable } from './unreachable.js';

/**
 * Makes one HTTP request to GitHub through Octokit, without any retry or wait.
 *
 * plugin-throttling and plugin-retry are not used. Measured: they do not recognise limits in a response with status 200
 * (`RATE_LIMIT`, secondary limits in a body), send a 429 twelve times and a heavy query four times, and put one second
 * between all GraphQL queries. `RequestSender` decides which failure it is, when to wait, and what to split.
 */
export class GithubTransport {
  /** The address of GitHub, without credentials. */
  readonly server: { address: string; port: number };
  private readonly octokit: Octokit;
  private readonly graphqlUrl: string;

  constructor(endpoint: GithubEndpoint, limits: ClientLimits) {
    const baseUrl = endpoint.baseUrl.replace(/(?<!\/)\/+$/, '');
    // github.com has /graphql beside the REST root; GitHub Enterprise Server has /api/v3 and /api/graphql.
    this.graphqlUrl = baseUrl.endsWith('/api/v3')
      ? baseUrl.replace(/\/api\/v3$/, '/api/graphql')
      : `${baseUrl}/graphql`;
    const { hostname, port, protocol } = new URL(baseUrl);
    this.server = { address: hostname, port: Number(port || (protocol === 'https:' ? 443 : 80)) };
    this.octokit = new Octokit({
      auth: endpoint.token,
      baseUrl,
      userAgent: 'githire',
      request: { fetch: this.fetchWhole(limits), log: QUIET },
      log: QUIET,
    });
  }

  graphql(query: string, variables: object, signal: AbortSignal): Promise<GithubReply> {
    return this.exchange(
      'POST',
      this.graphqlUrl,
      { query, variables, headers: { 'x-github-next-global-id': '1' } },
      signal,
    );
  }

  /** With `etag`, GitHub responds with 304 and no body if nothing has changed. */
  searchUsers(
    parameters: Record<string, string | number>,
    etag: string | undefined,
    signal: AbortSignal,
  ): Promise<GithubReply> {
    const headers = { 'x-github-next-global-id': '1', ...(etag === undefined ? {} : { 'if-none-match': etag }) };
    return this.exchange('GET', '/search/users', { ...parameters, headers }, signal);
  }

  /**
   * Reads the whole body before Octokit does, and checks its size: Octokit would treat a connection that breaks within
   * the body as an empty response.
   */
  private fetchWhole(limits: ClientLimits): typeof fetch {
    const fetchBounded = boundedFetch(limits.responseBytes);
    return async (input, init) => {
      const response = await fetchBounded(input, init).catch((error: unknown) => {
        throw init?.signal?.aborted ? error : asUnreachable(this.server, error);
      });
      const body = new Uint8Array(await response.arrayBuffer());
      if (!isWithinJsonBounds(body, limits)) throw new GithubFailure('too-large');
      const hasBody = response.status !== 204 && response.status !== 304;
      return new Response(hasBody ? body : null, { status: response.status, headers: response.headers });
    };
  }

  private async exchange(
    method: 'GET' | 'POST',
    url: string,
    options: object,
    signal: AbortSignal,
  ): Promise<GithubReply> {
    try {
      const { status, headers, data } = await this.octokit.request({ method, url, ...options, request: { signal } });
      return { status, headers: textHeaders(headers), body: data };
    } catch (error) {
      const response = responseOf(error);
      if (response) return response;
      if (signal.aborted) throw signal.reason;
      // Octokit's error contains the whole request with logins; its cause is enough.
      throw (
        ownFailure(error) ?? new GithubFailure('network', { cause: error instanceof Error ? error.cause : undefined })
      );
    }
  }
}

/** Octokit throws for every status from 304 up; the response is in the error. */
function responseOf(error: unknown): GithubReply | null {
  if (typeof error !== 'object' || error === null || !('response' in error)) return null;
  const { response } = error as { response?: { status: number; headers: Record<string, unknown>; data: unknown } };
  return response ? { status: response.status, headers: textHeaders(response.headers), body: response.data } : null;
}

/** Returns the failure that our own `fetch` threw and Octokit wrapped. */
function ownFailure(error: unknown): GithubFailure | undefined {
  for (let each = error; typeof each === 'object' && each !== null; each = (each as { cause?: unknown }).cause) {
    if (each instanceof GithubFailure) return each;
    if (each instanceof AnswerTooLongError) return new GithubFailure('too-large', { cause: each });
  }
  return undefined;
}

function textHeaders(headers: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
}

const quiet = (): void => undefined;
const QUIET = { debug: quiet, info: quiet, warn: quiet, error: quiet };
