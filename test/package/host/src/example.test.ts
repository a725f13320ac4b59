import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, Host, PLATFORMS } from './support.js';

const SOURCES = resolve('nest-host/src');

describe('examples/nest-host', () => {
  it('is a host of fewer than 60 lines', () => {
    const lines = readdirSync(SOURCES).flatMap((file) =>
      readFileSync(join(SOURCES, file), 'utf8').trimEnd().split('\n'),
    );
    assert.ok(lines.length < 60, `${lines.length} lines`);
  });

  for (const platform of PLATFORMS) {
    it(`has its own users, its own connection and one replaced stage, on ${platform}`, async () => {
      const host = await startExample(platform);
      const refused = await host.call('GET', '/recruiting/projects');
      assert.equal(refused.status, 403);
      assert.match(refused.headers.get('content-type') ?? '', /problem\+json/);
      const call = { headers: { 'x-key': 'a key of hers' } };
      const accepted = await host.startRun('/recruiting', call);
      assert.equal(accepted.status, 202, accepted.text);
      await host.followRun(accepted.json.statusUrl, call);
      const { json } = await host.call('GET', `/recruiting/projects/${accepted.json.projectId}`, call);
      assert.equal(json.results.jobRequirement.remote, 'remote');
      assert.equal(json.results.rankedCandidates.length, 3);
      assert.equal((await host.call('POST', '/recruiting/auth/login', { body: {} })).status, 404);
    });
  }
});

/** Starts the example as its README says, in an empty folder. */
async function startExample(platform: string): Promise<Host> {
  const folder = mkdtempSync(join(tmpdir(), 'githire-example-'));
  const port = await freePort();
  const child = spawn(process.execPath, [resolve('dist/nest-host/src/main.js'), platform], {
    cwd: folder,
    env: { ...process.env, PORT: String(port) },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  after(async () => {
    await stopped(child);
    rmSync(folder, { recursive: true, force: true });
  });
  const url = `http://127.0.0.1:${port}`;
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`The example ended with ${child.exitCode}`);
    const answer = await fetch(url).catch(() => undefined);
    if (answer !== undefined) return new Host(undefined as never, url);
    await sleep(100);
  }
  throw new Error('The example has not answered within 30 seconds');
}

function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve();
  return new Promise((done) => {
    child.once('exit', () => done());
    child.kill();
  });
}
