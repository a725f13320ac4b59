import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { type Type } from '@nestjs/common';
import { PLATFORMS, startHost } from './support.js';

const COMPILED = resolve('dist/samples-of-docs');
const samples = readdirSync(COMPILED).filter((file) => file.endsWith('.module.js'));
const commands: string[] = JSON.parse(readFileSync('samples-of-docs/commands.json', 'utf8'));
const manifest = JSON.parse(readFileSync('node_modules/githire/package.json', 'utf8'));

const hosts = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'githire-samples-'));
after(() => {
  process.chdir(hosts);
  rmSync(folder, { recursive: true, force: true });
});

describe('docs/embedding.md', () => {
  it('has samples and commands', () => {
    assert.ok(samples.length >= 6, samples.join());
    assert.ok(commands.length >= 1, commands.join());
  });

  it('names every peer in its command to install, and only packages that this host has installed', () => {
    const [, ...packages] = commands
      .find((command) => command.startsWith('npm install '))!
      .split(' ')
      .slice(1);
    for (const name of ['githire', ...Object.keys(manifest.peerDependencies)])
      assert.ok(commands[0]!.includes(` ${name}`), name);
    for (const name of packages) assert.ok(existsSync(join('node_modules', name, 'package.json')), name);
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
