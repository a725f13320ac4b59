import { get as httpGet, type IncomingMessage } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Controller, Get, type INestApplication, type StreamableFile } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { Problem } from '../common/problem.js';
import { ProblemFilter } from './problems/problem.filter.js';
import { streamedAnswer } from './answers/streamed-answer.js';

const MEGABYTE = 'x'.repeat(1024 * 1024);

/** How far a source without an end has been read. */
const source = { given: 0, hasEnded: false };

async function* countless(): AsyncGenerator<string, void> {
  try {
    for (;;) {
      await new Promise(setImmediate);
      source.given += 1;
      yield MEGABYTE;
    }
  } finally {
    source.hasEnded = true;
  }
}

async function* breaking(): AsyncGenerator<string, void> {
  yield 'the beginning';
  await new Promise(setImmediate);
  throw new Error('a failure of the test');
}

async function* failing(): AsyncGenerator<string, void> {
  yield await Promise.reject<string>(new Problem('not_ready'));
}

async function* whole(): AsyncGenerator<string | Buffer, void> {
  yield 'one,';
  yield Buffer.from('två');
}

const answer = (parts: AsyncGenerator<string | Buffer, void>): Promise<StreamableFile> =>
  streamedAnswer({ contentType: 'text/csv; charset=utf-8', fileName: 'a.csv', parts });

@Controller()
class StreamingController {
  @Get('whole')
  whole(): Promise<StreamableFile> {
    return answer(whole());
  }

  @Get('countless')
  countless(): Promise<StreamableFile> {
    return answer(countless());
  }

  @Get('breaking')
  breaking(): Promise<StreamableFile> {
    return answer(breaking());
  }

  @Get('failing')
  failing(): Promise<StreamableFile> {
    return answer(failing());
  }
}

describe.each([
  ['Fastify', () => new FastifyAdapter()],
  ['Express', () => new ExpressAdapter()],
])('streamedAnswer on %s', (_platform, createAdapter) => {
  let app: INestApplication;
  let url: string;
  let log: string[];

  beforeEach(async () => {
    Object.assign(source, { given: 0, hasEnded: false });
    log = [];
    const note = (message: unknown): void => void log.push(String(message));
    const module = await Test.createTestingModule({ controllers: [StreamingController] })
      .setLogger({ log: () => undefined, warn: note, error: note })
      .compile();
    app = module.createNestApplication(createAdapter());
    app.useGlobalFilters(new ProblemFilter(app.get(HttpAdapterHost)));
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
  });

  afterEach(() => app.close());

  /** Asks and reads nothing. */
  const begin = (path: string): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => httpGet(`${url}/${path}`, { agent: false }, resolve).on('error', reject));

  /** Waits until the source has not been asked for more during many turns of the event loop. */
  async function untilQuiet(): Promise<void> {
    for (let before = -1; before !== source.given;) {
      before = source.given;
      for (let turn = 0; turn < 2000; turn += 1) await new Promise(setImmediate);
    }
  }

  it('gives the parts in their order, as a file', async () => {
    const response = await fetch(`${url}/whole`);
    expect([
      response.headers.get('content-type'),
      response.headers.get('content-disposition'),
      await response.text(),
    ]).toEqual(['text/csv; charset=utf-8', 'attachment; filename="a.csv"', 'one,två']);
  });

  it('makes no more than a client that does not read has room for', async () => {
    const response = await begin('countless');
    await untilQuiet();
    expect(source.given).toBeLessThan(50);
    response.destroy();
  });

  it('ends the source when the client goes away', async () => {
    const response = await begin('countless');
    response.destroy();
    while (!source.hasEnded) await new Promise(setImmediate);
    expect(source.hasEnded).toBe(true);
  });

  it('ends the source of an answer without a body', async () => {
    expect((await fetch(`${url}/countless`, { method: 'HEAD' })).status).toBe(200);
    await untilQuiet();
    expect(source.given).toBeLessThan(50);
  });

  it('closes the connection where the source fails in the middle', async () => {
    await expect(fetch(`${url}/breaking`).then((response) => response.text())).rejects.toThrow('terminated');
  });

  it('logs what failed in the middle', async () => {
    await fetch(`${url}/breaking`)
      .then((response) => response.text())
      .catch(() => undefined);
    expect(log).toContain('A download broke off: internal_error');
  });

  it('answers what fails before the first part as a problem', async () => {
    expect((await fetch(`${url}/failing`)).status).toBe(503);
  });
});
