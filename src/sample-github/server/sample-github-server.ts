import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { type Clock, SystemClock } from '../../platform/common/clock.js';
import { DOCUMENT_NAMES, documentText } from '../../github/documents/documents.js';
import { type Sleeper, TimerSleeper } from '../../github/requests/sleeper.js';
import { GraphqlService } from '../graphql/graphql-service.js';
import { SampleGraph } from '../graphql/sample-graph.js';
import { type Population } from '../population/population.js';
import { Random } from '../population/random.js';
import { SampleStore } from '../sample-store.js';
import { FailureRules } from './failure-rules.js';
import { failureReply, type FailureRule, type Reply, type RequestInfo, damage } from './failures.js';
import { RateBucket } from './rate-bucket.js';
import { RequestLog } from './request-log.js';
import { GIVE_UP_SECONDS, REST_SEARCH_SECONDS, serverSeconds } from './server-time.js';
import { TimeBudget } from './time-budget.js';
import { searchUsers } from './user-search-route.js';

export interface SampleGithubOptions {
  clock?: Clock;
  sleeper?: Sleeper;
  /** The only accepted token; any token by default. */
  token?: string;
  /** Scopes of the token as GitHub reports them; none by default. */
  scopes?: string;
  /**
   * Points per hour and searches per minute; `off` is possible on GitHub Enterprise Server. GitHub's own by default.
   */
  limits?: { graphqlPoints: number; searchesPerMinute: number } | 'off';
  /**
   * Responses take as long as GitHub's, times this factor, and GitHub's limit of server time applies. 0, the default:
   * no delay.
   */
  serverTimes?: number;
  /** Changes the order of best-match hits at every request, as GitHub does. */
  reorderBestMatch?: boolean;
  population?: Population;
}

const GITHUB_LIMITS = { graphqlPoints: 5_000, searchesPerMinute: 30 };
const MAX_BODY_BYTES = 1_000_000;
/** GitHub allows 100 concurrent requests. */
const MAX_CONCURRENT = 100;

/**
 * The sample GitHub on loopback: GraphQL with GitHub's published schema, REST user search, rate limits and point costs,
 * failures on request, and a log of what GitHub would have counted.
 */
export class SampleGithubServer {
  readonly store: SampleStore;
  readonly log = new RequestLog();
  readonly buckets: { graphql: RateBucket; search: RateBucket };
  private readonly graph: SampleGraph;
  private readonly graphql: GraphqlService;
  private readonly failures = new FailureRules();
  private readonly time: TimeBudget;
  private readonly clock: Clock;
  private readonly sleeper: Sleeper;
  private readonly random = new Random(7);
  private readonly closing = new AbortController();
  private server: Server | null = null;
  private inFlight = 0;

  constructor(private readonly options: SampleGithubOptions = {}) {
    this.clock = options.clock ?? new SystemClock();
    this.sleeper = options.sleeper ?? new TimerSleeper();
    const limits = options.limits === 'off' || options.limits === undefined ? GITHUB_LIMITS : options.limits;
    this.buckets = {
      graphql: new RateBucket('graphql', limits.graphqlPoints, 3_600, this.clock),
      search: new RateBucket('search', limits.searchesPerMinute, 60, this.clock),
    };
    this.time = new TimeBudget(this.clock);
    this.store = new SampleStore(this.clock, options.population);
    this.graph = new SampleGraph(this.store, this.reorder);
    this.graphql = new GraphqlService(this.graph);
  }

  /** Listens on a free port of the loopback address and returns its REST root. */
  async start(): Promise<string> {
    const server = createServer((request, response) => void this.serve(request, response));
    this.server = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  /** Builds the schema and validates GitHire's documents in advance, so that the first run need not wait for it. */
  warmUp(): void {
    for (const name of DOCUMENT_NAMES) this.graphql.prepare(documentText(name), {});
  }

  async stop(): Promise<void> {
    this.closing.abort(new Error('the sample GitHub was stopped'));
    const { server } = this;
    if (!server) return;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }

  /** From now on, matching requests fail in this way. */
  fail(rule: FailureRule): void {
    this.failures.add(rule);
  }

  /** Ends all failures. */
  recover(): void {
    this.failures.clear();
  }

  private readonly reorder = <Item>(items: Item[]): Item[] =>
    this.options.reorderBestMatch ? this.random.some(items, items.length) : items;

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.inFlight += 1;
    try {
      const body = await readBody(request);
      const url = new URL(request.url ?? '/', 'http://sample');
      const path = url.pathname.replace(/^\/api(\/v3)?/, '');
      const info = this.describe(request.method ?? 'GET', path, body);
      const startedAt = this.clock.now().getTime();
      const reply = await this.reply(request, info, path, url.searchParams, body);
      this.log.add({
        ...info,
        at: startedAt,
        status: reply.status,
        limited: this.note(reply, info),
        inFlight: this.inFlight,
      });
      await this.send(response, reply, info);
    } catch (error) {
      this.log.faults.push(error);
      response.destroy();
    } finally {
      this.inFlight -= 1;
    }
  }

  private async reply(
    request: IncomingMessage,
    info: RequestInfo,
    path: string,
    parameters: URLSearchParams,
    body: Body,
  ): Promise<Reply> {
    if (this.isClosed(info)) this.log.whileLimited += 1;
    const rule = this.failures.match(info);
    const failure = rule && failureReply(rule.fail, rule.retryAfterSeconds);
    if (failure) return failure;
    const given = /^(?:token|bearer) (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (given === undefined)
      return {
        status: 401,
        body: {
          message:
            info.kind === 'graphql' ? 'This endpoint requires you to be authenticated.' : 'Requires authentication',
        },
      };
    if (this.options.token !== undefined && given !== this.options.token)
      return { status: 401, body: { message: 'Bad credentials' } };
    if (this.inFlight > MAX_CONCURRENT || this.time.isSpent()) return failureReply('secondary-limit-403', 60) as Reply;
    if (path === '/graphql' && request.method === 'POST') return this.answerGraphql(info, body, rule);
    if (path === '/search/users' && request.method === 'GET') return this.answerSearch(request, parameters, rule);
    if (path === '/rate_limit' && request.method === 'GET') return this.answerRateLimit();
    return { status: 404, body: { message: 'Not Found' } };
  }

  private async answerGraphql(info: RequestInfo, body: Body, rule: FailureRule | null): Promise<Reply> {
    if (typeof body?.query !== 'string') return { status: 400, body: { message: 'Problems parsing JSON' } };
    const prepared = this.graphql.prepare(body.query, info.variables);
    if ('refused' in prepared) return { status: 200, body: prepared.refused };
    const { points, nodes, requests } = prepared.cost;
    const charged = prepared.dryRun ? 1 : points;
    if (this.options.limits !== 'off' && !this.buckets.graphql.take(charged))
      return failureReply('primary-limit-rate-limited', undefined) as Reply;
    this.log.points += charged;
    const slow = this.options.serverTimes ?? 0;
    const seconds = slow > 0 && !prepared.dryRun ? serverSeconds(prepared.document, info.variables, requests) : 0;
    await this.spend('graphql', seconds * slow);
    if (seconds > GIVE_UP_SECONDS) return failureReply('timeout-502', undefined) as Reply;
    const { graphql } = this.buckets;
    const rateLimit = {
      limit: graphql.limit,
      cost: points,
      remaining: graphql.remaining,
      used: graphql.used,
      resetAt: new Date(graphql.reset * 1_000).toISOString(),
      nodeCount: nodes,
    };
    const answer = this.graphql.execute(prepared, this.options.limits === 'off' ? null : rateLimit);
    if (rule?.fail === 'cut') return { status: 200, body: answer, connection: 'cut' };
    return { status: 200, body: rule ? damage(rule.fail, answer) : answer };
  }

  private async answerSearch(
    request: IncomingMessage,
    parameters: URLSearchParams,
    rule: FailureRule | null,
  ): Promise<Reply> {
    const { search } = this.buckets;
    if (this.options.limits !== 'off' && search.remaining <= 0)
      return failureReply('primary-limit-403', undefined) as Reply;
    await this.spend('search', REST_SEARCH_SECONDS * (this.options.serverTimes ?? 0));
    const reply = searchUsers(this.graph, parameters, this.reorder);
    const etag = reply.headers?.['etag'];
    if (etag !== undefined && request.headers['if-none-match'] === etag)
      return { status: 304, headers: { etag }, body: '' };
    search.take(1);
    if (rule?.fail === 'cut') return { ...reply, connection: 'cut' };
    if (rule?.fail === 'incomplete-results')
      return { ...reply, body: String(reply.body).replace('"incomplete_results":false', '"incomplete_results":true') };
    return reply;
  }

  private answerRateLimit(): Reply {
    if (this.options.limits === 'off') return { status: 404, body: { message: 'Rate limiting is not enabled.' } };
    const of = (bucket: RateBucket): object => ({
      limit: bucket.limit,
      remaining: bucket.remaining,
      reset: bucket.reset,
      used: bucket.used,
    });
    return { status: 200, body: { resources: { graphql: of(this.buckets.graphql), search: of(this.buckets.search) } } };
  }

  /** Waits, and counts the time against the limits of 60 s of GraphQL and 90 s in total per minute. */
  private async spend(kind: 'graphql' | 'search', seconds: number): Promise<void> {
    if (seconds <= 0) return;
    const spent = Math.min(seconds, GIVE_UP_SECONDS);
    this.log.serverSeconds += spent;
    this.time.book(kind, spent);
    await this.sleeper.sleep(spent * 1_000, this.closing.signal);
  }

  private describe(method: string, path: string, body: Body): RequestInfo {
    const kind = path === '/graphql' && method === 'POST' ? 'graphql' : path === '/search/users' ? 'search' : 'other';
    const operation = kind === 'graphql' ? (/\bquery\s+(\w+)/.exec(body?.query ?? '')?.[1] ?? null) : null;
    return { kind, operation, variables: body?.variables ?? {}, number: this.log.entries.length + 1 };
  }

  private isClosed({ kind }: RequestInfo): boolean {
    return kind !== 'other' && this.clock.now().getTime() < this.log.closedUntil[kind];
  }

  /** Returns whether the reply is a limit, and records until when nothing may be sent. */
  private note(reply: Reply, { kind }: RequestInfo): boolean {
    if (kind === 'other') return false;
    if (reply.exhausts) {
      this.buckets[kind].leave(0);
      this.log.closedUntil[kind] = this.buckets[kind].reset * 1_000;
    }
    if (reply.closedSeconds !== undefined) {
      const until = this.clock.now().getTime() + reply.closedSeconds * 1_000;
      this.log.closedUntil = { graphql: until, search: until };
    }
    return reply.exhausts === true || reply.closedSeconds !== undefined;
  }

  private async send(response: ServerResponse, reply: Reply, { kind }: RequestInfo): Promise<void> {
    if (reply.delaySeconds !== undefined) await this.sleeper.sleep(reply.delaySeconds * 1_000, this.closing.signal);
    if (reply.connection === 'hang') return;
    if (reply.connection === 'reset') {
      response.socket?.destroy();
      return;
    }
    const text = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body);
    const limits = this.options.limits === 'off' || kind === 'other' ? {} : this.buckets[kind].headers();
    response.writeHead(reply.status, {
      'content-type': 'application/json; charset=utf-8',
      date: this.clock.now().toUTCString(),
      'x-github-request-id': randomUUID().slice(0, 8).toUpperCase(),
      'x-oauth-scopes': this.options.scopes ?? '',
      ...limits,
      ...reply.headers,
      ...(reply.status !== 304 && { 'content-length': Buffer.byteLength(text) }),
    });
    if (reply.connection !== 'cut') {
      response.end(text);
      return;
    }
    response.write(text.slice(0, Math.floor(text.length / 2)), () => response.socket?.destroy());
  }
}

type Body = { query?: string; variables?: Record<string, unknown> } | null;

async function readBody(request: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new Error('the body is too large');
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as Body;
  } catch {
    return null;
  }
}
