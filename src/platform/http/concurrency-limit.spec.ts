import { type Server } from 'node:http';
import { type Socket } from 'node:net';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  type CanActivate,
  Controller,
  type ExecutionContext,
  Get,
  type INestApplication,
  StreamableFile,
  UseGuards,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { LimitConcurrency } from './concurrency-limit.js';
import { ProblemFilter } from './problems/problem.filter.js';

/** Stands for `JwtAuthGuard`: the user is who the header says. */
class HeaderGuard implements CanActivate {
  canActivate(context: ExecutionContext): true {
    const request = context.switchToHttp().getRequest<{ headers: Record<string, string>; githireUser?: object }>();
    request.githireUser = { userId: request.headers['x-user'] };
    return true;
  }
}

/** Handlers and streams that the tests let go on. */
let handlers: (() => void)[] = [];
let streams: PassThrough[] = [];

@Controller()
@UseGuards(HeaderGuard)
class HeldController {
  @Get('held')
  @LimitConcurrency('held', 2)
  held(): Promise<string> {
    return new Promise((resolve) => handlers.push(() => resolve('done')));
  }

  @Get('streamed')
  @LimitConcurrency('held', 2)
  streamed(): StreamableFile {
    const stream = new PassThrough();
    stream.write('begun');
    streams.push(stream);
    return new StreamableFile(stream);
  }

  @Get('failing')
  @LimitConcurrency('held', 2)
  failing(): Promise<never> {
    return Promise.reject(new Error('a failure of the test'));
  }
}

describe.each([
  ['Fastify', () => new FastifyAdapter()],
  ['Express', () => new ExpressAdapter()],
])('LimitConcurrency on %s', (platform, createAdapter) => {
  let app: INestApplication;
  let url: string;
  let user: string;
  let users = 0;
  let sockets: Socket[];

  beforeEach(async () => {
    [handlers, streams] = [[], []];
    user = `${platform}-${(users += 1)}`;
    const module = await Test.createTestingModule({ controllers: [HeldController] }).compile();
    app = module.createNestApplication(createAdapter(), { logger: false });
    app.useGlobalFilters(new ProblemFilter(app.get(HttpAdapterHost)));
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
    sockets = [];
    (app.getHttpServer() as Server).on('connection', (socket) => sockets.push(socket));
  });

  afterEach(async () => {
    for (const finish of handlers) finish();
    for (const stream of streams) stream.end();
    await app.close();
  });

  const get = (path: string, options: { as?: string; signal?: AbortSignal } = {}): Promise<Response> =>
    fetch(`${url}/${path}`, {
      headers: { 'X-User': options.as ?? user },
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    });

  /** Asks for something that stays in progress, and resolves when its handler has begun. */
  async function begin(path: 'held' | 'streamed', signal?: AbortSignal): Promise<{ answer: Promise<Response> }> {
    const begun = handlers.length + streams.length;
    const answer = get(path, signal === undefined ? {} : { signal });
    answer.catch(() => undefined);
    while (handlers.length + streams.length === begun) await new Promise(setImmediate);
    return { answer };
  }

  /** Whether there is a place again; a place is given back a moment after the client has its answer. */
  async function comesFree(): Promise<void> {
    while ((await get('failing')).status === 429) await new Promise(setImmediate);
  }

  it('refuses one more than its bound, and says when to come again', async () => {
    await begin('held');
    await begin('held');
    const answer = await get('held');
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '1']);
  });

  it('counts each user apart', async () => {
    await begin('held');
    await begin('held');
    expect((await get('failing', { as: `${user}-other` })).status).toBe(500);
  });

  it('gives the place back when the answer is sent', async () => {
    const first = await begin('held');
    await begin('held');
    handlers[0]?.();
    await (await first.answer).text();
    await expect(comesFree()).resolves.toBeUndefined();
  });

  it('gives the place back when the handler fails', async () => {
    for (let count = 0; count < 5; count += 1) await comesFree();
    expect((await get('failing')).status).toBe(500);
  });

  it('counts a streamed answer to its end', async () => {
    const first = await begin('streamed');
    await begin('streamed');
    expect((await get('failing')).status).toBe(429);
    streams[0]?.end();
    await (await first.answer).text();
    await expect(comesFree()).resolves.toBeUndefined();
  });

  it('counts on while work goes on for a client that has hung up', async () => {
    const impatient = new AbortController();
    await begin('held');
    const { answer } = await begin('held', impatient.signal);
    impatient.abort();
    await answer.catch(() => undefined);
    while (!sockets.some((socket) => socket.destroyed)) await new Promise(setImmediate);
    expect((await get('failing')).status).toBe(429);
    handlers[1]?.();
    await expect(comesFree()).resolves.toBeUndefined();
  });
});
