import {
  Agent,
  createServer,
  type IncomingMessage,
  request as send,
  type Server,
  type ServerResponse,
} from 'node:http';
import { type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse, type DocumentNode } from 'graphql';
import { queryCost } from '../../../src/github/requests/query-cost.js';
import { type Population } from '../../../src/sample-github/population/population.js';
import { SampleGithubServer } from '../../../src/sample-github/server/sample-github-server.js';
import { GIVE_UP_SECONDS, REST_SEARCH_SECONDS, serverSeconds } from '../../../src/sample-github/server/server-time.js';
import { FixedClock } from './fixed-clock.js';
import { askedBy, givenBy, type RequestRecord, type StandInReport } from './request-record.js';

/**
 * The behaviour of the stand-in. `PUT /stand-in/behaviour` changes it at run time. `GET /stand-in/records` returns the
 * received requests, `DELETE` clears them, and `GET /stand-in/now` returns the time of its clock.
 */
export interface Behaviour {
  /** Share of the time that GitHub was observed to take for such a request: 1 is GitHub's time, 0 no delay. */
  latencyFactor: number;
  /**
   * GraphQL requests with a token that begins with `token` get no response, from request `after` on; null: all get one.
   * The request for the rate limit, which each process sends at startup, always gets a response.
   */
  silence: { token: string; after: number } | null;
  /** Manifests that replace those of the sample: by the owner's login, the alias in the document and the text. */
  planted: Readonly<Record<string, { alias: string; text: string }>>;
}

/** A stand-in that responds to every request without delay. */
const AT_ONCE: Behaviour = { latencyFactor: 0, silence: null, planted: {} };

/** Practically no limits, for any number of processes and runs; limits are tested elsewhere. */
const LIMITS = { graphqlPoints: 1_000_000_000, searchesPerMinute: 1_000_000_000 };

/**
 * A GitHub on loopback for many processes: the sample GitHub at one fixed time, so that all get the same responses. It
 * delays each response by GitHub's time and records who requested what.
 */
export class GithubStandIn {
  private readonly sample: SampleGithubServer;
  private readonly agent = new Agent({ keepAlive: true });
  private readonly server: Server;
  private readonly behaviour: Behaviour;
  private readonly documents = new Map<string, DocumentNode>();
  private records: RequestRecord[] = [];
  private serverSeconds = 0;
  private samplePort = 0;

  constructor(today: Date, behaviour: Partial<Behaviour> = {}, population?: Population) {
    this.behaviour = { ...AT_ONCE, ...behaviour };
    this.sample = new SampleGithubServer({ clock: new FixedClock(today), limits: LIMITS, population });
    this.server = createServer((request, response) => void this.serve(request, response));
  }

  /** Listens on a free port of the loopback address and returns its REST root. */
  async start(): Promise<string> {
    this.samplePort = Number(new URL(await this.sample.start()).port);
    this.sample.warmUp();
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
    this.agent.destroy();
    await this.sample.stop();
  }

  behave(behaviour: Partial<Behaviour>): void {
    Object.assign(this.behaviour, behaviour);
  }

  report(): StandInReport {
    const { user, system } = process.cpuUsage();
    return {
      now: performance.now(),
      serverSeconds: this.serverSeconds,
      processorSeconds: (user + system) / 1e6,
      records: this.records,
    };
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    if (request.url?.startsWith('/stand-in/')) this.serveTest(request, body, response);
    else await this.serveClient(request, body, response);
  }

  private serveTest(request: IncomingMessage, body: Buffer, response: ServerResponse): void {
    if (request.method === 'PUT') this.behave(JSON.parse(body.toString('utf8')) as Partial<Behaviour>);
    if (request.method === 'DELETE') this.records = [];
    const answer =
      request.method === 'GET' && request.url === '/stand-in/records' ? this.report() : { now: performance.now() };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  }

  private async serveClient(request: IncomingMessage, body: Buffer, response: ServerResponse): Promise<void> {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const isGraphql = request.method === 'POST' && request.url?.endsWith('/graphql') === true;
    const asked = isGraphql
      ? (JSON.parse(body.toString('utf8')) as { query: string; variables?: Record<string, unknown> })
      : null;
    const operation =
      asked === null
        ? request.url?.includes('/search/users')
          ? 'user search'
          : 'other'
        : (/\bquery\s+(\w+)/.exec(asked.query)?.[1] ?? 'unnamed');
    const record: RequestRecord = {
      number: this.records.length + 1,
      token: /^(?:token|bearer) (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '',
      operation,
      asked: asked === null ? [] : askedBy(operation, asked),
      given: [],
      arrivedAt: performance.now(),
      answeredAt: null,
      silenced: false,
    };
    this.records.push(record);
    try {
      const [reply] = await Promise.all([this.forward(request, body), this.takeTime(record, asked, gone.signal)]);
      if (asked !== null) record.given = givenBy(operation, asked, JSON.parse(reply.body.toString('utf8')) as object);
      if (operation === 'RepositoryManifests') this.plant(reply);
      if (gone.signal.aborted) return;
      record.answeredAt = performance.now();
      response.writeHead(reply.status, reply.headers).end(reply.body);
    } catch (error) {
      if (!gone.signal.aborted) response.writeHead(500).end(String(error));
    }
  }

  private async takeTime(
    record: RequestRecord,
    asked: { query: string; variables?: Record<string, unknown> } | null,
    gone: AbortSignal,
  ): Promise<void> {
    const seconds =
      asked === null
        ? record.operation === 'user search'
          ? REST_SEARCH_SECONDS
          : 0
        : this.secondsOf(asked.query, asked.variables ?? {});
    this.serverSeconds += seconds;
    record.silenced = asked !== null && this.isSilenced(record);
    if (record.silenced)
      await new Promise((_, reject) => gone.addEventListener('abort', () => reject(gone.reason), { once: true }));
    if (seconds > 0 && this.behaviour.latencyFactor > 0)
      await sleep(seconds * this.behaviour.latencyFactor * 1_000, undefined, { signal: gone });
  }

  private plant(reply: { headers: IncomingMessage['headers']; body: Buffer }): void {
    const answer = JSON.parse(reply.body.toString('utf8')) as {
      data?: { nodes?: ({ nameWithOwner?: string } & Record<string, unknown>)[] };
    };
    for (const node of answer.data?.nodes ?? []) {
      const planted = this.behaviour.planted[node.nameWithOwner?.split('/')[0] ?? ''];
      if (planted !== undefined)
        node[planted.alias] = {
          oid: 'planted',
          byteSize: planted.text.length,
          isBinary: false,
          isTruncated: false,
          text: planted.text,
        };
    }
    reply.body = Buffer.from(JSON.stringify(answer));
    reply.headers['content-length'] = String(reply.body.length);
  }

  private isSilenced(record: RequestRecord): boolean {
    const { silence } = this.behaviour;
    if (silence === null || record.operation === 'RateLimit' || !record.token.startsWith(silence.token)) return false;
    return (
      this.records.filter(({ token, asked }) => token.startsWith(silence.token) && asked.length > 0).length >
        silence.after || silence.after === 0
    );
  }

  private secondsOf(query: string, variables: Record<string, unknown>): number {
    let document = this.documents.get(query);
    if (!document) this.documents.set(query, (document = parse(query, { noLocation: true })));
    return Math.min(GIVE_UP_SECONDS, serverSeconds(document, variables, queryCost(document, variables).requests));
  }

  private forward(
    request: IncomingMessage,
    body: Buffer,
  ): Promise<{ status: number; headers: IncomingMessage['headers']; body: Buffer }> {
    return new Promise((resolve, reject) => {
      const { method, url, headers } = request;
      const outgoing = send(
        { host: '127.0.0.1', port: this.samplePort, method, path: url, headers, agent: this.agent },
        (reply) => {
          readBody(reply).then(
            (bytes) => resolve({ status: reply.statusCode ?? 502, headers: reply.headers, body: bytes }),
            reject,
          );
        },
      );
      outgoing.once('error', reject);
      outgoing.end(body);
    });
  }
}

async function readBody(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
