import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { type Type } from '@nestjs/common';
import { freePort, PLATFORMS, startCommand, startHost } from './support.js';

const COMPILED = resolve('dist/samples-of-docs');
const samples = readdirSync(COMPILED).filter((file) => file.endsWith('.module.js'));
const commands: string[] = JSON.parse(readFileSync('samples-of-docs/commands.json', 'utf8'));
const manifest = JSON.parse(readFileSync('node_modules/githire/package.json', 'utf8'));

const hosts = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'githire-samples-'));
/** An empty folder in which `npx` finds what the host has installed. */
const inHost = mkdtempSync(join(hosts, 'empty-'));
after(() => {
  process.chdir(hosts);
  for (const made of [folder, inHost]) rmSync(made, { recursive: true, force: true });
});

describe('docs/embedding.md', () => {
  it('has samples, and no other commands than those that are run here', () => {
    assert.ok(samples.length >= 6, samples.join());
    assert.deepEqual(
      commands.map((command) => command.split(' ').slice(0, 3).join(' ')),
      ['npm install githire', 'npx githire run', 'npx githire serve'],
    );
  });

  // `run.mjs` has run the command in an empty folder.
  it('names every peer in its command to install', () => {
    for (const name of ['githire', ...Object.keys(manifest.peerDependencies)])
      assert.ok(commands[0]!.split(' ').includes(name), name);
  });

  it('has a command that prints 25 people as a table', () => {
    const { stdout, stderr } = spawnSync('bash', ['-c', commands[1]!], { cwd: inHost, encoding: 'utf8' });
    assert.equal(stdout.split('\n').filter((line) => /^\d+,sample-/.test(line)).length, 25, stderr);
  });

  it('has a command that starts the service', async () => {
    const port = await freePort();
    const host = await startCommand(commands[2]!, { cwd: inHost, port });
    assert.equal((await host.call('GET', '/health/ready')).status, 200);
  });

  for (const platform of PLATFORMS) {
    for (const sample of samples) {
      it(`${sample} starts and answers below /recruiting, on ${platform}`, async () => {
        const { AppModule } = (await import(pathToFileURL(join(COMPILED, sample)).href)) as { AppModule: Type };
        process.chdir(mkdtempSync(join(folder, 'run-')));
        const host = await startHost(platform, AppModule);
        process.chdir(hosts);
        const { status, json } = await host.call('GET', '/recruiting/projects');
        assert.equal(status, 401);
        assert.equal(json.code, 'unauthenticated');
      });
    }
  }
});
