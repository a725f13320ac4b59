import 'reflect-metadata';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { type DynamicModule, type INestApplication, type NestApplicationOptions, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { FastifyAdapter } from '@nestjs/platform-fastify';

/** The platforms on which every promise is tested. */
export const PLATFORMS = ['fastify', 'express'] as const;
export type Platform = (typeof PLATFORMS)[number];

/** A posting that the sample GitHub has people for. */
export const POSTING =
  'Senior TypeScript backend developer in Berlin. You know Node.js, NestJS and PostgreSQL. 5 years.';
export const CREDENTIALS = { email: 'ada@host.example', password: 'a long passphrase 17 for hosts' };

/** What a host application was asked and has answered. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** The body, if it is JSON; `any`, because each test knows what it asked for. */
  // oxlint-disable-next-line typescript/no-explicit-any
  json: any;
}

export interface Call {
  body?: unknown;
  headers?: Record<string, string>;
  token?: string;
}

/** A started host application. */
export class Host {
  constructor(
    readonly app: INestApplication,
    readonly url: string,
  ) {}

  async call(method: string, path: string, { body, headers = {}, token }: Call = {}): Promise<Answer> {
    const json = body !== undefined && typeof body !== 'string';
    const response = await fetch(new URL(path, this.url), {
      method,
      headers: {
        ...(json ? { 'Content-Type': 'application/json' } : {}),
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
        ...headers,
      },
      body: json ? JSON.stringify(body) : ((body as string | undefined) ?? null),
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : undefined };
  }

  /** Registers and logs in below `base`, and returns the token. */
  async logIn(base = '', credentials = CREDENTIALS): Promise<string> {
    const registered = await this.call('POST', `${base}/auth/register`, { body: credentials });
    if (registered.status !== 201) throw new Error(`register: ${registered.status} ${registered.text}`);
    const { json } = await this.call('POST', `${base}/auth/login`, { body: credentials });
    return json.access_token;
  }

  /** Starts a run below `base` and returns the 202. */
  startRun(base: string, call: Call, request: object = {}): Promise<Answer> {
    return this.call('POST', `${base}/pipeline/run`, {
      ...call,
      headers: { ...call.headers, Prefer: 'respond-async' },
      body: { jobDescriptionText: POSTING, maxCandidates: 3, ...request },
    });
  }

  /** Polls the address that an answer names until the run has ended; returns its last status. */
  async followRun(statusUrl: string, call: Call): Promise<Answer> {
    for (let attempt = 0; attempt < 600; attempt += 1) {
      const answer = await this.call('GET', statusUrl, call);
      if (answer.status !== 200) throw new Error(`${statusUrl}: ${answer.status} ${answer.text}`);
      if (answer.json.completedAt !== null) return answer;
      await sleep(100);
    }
    throw new Error(`The run at ${statusUrl} has not ended within a minute`);
  }
}

/** Starts a host application on a free port; it is closed after the tests of the file. */
export async function startHost(
  platform: Platform,
  root: Type | DynamicModule,
  setUp: (app: INestApplication) => unknown = () => {},
  options: NestApplicationOptions = {},
): Promise<Host> {
  const adapter = platform === 'express' ? new ExpressAdapter() : new FastifyAdapter();
  const app = await NestFactory.create(root, adapter as ExpressAdapter, {
    logger: ['error'],
    abortOnError: false,
    ...options,
  });
  await setUp(app);
  await app.listen(0, '127.0.0.1');
  after(() => {
    // Idle connections of the client would be waited for.
    app.getHttpServer().closeAllConnections();
    return app.close();
  });
  return new Host(app, await app.getUrl());
}

const folder = mkdtempSync(join(tmpdir(), 'githire-host-'));
let databases = 0;
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

/** The path of a new SQLite file. */
export function newDatabaseFile(): string {
  databases += 1;
  return join(folder, `${databases}.sqlite`);
}

/** A root module of a host; each call makes a new class, so that two applications share nothing. */
export function hostModule(
  metadata: Pick<DynamicModule, 'imports' | 'providers' | 'controllers' | 'exports'>,
): DynamicModule {
  class AppModule {}
  return { module: AppModule, ...metadata };
}

/** What most tests use: a database of their own, quiet, and as fast as may be. */
export function testSettings(): { databaseUrl: string; logLevel: 'error' } {
  return { databaseUrl: `sqlite:${newDatabaseFile()}`, logLevel: 'error' };
}

/** A port that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer().once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => found(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** Runs a command of a document that starts a service, and waits until it answers; it is stopped after the tests. */
export async function startCommand(command: string, { cwd, port }: { cwd: string; port: number }): Promise<Host> {
  const child = spawn('bash', ['-c', command], {
    cwd,
    env: { ...process.env, PORT: String(port), LOG_LEVEL: 'error' },
    stdio: ['ignore', 'ignore', 'inherit'],
    // A group of its own: the command may start the service as a grandchild.
    detached: true,
  });
  const ended = new Promise((done) => child.once('exit', done));
  after(() => {
    if (child.exitCode === null) process.kill(-child.pid!);
    return ended;
  });
  const url = `http://127.0.0.1:${port}`;
  for (let attempt = 0; attempt < 600; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`“${command}” ended with ${child.exitCode}`);
    if (await fetch(url).catch(() => undefined)) return new Host(undefined as never, url);
    await sleep(100);
  }
  throw new Error(`Nobody answers at ${url}`);
}
