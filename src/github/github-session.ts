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
  /** Requests sent, those of failed attempts included. */
  requests: number;
  graphqlRequests: number;
  searchRequests: number;
  /** Points of the primary limit, as GitHub charged them; by the formula where GitHub did not say. */
  points: number;
  /** Points left this hour; null where GitHub has no limits. */
  remaining: number | null;
  /** When the points are given anew; null where GitHub has no limits. */
  resetsAt: string | null;
  /** Requests that were sent again. */
  retries: number;
  /** Seconds spent waiting for limits. */
  waitedSeconds: number;
  source: GithubSource;
}

/**
 * One run's requests to GitHub. Every method throws `GithubFailure` for what GitHub would not give (`github_rate_limited`
 * where a limit lasts beyond the deadline), `Problem('pipeline_timeout')` past the deadline, and the signal's reason when
 * it is aborted.
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

  /** How many requests of a batch job may fail in a row before the rest is not tried. */
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
   * REST user search: sorted, repeatable, from its own bucket of 30 a minute. An answer that has not changed costs nothing.
   * @param query e.g. `type:user language:TypeScript location:"New York"`; a language that GitHub does not know is ignored by it
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
   * Sends one of our documents. Partial data is given with what is missing from it; what has a wrong form counts as missing.
   * @param options.retryTimeouts false where the caller halves the request instead of sending it again
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

  /** What GitHub itself says a document would cost, without evaluating it; null where it has no limits. */
  async dryRun<Name extends GithubDocumentName>(
    name: Name,
    variables: GithubDocuments[Name]['variables'],
  ): Promise<RateLimitData | null> {
    const reply = await this.graphql(name, variables, true, true);
    return rateLimitOf((reply.body as { data: object }).data);
  }

  /**
   * Asks GitHub whether it is there and the token holds, at most once in a while. A token that may write is warned about:
   * GitHire only reads.
   * @throws GithubFailure `unauthenticated` where it is refused, `unreachable` where nobody answers
   */
  async checkToken(): Promise<TokenCheck> {
    const now = this.access.clock.now().getTime();
    const { tokenCheck: newest, answeredAt, limits } = this.access;
    const isThere = answeredAt !== null && now - answeredAt < limits.answeredMs;
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
