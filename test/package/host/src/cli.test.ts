import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, describe, it } from 'node:test';

const folder = mkdtempSync(join(tmpdir(), 'githire-empty-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Without a token, without settings, and with a proxy that nobody answers at. */
const environment = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => /^(?:PATH|HOME|TMPDIR|LANG)$/.test(name))),
  HTTP_PROXY: 'http://127.0.0.1:9',
  HTTPS_PROXY: 'http://127.0.0.1:9',
  NODE_USE_ENV_PROXY: '1',
  npm_config_offline: 'true',
};
const PREFIX = resolve('.');

describe('the command line from the package alone, in an empty folder', () => {
  it('npx githire run … --csv gives 25 people, without a token and without a network', () => {
    const begun = performance.now();
    const { stdout, stderr, status } = spawnSync(
      'npx',
      [
        '--prefix',
        PREFIX,
        'githire',
        'run',
        join(PREFIX, 'node_modules/githire/samples/backend-typescript-berlin.md'),
        '--csv',
      ],
      { cwd: folder, encoding: 'utf8', env: environment },
    );
    const seconds = (performance.now() - begun) / 1000;
    assert.equal(status, 0, stderr);
    const lines = stdout.trimEnd().split('\n');
    assert.match(lines[0] ?? '', /githubUsername/);
    assert.equal(lines.filter((line) => /^\d+,sample-/.test(line)).length, 25);
    // Under 10 s on a machine that has nothing else to do; a slower one is no fault of the package.
    process.stdout.write(`npx githire run: ${seconds.toFixed(1)} s\n`);
  });
});
