import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type ArgumentsHost,
  Body,
  Catch,
  Controller,
  type ExceptionFilter,
  Get,
  type INestApplication,
  Post,
  ValidationPipe,
} from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { GithireModule } from 'githire';
import {
  type Answer,
  CREDENTIALS,
  type Host,
  hostModule,
  type Platform,
  PLATFORMS,
  startHost,
  testSettings,
} from './support.js';

@Controller('host')
class HostController {
  @Get('ok')
  ok(): object {
    return { ok: true };
  }

  @Post('echo')
  echo(@Body() body: unknown): object {
    return { body };
  }

  @Get('fails')
  fails(): never {
    throw new Error('The host’s own fault');
  }
}

/** Answers everything that it catches with 418, so that a test sees whose routes it has reached. */
@Catch()
class TeapotFilter implements ExceptionFilter {
  catch(_error: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse();
    if (typeof response.code === 'function') response.code(418).send({ whose: 'the host' });
    else response.status(418).json({ whose: 'the host' });
  }
}

/** Drops unknown fields silently, where GitHire names them. */
const DROPPING = { whitelist: true, transform: true };

const ID = /^[\w-]{8,128}$/;

function isProblem(answer: Answer, status: number, code: string): void {
  assert.equal(answer.status, status, answer.text);
  assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/);
  assert.equal(answer.json.code, code);
  assert.equal(answer.json.status, status);
  assert.match(answer.headers.get('x-request-id') ?? '', ID);
  assert.equal(answer.json.requestId, answer.headers.get('x-request-id'));
}

const BASE = '/recruiting';
const HOSTS: { name: string; providers: object[]; setUp?: (app: INestApplication) => void }[] = [
  { name: 'a plain host', providers: [] },
  {
    name: 'a host with a filter and a pipe for everything',
    providers: [
      { provide: APP_FILTER, useClass: TeapotFilter },
      { provide: APP_PIPE, useFactory: () => new ValidationPipe(DROPPING) },
    ],
  },
  {
    name: 'a host with global filters and pipes',
    providers: [],
    setUp: (app) => app.useGlobalFilters(new TeapotFilter()).useGlobalPipes(new ValidationPipe(DROPPING)),
  },
];

function start(platform: Platform, host: (typeof HOSTS)[number]): Promise<Host> {
  const root = hostModule({
    imports: [GithireModule.forRoot({ path: 'recruiting', ...testSettings(), bodyLimitBytes: 100_000 })],
    controllers: [HostController],
    providers: host.providers as [],
  });
  return startHost(platform, root, host.setUp);
}

for (const platform of PLATFORMS) {
  for (const variant of HOSTS) {
    describe(`the contract of API.md on GitHire’s routes in ${variant.name}, ${platform}`, () => {
      it('every answer has a request id, the client’s own if it sent a sane one', async () => {
        const host = await start(platform, variant);
        const token = await host.logIn(BASE);
        assert.match((await host.call('GET', `${BASE}/projects`, { token })).headers.get('x-request-id') ?? '', ID);
        const own = await host.call('GET', `${BASE}/projects`, {
          token,
          headers: { 'X-Request-Id': 'from-the-client' },
        });
        assert.equal(own.headers.get('x-request-id'), 'from-the-client');
      });

      it('errors are problem documents: no token, malformed JSON, too large, not JSON, unknown fields', async () => {
        const host = await start(platform, variant);
        const register = (body: unknown, type?: string) =>
          host.call('POST', `${BASE}/auth/register`, {
            body,
            headers: type === undefined ? {} : { 'Content-Type': type },
          });
        isProblem(await host.call('GET', `${BASE}/projects`), 401, 'unauthenticated');
        isProblem(await register('{"email": ', 'application/json'), 400, 'malformed_json');
        isProblem(await register({ ...CREDENTIALS, name: 'x'.repeat(200_000) }), 413, 'payload_too_large');
        isProblem(
          await register('email=a%40b.example', 'application/x-www-form-urlencoded'),
          415,
          'unsupported_media_type',
        );
        isProblem(await register('hello', 'text/plain'), 415, 'unsupported_media_type');
        const unknown = await register({ ...CREDENTIALS, role: 'admin' });
        isProblem(unknown, 422, 'validation_failed');
        assert.deepEqual(
          unknown.json.errors.map(({ field }: { field: string }) => field),
          ['role'],
        );
      });
    });
  }

  describe(`nothing is global, ${platform}`, () => {
    it('the host’s own routes have the host’s own errors, parsers and headers', async () => {
      const plain = await start(platform, HOSTS[0]!);
      const ok = await plain.call('GET', '/host/ok');
      assert.equal(ok.status, 200);
      assert.equal(ok.headers.get('x-request-id'), null);
      const form = await plain.call('POST', '/host/echo', {
        body: 'a=1',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      });
      assert.deepEqual(form.json, { body: { a: '1' } });
      const broken = await plain.call('POST', '/host/echo', {
        body: '{',
        headers: { 'Content-Type': 'application/json' },
      });
      assert.equal(broken.status, 400);
      assert.equal(broken.json.code, undefined);
      const failed = await plain.call('GET', '/host/fails');
      assert.deepEqual(failed.json, { statusCode: 500, message: 'Internal server error' });
      const missing = await plain.call('GET', '/nowhere');
      assert.equal(missing.status, 404);
      assert.equal(missing.json.error, 'Not Found');
    });

    it('the host’s own filter answers for the host’s own routes', async () => {
      const host = await start(platform, HOSTS[1]!);
      const failed = await host.call('GET', '/host/fails');
      assert.equal(failed.status, 418);
      assert.deepEqual(failed.json, { whose: 'the host' });
    });

    it('there is no APP_* provider and no signal handler', async () => {
      const signals = ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGUSR2', 'uncaughtException', 'unhandledRejection'];
      const before = signals.map((name) => process.listenerCount(name));
      const host = await start(platform, HOSTS[0]!);
      assert.deepEqual(
        signals.map((name) => process.listenerCount(name)),
        before,
      );
      const config = (host.app as unknown as { config: Record<string, () => unknown[]> }).config;
      for (const kind of ['Filters', 'Pipes', 'Interceptors', 'Guards']) {
        const count = config[`getGlobal${kind}`]!().length;
        assert.equal(count, 0, kind);
      }
    });
  });
}
