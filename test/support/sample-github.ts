import { Logger } from '@nestjs/common';
import { Clock } from '../../src/platform/common/clock.js';
import { CLIENT_LIMITS, type ClientLimits } from '../../src/github/client-limits.js';
import { GithubClient } from '../../src/github/github-client.js';
import { LiveGithubConnection } from '../../src/github/github-connection.js';
import { type SessionOptions } from '../../src/github/github-access.js';
import { type GithubSession } from '../../src/github/github-session.js';
import { SampleGithubServer, type SampleGithubOptions } from '../../src/sample-github/server/sample-github-server.js';
import { Sleeper } from '../../src/github/requests/sleeper.js';

export const TODAY = new Date('2026-11-22T10:00:00Z');

/** A clock that stands still until something sleeps. */
export class StillClock extends Clock {
  private time = TODAY.getTime();

  now(): Date {
    return new Date(this.time);
  }

  advance(ms: number): void {
    this.time += ms;
  }
}

/** Sleeps without waiting: the clock jumps. */
export class JumpingSleeper extends Sleeper {
  /** The length of each sleep in seconds. */
  readonly slept: number[] = [];

  constructor(private readonly clock: StillClock) {
    super();
  }

  async sleep(ms: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    this.slept.push(ms / 1_000);
    this.clock.advance(ms);
  }
}

// One line for each of thousands of requests would hide the output of the tests.
Logger.overrideLogger(false);

/** A client of a sample GitHub on loopback; both use one clock that stands still. */
export class SampleGithub {
  readonly clock = new StillClock();
  readonly sleeper = new JumpingSleeper(this.clock);
  readonly server: SampleGithubServer;
  client!: GithubClient;
  baseUrl = '';

  constructor(options: SampleGithubOptions = {}) {
    this.server = new SampleGithubServer({ clock: this.clock, sleeper: new JumpingSleeper(this.clock), ...options });
  }

  static async start(
    options: SampleGithubOptions & {
      client?: Partial<ClientLimits>;
      path?: string;
      token?: string;
      clientToken?: string;
    } = {},
  ): Promise<SampleGithub> {
    const { client, path = '', clientToken = 'a-token', ...server } = options;
    const github = new SampleGithub(server);
    github.baseUrl = await github.server.start();
    const connection = new LiveGithubConnection({ baseUrl: `${github.baseUrl}${path}`, token: clientToken }, 'sample');
    github.client = new GithubClient(connection, github.clock, github.sleeper, { ...CLIENT_LIMITS, ...client });
    return github;
  }

  /** A run with `seconds` left. */
  session(seconds = 120, options: Partial<SessionOptions> = {}): GithubSession {
    const deadline = new Date(this.clock.now().getTime() + seconds * 1_000);
    return this.client.session({ signal: new AbortController().signal, deadline, ...options });
  }

  /** Node ids of the first people of a kind. */
  ids(count: number, kind = 'specialist'): string[] {
    const people = this.server.store.population.users.filter(
      (user) => user.kind === kind && user.repositories.length > 0,
    );
    return people.slice(0, count).map((user) => this.server.store.nodeId('User', user.index));
  }

  /** Sends a GraphQL request without the client. */
  async post(query: string, variables: object = {}): Promise<{ status: number; headers: Headers; body: Answer }> {
    const response = await fetch(`${this.baseUrl}/graphql`, {
      method: 'POST',
      headers: { authorization: 'bearer a-token', 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, headers: response.headers, body: (await response.json()) as Answer };
  }

  async get(
    path: string,
    headers: Record<string, string> = { authorization: 'token a-token' },
  ): Promise<{ status: number; headers: Headers; body: Answer }> {
    const response = await fetch(`${this.baseUrl}${path}`, { headers });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: (text === '' ? {} : JSON.parse(text)) as Answer,
    };
  }

  stop(): Promise<void> {
    return this.server.stop();
  }
}

/** The part of a response that tests check. */
export interface Answer {
  data?: Record<string, unknown> | null;
  errors?: { type?: string; message: string; path?: (string | number)[]; extensions?: { code?: string } }[];
  message?: string;
  total_count?: number;
  incomplete_results?: boolean;
  items?: { login: string; id: number; node_id: string; type: string }[];
  resources?: Record<string, { limit: number; remaining: number }>;
}
