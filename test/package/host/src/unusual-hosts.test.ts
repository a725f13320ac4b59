import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import {
  Body,
  type CallHandler,
  type CanActivate,
  Controller,
  type ExecutionContext,
  type INestApplication,
  type NestApplicationOptions,
  type NestInterceptor,
  Post,
  type RawBodyRequest,
  Req,
  ServiceUnavailableException,
  VersioningType,
} from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { GithireModule } from 'githire';
import { map, type Observable, timeout } from 'rxjs';
import { CREDENTIALS, type Host, hostModule, type Platform, PLATFORMS, startHost, testSettings } from './support.js';

const require = createRequire(import.meta.url);

@Controller('host')
class EchoController {
  @Post('echo')
  echo(@Body() body: unknown, @Req() request: RawBodyRequest<object>): object {
    return { body: body ?? null, raw: request.rawBody?.toString() ?? null };
  }
}

/** Lets requests of a closed application through to nobody. */
class ClosedGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { headers } = context.switchToHttp().getRequest<{ headers: Record<string, string> }>();
    if (headers['x-open'] === undefined) throw new ServiceUnavailableException('Closed for today');
    return true;
  }
}

/** Wraps every answer, and gives up on slow ones. */
class EnvelopeInterceptor implements NestInterceptor {
  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      timeout(60_000),
      map((data) => ({ data })),
    );
  }
}

interface UnusualHost {
  name: string;
  options?: NestApplicationOptions;
  setUp?: (app: INestApplication, platform: Platform) => unknown;
}

const HOSTS: UnusualHost[] = [
  { name: 'rawBody: true and CORS for every origin', options: { rawBody: true, cors: true } },
  {
    name: 'bodyParser: false and an interceptor for everything',
    options: { bodyParser: false },
    setUp: (app) => app.useGlobalInterceptors(new EnvelopeInterceptor()),
  },
  {
    name: 'compression and short timeouts of its server',
    setUp: (app, platform) => {
      const server = app.getHttpServer();
      Object.assign(server, { requestTimeout: 2000, headersTimeout: 1000, keepAliveTimeout: 100 });
      if (platform === 'express') return app.use(require('compression')({ threshold: 0 }));
      const fastify = app as unknown as { register(plugin: unknown, options: object): Promise<unknown> };
      return fastify.register(require('@fastify/compress'), { threshold: 0 });
    },
  },
  {
    name: 'versions in a header',
    setUp: (app) => app.enableVersioning({ type: VersioningType.HEADER, header: 'X-Version', defaultVersion: '1' }),
  },
  {
    name: 'versions in the media type',
    setUp: (app) => app.enableVersioning({ type: VersioningType.MEDIA_TYPE, key: 'v=', defaultVersion: '1' }),
  },
];

function start(platform: Platform, { options, setUp }: UnusualHost): Promise<Host> {
  const root = hostModule({
    imports: [GithireModule.forRoot({ path: 'recruiting', ...testSettings(), bodyLimitBytes: 100_000 })],
    controllers: [EchoController],
  });
  return startHost(platform, root, (app) => setUp?.(app, platform), options);
}

const BASE = '/recruiting';
/** Asked for by every client of a host with versions; the others do not read them. */
const headers = { 'X-Version': '1', Accept: 'application/json;v=1, text/event-stream;v=1' };

for (const platform of PLATFORMS) {
  describe(`GitHire’s routes in unusual hosts, ${platform}`, () => {
    for (const unusual of HOSTS) {
      it(`with ${unusual.name}, a run goes from its start over its events to its people`, async () => {
        const host = await start(platform, unusual);
        const call = { headers, token: await logIn(host) };
        const accepted = await host.startRun(BASE, call);
        assert.equal(accepted.status, 202, accepted.text);
        const events = await host.call('GET', `${accepted.json.statusUrl}/events`, call);
        assert.equal(events.status, 200, events.text);
        assert.match(events.text, /^data: .*"status":"completed"/m);
        const project = await host.call('GET', `${BASE}/projects/${accepted.json.projectId}`, call);
        assert.equal(project.json.results.rankedCandidates.length, 3);
      });

      it(`with ${unusual.name}, refusals are problem documents`, async () => {
        const host = await start(platform, unusual);
        const sent = { ...headers, 'Content-Type': 'application/json' };
        const broken = await host.call('POST', `${BASE}/auth/register`, { body: '{"email": ', headers: sent });
        const large = await host.call('POST', `${BASE}/auth/register`, {
          body: { ...CREDENTIALS, name: 'x'.repeat(200_000) },
          headers,
        });
        const missing = await host.call('GET', `${BASE}/nowhere`, { headers });
        assert.deepEqual(
          [broken, large, missing].map(({ status, json }) => [status, json?.code]),
          [
            [400, 'malformed_json'],
            [413, 'payload_too_large'],
            [404, 'not_found'],
          ],
        );
      });
    }

    it('the raw body of the host’s own routes is kept for the host', async () => {
      const host = await start(platform, HOSTS[0]!);
      const { json } = await host.call('POST', '/host/echo', { body: { a: 1 } });
      assert.deepEqual(json.data ?? json, { body: { a: 1 }, raw: '{"a":1}' });
    });

    it('answers are compressed where the host compresses, except events', async () => {
      const host = await start(platform, HOSTS[2]!);
      const call = { token: await logIn(host), headers: { 'Accept-Encoding': 'gzip' } };
      const { headers: ofRun, json } = await host.startRun(BASE, call);
      const { headers: ofEvents } = await host.call('GET', `${json.statusUrl}/events`, call);
      assert.deepEqual([ofRun.get('content-encoding'), ofEvents.get('content-encoding')], ['gzip', null]);
    });

    it('a global guard of the host comes first, and its refusal is a problem document', async () => {
      const root = hostModule({
        imports: [GithireModule.forRoot({ path: 'recruiting', ...testSettings() })],
        providers: [{ provide: APP_GUARD, useClass: ClosedGuard }],
      });
      const host = await startHost(platform, root);
      const refused = await host.call('GET', `${BASE}/projects`);
      assert.deepEqual([refused.status, refused.json.status], [503, 503]);
      assert.match(refused.headers.get('content-type') ?? '', /problem\+json/);
      assert.equal((await host.call('GET', `${BASE}/projects`, { headers: { 'X-Open': '1' } })).status, 401);
    });

    it('two imports of GithireModule are refused, also one without forRoot, with what to do', async () => {
      for (const second of [GithireModule.forRoot({ path: 'two', ...testSettings() }), GithireModule]) {
        const imports = [GithireModule.forRoot({ path: 'one', ...testSettings() }), hostModule({ imports: [second] })];
        await assert.rejects(startHost(platform, hostModule({ imports })), /must be imported once/);
      }
    });

    it('several modules may import the object that forRoot has returned', async () => {
      const recruiting = GithireModule.forRoot({ path: 'recruiting', ...testSettings() });
      const imports = [hostModule({ imports: [recruiting] }), hostModule({ imports: [recruiting] })];
      const host = await startHost(platform, hostModule({ imports }));
      assert.equal((await host.call('GET', `${BASE}/projects`)).status, 401);
    });

    it('a factory that fails stops the start with its own error', async () => {
      const imports = [
        GithireModule.forRootAsync({
          useFactory: () => Promise.reject(new Error('The vault is sealed')),
        }),
      ];
      await assert.rejects(startHost(platform, hostModule({ imports })), /The vault is sealed/);
    });

    it('the documentation has its page, its script and its style where it is mounted', async () => {
      const root = hostModule({
        imports: [GithireModule.forRoot({ path: 'recruiting', docs: true, ...testSettings() })],
      });
      const host = await startHost(platform, root, (app) => app.setGlobalPrefix('api'));
      const base = '/api/recruiting';
      for (const path of ['docs', 'docs/swagger-ui.css', 'docs/swagger-ui-bundle.js', 'docs/swagger-ui-init.js'])
        assert.equal((await host.call('GET', `${base}/${path}`)).status, 200, path);
      const { json } = await host.call('GET', `${base}/openapi.json`);
      assert.ok(`${base}/pipeline/run` in json.paths);
      assert.equal((await host.call('GET', `${base}/openapi.yaml`)).status, 200);
    });
  });
}

async function logIn(host: Host): Promise<string> {
  await host.call('POST', `${BASE}/auth/register`, { body: CREDENTIALS, headers });
  const { json, text } = await host.call('POST', `${BASE}/auth/login`, { body: CREDENTIALS, headers });
  assert.ok(json?.access_token, text);
  return json.access_token;
}
