import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type INestApplication, VersioningType } from '@nestjs/common';
import { GithireModule } from 'githire';
import { hostModule, PLATFORMS, startHost, testSettings } from './support.js';

interface Mount {
  name: string;
  path?: string;
  setUp?: (app: INestApplication) => void;
  base: string;
}

const MOUNTS: Mount[] = [
  { name: 'at the root by default', base: '' },
  { name: 'below `path`', path: 'recruiting', base: '/recruiting' },
  { name: 'below a path with slashes', path: '/hr/recruiting/', base: '/hr/recruiting' },
  { name: 'below the host’s global prefix', setUp: (app) => app.setGlobalPrefix('api/v1'), base: '/api/v1' },
  {
    name: 'below a global prefix with a slash, and `path`',
    path: 'recruiting',
    setUp: (app) => app.setGlobalPrefix('/api'),
    base: '/api/recruiting',
  },
  {
    name: 'below the version in the path, and a global prefix',
    path: 'recruiting',
    setUp: (app) => app.setGlobalPrefix('api').enableVersioning({ type: VersioningType.URI, defaultVersion: '1' }),
    base: '/api/v1/recruiting',
  },
];

for (const platform of PLATFORMS) {
  describe(`where the controllers are mounted, ${platform}`, () => {
    for (const { name, path, setUp, base } of MOUNTS) {
      it(`the controllers are ${name}, and every link in an answer leads there`, async () => {
        const root = hostModule({
          imports: [GithireModule.forRoot({ ...testSettings(), ...(path === undefined ? {} : { path }) })],
        });
        const host = await startHost(platform, root, setUp);
        const token = await host.logIn(base);
        const created = await host.call('POST', `${base}/projects`, {
          token,
          body: { name: 'Backend', jobDescriptionText: 'A developer for our backend in Berlin.' },
        });
        assert.equal(created.status, 201, created.text);
        const accepted = await host.startRun(base, { token });
        assert.equal(accepted.status, 202, accepted.text);
        assert.equal(accepted.json.statusUrl, `${base}/pipeline/status/${accepted.json.executionId}`);
        assert.equal(accepted.headers.get('location'), accepted.json.statusUrl);
        assert.equal((await host.followRun(accepted.json.statusUrl, { token })).json.status, 'completed');
        const missing = `${base}/projects/9f3b3a54-5d0e-4f0e-8b0e-0a8b8c2f1a11`;
        const { status, json } = await host.call('GET', missing, { token });
        assert.equal(status, 404);
        assert.equal(json.instance, missing);
      });
    }
  });
}
