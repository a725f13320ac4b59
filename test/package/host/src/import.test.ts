import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { GithireModule, GithireRuns } from 'githire';
import { Injectable, Module, Optional } from '@nestjs/common';
import { hostModule, PLATFORMS, startHost, testSettings } from './support.js';

/** Records which of our files reads the environment or the flags of V8 while `githire` is imported. */
const WATCHED_IMPORT = `
import v8 from 'node:v8';
const reads = [];
const byUs = () => /node_modules[\\\\/]githire[\\\\/]dist/.test(new Error().stack.split('\\n').slice(2, 5).join());
process.env = new Proxy(process.env, {
  get(target, name) { if (byUs()) reads.push(String(name)); return target[name]; },
  has(target, name) { if (byUs()) reads.push(String(name)); return name in target; },
  ownKeys(target) { if (byUs()) reads.push('all'); return Reflect.ownKeys(target); },
});
const flags = [];
v8.setFlagsFromString = (flag) => flags.push(flag);
await import('githire');
process.stderr.write(JSON.stringify({ reads, flags }));
`;

describe('importing githire', () => {
  it('reads no environment variable, sets no flag of V8 and prints nothing', () => {
    const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '--eval', WATCHED_IMPORT], {
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
    assert.equal(stdout, '');
    assert.deepEqual(JSON.parse(stderr), { reads: [], flags: [] });
  });
});

@Injectable()
class Elsewhere {
  constructor(@Optional() readonly runs?: GithireRuns) {}
}

@Module({ providers: [Elsewhere] })
class ElsewhereModule {}

for (const platform of PLATFORMS) {
  describe(`isGlobal, ${platform}`, () => {
    for (const isGlobal of [undefined, false, true]) {
      it(`with isGlobal: ${isGlobal}, a module without an import ${isGlobal === true ? 'can' : 'cannot'} inject what GitHire exports`, async () => {
        const imports = [
          GithireModule.forRoot({ ...testSettings(), ...(isGlobal === undefined ? {} : { isGlobal }) }),
          ElsewhereModule,
        ];
        const host = await startHost(platform, hostModule({ imports }));
        assert.equal(host.app.get(Elsewhere, { strict: false }).runs !== undefined, isGlobal === true);
      });
    }
  });
}
