import { afterEach, describe, expect, it } from '@jest/globals';
import { type DynamicModule, Injectable, Module } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import { type DataSource } from 'typeorm';
import {
  createGithireDocument,
  GithireModule,
  type GithireOptions,
  type GithireOptionsFactory,
  Settings,
  SettingsError,
} from '../../src/index.js';
import { type Host, PLATFORMS, startHost } from './support/start-host.js';

const QUICK = { databaseUrl: 'sqlite::memory:', computeThreads: 0 };

const account = { email: 'ada@mail.example', password: 'correct horse battery' };

/** The settings of the host's own configuration. */
@Injectable()
class HostConfiguration implements GithireOptionsFactory {
  createGithireOptions(): GithireOptions {
    return { ...QUICK, outreachSenderCompany: 'Acme' };
  }
}

@Module({ providers: [HostConfiguration], exports: [HostConfiguration] })
class HostConfigurationModule {}

let host: Host | undefined;

afterEach(async () => {
  await host?.close();
  host = undefined;
});

async function start(module: DynamicModule, platform: 'fastify' | 'express' = 'fastify'): Promise<Host> {
  host = await startHost(platform, { imports: [module] });
  return host;
}

describe('the settings of a host', () => {
  const failureOf = (module: DynamicModule): Promise<unknown> => start(module).catch((error: unknown) => error);

  const WRONG = {
    port: -1,
    databaseUrl: 'mysql://x',
    llmBaseUrl: 'http://localhost:1/v1',
    path: '/a b/',
    worker: 'no',
  };

  it.each<[string, () => DynamicModule]>([
    ['forRoot', () => GithireModule.forRoot({ ...WRONG, databseUrl: 'x' } as unknown as GithireOptions)],
    [
      'forRootAsync',
      () => {
        const { path, worker, ...settings } = { ...WRONG, databseUrl: 'x' };
        return GithireModule.forRootAsync({ path, worker: worker as never, useFactory: async () => settings });
      },
    ],
  ])('are refused by %s with all faults at once, by name', async (_title, module) => {
    const failure = (await failureOf(module())) as SettingsError;
    expect(failure).toBeInstanceOf(SettingsError);
    expect(failure.faults.map((fault) => fault.split(':')[0])).toEqual([
      'path',
      'worker',
      'databseUrl',
      'port',
      'databaseUrl',
      'llmModel',
    ]);
  });

  it('have the documented defaults, whatever the environment says', async () => {
    process.env['OUTREACH_SENDER_COMPANY'] = 'From the environment';
    try {
      const { app } = await start(GithireModule.forRoot({ ...QUICK, githubToken: undefined }));
      expect(app.get(Settings, { strict: false })).toEqual(Object.assign(new Settings(), QUICK));
    } finally {
      delete process.env['OUTREACH_SENDER_COMPANY'];
    }
  });

  it.each<[string, Parameters<typeof GithireModule.forRootAsync>[0]]>([
    [
      'useFactory',
      {
        imports: [HostConfigurationModule],
        inject: [HostConfiguration],
        useFactory: async (configuration: HostConfiguration) => configuration.createGithireOptions(),
      },
    ],
    ['useClass', { useClass: HostConfiguration }],
    ['useExisting', { imports: [HostConfigurationModule], useExisting: HostConfiguration }],
  ])('come from %s', async (_title, options) => {
    const { app } = await start(GithireModule.forRootAsync(options));
    expect(app.get(Settings, { strict: false }).outreachSenderCompany).toBe('Acme');
  });
});

describe.each(PLATFORMS)('the routes in a host on %s', (platform) => {
  it('are mounted at the path, and nothing is at the root', async () => {
    const { request } = await start(GithireModule.forRoot({ ...QUICK, path: '/tools/recruiting/' }), platform);
    await request().post('/tools/recruiting/auth/register').send(account).expect(201);
    await request().post('/auth/register').send(account).expect(404);
    await request().get('/tools/recruiting/projects').expect(401);
  });

  it('are below the global prefix of the host', async () => {
    const imports = [GithireModule.forRootAsync({ path: 'recruiting', useFactory: () => QUICK })];
    host = await startHost(platform, { imports }, (app) => app.setGlobalPrefix('/api/v1'));
    await host.request().post('/api/v1/recruiting/auth/register').send(account).expect(201);
  });

  it('are without health and metrics unless the host asks for them', async () => {
    const { request } = await start(GithireModule.forRoot(QUICK), platform);
    for (const path of ['/health/live', '/health/ready', '/metrics', '/docs', '/openapi.json'])
      await request().get(path).expect(404);
  });

  it('are with health and metrics if the host asks for them', async () => {
    const module = GithireModule.forRoot({ ...QUICK, path: 'hr', health: true, metrics: true });
    const { request } = await start(module, platform);
    await request().get('/hr/health/ready').expect(200, { status: 'ok' });
    expect((await request().get('/hr/metrics').expect(200)).text).toContain('githire_runs');
  });
});

describe('the OpenAPI document in a host', () => {
  it('has the routes of GitHire as they are mounted, and none of the host', async () => {
    const { app } = await start(GithireModule.forRoot({ ...QUICK, path: 'hr' }));
    const paths = Object.keys(createGithireDocument(app).paths);
    expect(paths).toEqual(expect.arrayContaining(['/hr/projects', '/hr/pipeline/run', '/hr/auth/login']));
    expect(paths.filter((path) => !path.startsWith('/hr/'))).toEqual([]);
  });

  // On Fastify Swagger UI needs @fastify/static, which Jest cannot load on Node 20; the package is tested with it.
  it('is served with docs: true, below path and global prefix', async () => {
    const imports = [GithireModule.forRoot({ ...QUICK, path: 'hr', docs: true })];
    host = await startHost('express', { imports }, (app) => app.setGlobalPrefix('api'));
    const { body } = await host.request().get('/api/hr/openapi.json').expect(200);
    expect(Object.keys((body as { paths: object }).paths)).toContain('/api/hr/projects');
    expect((await host.request().get('/api/hr/docs').expect(200)).text).toContain('GitHire API');
    await host.request().get('/docs').expect(404);
  });
});

describe('worker: false', () => {
  it('takes runs and works on none', async () => {
    const { app, request } = await start(GithireModule.forRoot({ ...QUICK, worker: false }));
    await request().post('/auth/register').send(account).expect(201);
    const login = await request().post('/auth/login').send(account).expect(200);
    const { access_token: token } = login.body as { access_token: string };
    const jobDescriptionText = 'We look for a backend developer with Go and PostgreSQL in Berlin.';
    await request()
      .post('/pipeline/run')
      .auth(token, { type: 'bearer' })
      .set('Prefer', 'respond-async')
      .send({ jobDescriptionText, jobRequirement: undefined })
      .expect(202);
    const dataSource = app.get<DataSource>(getDataSourceToken('githire'));
    // The queue of this process is empty, and nobody holds the run.
    const rows = await dataSource.query('SELECT status, lease_owner AS owner FROM pipeline_executions');
    expect(rows).toEqual([{ status: 'queued', owner: null }]);
  });
});
