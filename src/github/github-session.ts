import { Logger } from '@nestjs/common';
import { documentText } from './documents/documents.js';
import { type GithubDocumentName, type GithubDocuments, type RateLimitData } from './documents/document-types.js';
import { fieldErrors, type GithubFailureKind, type GithubFieldError, type GithubReply } from './errors.js';
import { type GithubAccess, type SessionOptions, type UserSearchPage } from './github-access.js';
import { type GithubSource } from './github-connection.js';
import { documentCost } from './requests/query-cost.js';
import { rateLimitOf, readAnswer } from './documents/read-answer.js';
import { RequestSender } from './requests/request-sender.js';
import { readScopes, type TokenCheck } from './token-check.js';
import { hasItems, toUserSearchPage } from './user-search-body.js';

/** What one run has used. */
export interface GithubUsage {
  /** Requests sent, failed attempts included. */
  requests: number;
  graphqlRequests: number;
  searchRequests: number;
  /** Points of the primary limit as charged by GitHub; computed by the formula if GitHub does not report them. */
  points: number;
  /** Points left in this hour; null if GitHub has no limits. */
  remaining: number | null;
  /** When the points are reset; null if GitHub has no limits. */
  resetsAt: string | null;
  /** Retries. */
  retries: number;
  /** Seconds spent waiting for limits. */
  waitedSeconds: number;
  source: GithubSource;
}

/**
 * The requests of one run to GitHub. Every method throws `GithubFailure` if GitHub does not deliver
 * (`github_rate_limited` if a limit lasts beyond the deadline), `Problem('pipeline_timeout')` after the deadline, and
 * the signal's reason if it is aborted.
 */
export class GithubSession {
  private readonly logger = new Logger('Github');
  private readonly sender: RequestSender;
  private points = 0;

  constructor(
    private readonly access: GithubAccess,
    options: SessionOptions,
  ) {
    this.sender = new RequestSender(access, options, () => this.checkToken());
  }

  /** Returns how many consecutive requests of a batch may fail before the rest is not tried. */
  failuresInARow(kind: GithubFailureKind): number {
    const { limits } = this.access;
    return kind === 'network' ? limits.networkFailuresInARow : limits.failuresInARow;
  }

  get usage(): GithubUsage {
    const { graphql, search, retries, waitedMs } = this.sender.counts;
    const budget = this.access.rateLimits.state('graphql');
    return {
      requests: graphql + search,
      graphqlRequests: graphql,
      searchRequests: search,
      points: this.points,
      remaining: budget?.remaining ?? null,
      resetsAt: budget?.resetsAt.toISOString() ?? null,
      retries,
      waitedSeconds: Math.round(waitedMs / 1_000),
      source: this.access.source,
    };
  }

  /**
   * Searches users by REST, in a fixed order; repeated searches are possible. The limit is a separate one of 30 per
   * minute. An unchanged response (304) costs nothing.
   * @param query e.g. `type:user language:TypeScript location:"New York"`; GitHub ignores a language that it does not
   * know
   */
  async searchUsers(
    query: string,
    options: { sort?: 'followers' | 'repositories' | 'joined'; order?: 'asc' | 'desc'; perPage: number; page: number },
  ): Promise<UserSearchPage> {
    const { sort, order, perPage, page } = options;
    const parameters = { q: query, per_page: perPage, page, ...(sort && { sort }), ...(order && { order }) };
    const key = JSON.stringify(parameters);
    const kept = this.access.searches.get(key);
    const reply = await this.sender.send({
      bucket: 'search',
      name: 'user search',
      retryTimeouts: true,
      usable: ({ status, body }) => (status === 304 ? kept !== undefined : hasItems(body)),
      exchange: (transport, signal) => transport.searchUsers(parameters, kept?.etag, signal),
    });
    if (reply.status === 304 && kept) return kept.page;
    const found = toUserSearchPage(reply.body);
    const { etag } = reply.headers;
    if (etag !== undefined && !found.incomplete) this.access.searches.set(key, { etag, page: found });
    return found;
  }

  /**
   * Sends one of our documents. Returns partial data with a list of what is missing; invalid parts count as missing.
   * @param options.retryTimeouts false if the caller halves the request instead of retrying it
   */
  async query<Name extends GithubDocumentName>(
    name: Name,
    variables: GithubDocuments[Name]['variables'],
    options: { retryTimeouts?: boolean } = {},
  ): Promise<{ data: GithubDocuments[Name]['data']; errors: GithubFieldError[] }> {
    const reply = await this.graphql(name, variables, options.retryTimeouts ?? true, false);
    const { data, malformed } = readAnswer(name, (reply.body as { data: object }).data);
    const [first] = malformed;
    if (first)
      this.logger.warn(
        `${name}: unexpected form of ${first.path.join('.')}, and of ${malformed.length - 1} other parts`,
      );
    return { data, errors: [...fieldErrors(reply.body), ...malformed] };
  }

  /** Returns the cost of a document as GitHub reports it without running the query; null if GitHub has no limits. */
  async dryRun<Name extends GithubDocumentName>(
    name: Name,
    variables: GithubDocuments[Name]['variables'],
  ): Promise<RateLimitData | null> {
    const reply = await this.graphql(name, variables, true, true);
    return rateLimitOf((reply.body as { data: object }).data);
  }

  /**
   * Checks that GitHub is reachable and accepts the token; a recent check is reused. Warns if the token may write,
   * because GitHire only reads.
   * @throws GithubFailure `unauthenticated` if the token is refused, `unreachable` if there is no response
   */
  async checkToken(): Promise<TokenCheck> {
    const now = this.access.clock.now().getTime();
    const { tokenCheck: newest, respondedAt, limits } = this.access;
    const isThere = respondedAt !== null && now - respondedAt < limits.reachableMs;
    if (newest && isThere && now - newest.at < limits.tokenCheckMs) return newest.result;
    const reply = await this.graphql('rateLimit', {}, true, false);
    const result = readScopes(reply.headers);
    if (result.writeScopes.length > 0) {
      this.logger.warn(
        `The GitHub token may write (${result.writeScopes.join(', ')}). GitHire only reads: a token without scopes is enough.`,
      );
    }
    this.access.tokenCheck = { at: now, result };
    return result;
  }

  private async graphql<Name extends GithubDocumentName>(
    name: Name,
    variables: GithubDocuments[Name]['variables'],
    retryTimeouts: boolean,
    dryRun: boolean,
  ): Promise<GithubReply> {
    const text = documentText(name, { dryRun });
    const reply = await this.sender.send({
      bucket: 'graphql',
      name,
      retryTimeouts,
      isProbe: name === 'rateLimit',
      usable: ({ body }) => hasData(body),
      exchange: (transport, signal) => transport.graphql(text, variables, signal),
    });
    const charged = rateLimitOf((reply.body as { data: object }).data)?.cost;
    const points = dryRun ? 1 : (charged ?? documentCost(name, variables).points);
    this.points += points;
    this.access.metrics.githubCharged(points);
    return reply;
  }
}

function hasData(body: unknown): boolean {
  const data = typeof body === 'object' && body !== null ? (body as { data?: unknown }).data : undefined;
  return typeof data === 'object' && data !== null;
}
