import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { Injectable, Module } from '@nestjs/common';
import { createApp, GithireModule, loadSettings, Settings, SettingsError } from 'githire';
import { hostModule, newDatabaseFile, PLATFORMS, startHost, testSettings } from './support.js';

@Injectable()
class HostConfig {
  readonly database = `sqlite:${newDatabaseFile()}`;
}

@Module({ providers: [HostConfig], exports: [HostConfig] })
class HostConfigModule {}

for (const platform of PLATFORMS) {
  describe(`options of the module, ${platform}`, () => {
    it('forRoot takes values', async () => {
      const host = await startHost(
        platform,
        hostModule({ imports: [GithireModule.forRoot({ path: 'recruiting', ...testSettings() })] }),
      );
      const token = await host.logIn('/recruiting');
      assert.equal((await host.call('GET', '/recruiting/projects', { token })).status, 200);
    });

    it('forRootAsync takes values from a factory with what it injects; what shapes the graph is beside it', async () => {
      const host = await startHost(
        platform,
        hostModule({
          imports: [
            GithireModule.forRootAsync({
              path: 'recruiting',
              health: true,
              imports: [HostConfigModule],
              inject: [HostConfig],
              useFactory: async (config: HostConfig) => ({ databaseUrl: config.database, logLevel: 'error' as const }),
            }),
          ],
        }),
      );
      assert.equal((await host.call('GET', '/recruiting/health/live')).status, 200);
      assert.equal(
        host.app.get(Settings, { strict: false }).databaseUrl,
        host.app.get(HostConfig, { strict: false }).database,
      );
    });

    it('what is left out has its documented default, never the environment’s', async () => {
      process.env['MAX_RUN_SECONDS'] = '77';
      process.env['BODY_LIMIT_BYTES'] = '4321';
      try {
        const host = await startHost(platform, hostModule({ imports: [GithireModule.forRoot(testSettings())] }));
        const { bodyLimitBytes } = host.app.get(Settings, { strict: false });
        assert.equal(bodyLimitBytes, new Settings().bodyLimitBytes);
      } finally {
        delete process.env['MAX_RUN_SECONDS'];
        delete process.env['BODY_LIMIT_BYTES'];
      }
    });

    it('forRoot(loadSettings()) reads the environment on purpose', async () => {
      const databaseUrl = `sqlite:${newDatabaseFile()}`;
      const settings = loadSettings({ DATABASE_URL: databaseUrl, LOG_LEVEL: 'error', HEALTH_TIMEOUT: '1' });
      const host = await startHost(platform, hostModule({ imports: [GithireModule.forRoot(settings)] }));
      assert.equal(host.app.get(Settings, { strict: false }).databaseUrl, databaseUrl);
    });

    it('all invalid values are named at once, and the module refuses to start', async () => {
      const faulty = { databaseUrl: 'mysql://nowhere', bodyLimitBytes: -1 };
      for (const imports of [
        [GithireModule.forRoot(faulty)],
        [GithireModule.forRootAsync({ useFactory: () => faulty })],
      ]) {
        await assert.rejects(startHost(platform, hostModule({ imports })), (error: unknown) => {
          assert.ok(error instanceof SettingsError, String(error));
          assert.match(error.message, /databaseUrl/);
          assert.match(error.message, /bodyLimitBytes/);
          return true;
        });
      }
    });

    it('what is wrong with options of the module graph is named together with the values', async () => {
      const faulty = { databaseUrl: 'mysql://nowhere', path: 'a/:b', tablePrefix: '1', worker: 'yes' };
      const imports = [GithireModule.forRoot(faulty as object)];
      await assert.rejects(startHost(platform, hostModule({ imports })), (error: unknown) => {
        assert.ok(error instanceof SettingsError, String(error));
        for (const name of Object.keys(faulty)) assert.match(error.message, new RegExp(`${name}: `));
        return true;
      });
    });

    it('an option of an unknown name is named, and the module refuses to start', async () => {
      const imports = [GithireModule.forRoot({ ...testSettings(), databaseURL: 'sqlite:x' } as object)];
      await assert.rejects(startHost(platform, hostModule({ imports })), /databaseURL/);
    });

    it('docs, health and metrics are not mounted unless asked for', async () => {
      const silent = await startHost(platform, hostModule({ imports: [GithireModule.forRoot(testSettings())] }));
      const paths = ['/docs', '/openapi.json', '/health/live', '/health/ready', '/metrics'];
      for (const path of paths) assert.equal((await silent.call('GET', path)).status, 404, path);
      const open = await startHost(
        platform,
        hostModule({
          imports: [GithireModule.forRoot({ ...testSettings(), docs: true, health: true, metrics: true })],
        }),
      );
      for (const path of paths) assert.equal((await open.call('GET', path)).status, 200, path);
    });

    it('with worker: false, this process works on no run', async () => {
      const host = await startHost(
        platform,
        hostModule({ imports: [GithireModule.forRoot({ ...testSettings(), worker: false })] }),
      );
      const token = await host.logIn();
      const { json } = await host.startRun('', { token });
      for (let reads = 0; reads < 10; reads += 1) {
        const status = await host.call('GET', json.statusUrl, { token });
        assert.equal(status.json.status, 'queued');
      }
    });
  });
}

describe('createApp', () => {
  it('names all invalid values and unknown names at once', async () => {
    const faulty = { databaseUrl: 'mysql://nowhere', bodyLimitBytes: -1, databaseURL: 'sqlite:x' };
    await assert.rejects(createApp(faulty as object), (error: unknown) => {
      assert.ok(error instanceof SettingsError, String(error));
      for (const name of Object.keys(faulty)) assert.match(error.message, new RegExp(`${name}: `));
      return true;
    });
  });

  it('makes the service of a plain object of values', async () => {
    const app = await createApp({ ...testSettings(), port: 0 });
    after(() => app.close());
    await app.listen(0, '127.0.0.1');
    const answer = await fetch(`${await app.getUrl()}/health/ready`);
    assert.equal(answer.status, 200);
  });
});
