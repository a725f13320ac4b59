import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, it } from 'node:test';

const PACKAGE = join(process.cwd(), 'node_modules', 'githire');
const manifest = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8'));
const files = readdirSync(PACKAGE, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(PACKAGE.length + 1))
  .filter((file) => !file.startsWith('node_modules'));

describe('the package', () => {
  it('is built, with its data, its types, its samples, README, LICENSE and CHANGELOG', () => {
    for (const file of ['dist/src/index.js', 'dist/src/index.d.ts', 'README.md', 'LICENSE', 'CHANGELOG.md']) {
      assert.ok(files.includes(file), file);
    }
    for (const pattern of [/^samples\//, /^dist\/src\/knowledge\/.*\.json$/, /\.graphql$/]) {
      assert.ok(
        files.some((file) => pattern.test(file)),
        String(pattern),
      );
    }
  });

  it('has no tests, benches, sources or source maps in it', () => {
    const foreign = files.filter((file) =>
      /(?:^|[./-])spec\.|^dist\/test\/|^(?:src|test|scripts)\/|\.map$|(?<!\.d)\.ts$/.test(file),
    );
    assert.deepEqual(foreign, []);
  });

  it('is under 6 MB', () => {
    assert.ok(statSync(process.env['TARBALL'] as string).size < 6_000_000);
  });

  it('has its peers as peer dependencies and not as dependencies', () => {
    const peers = [
      '@nestjs/common',
      '@nestjs/core',
      '@nestjs/swagger',
      '@nestjs/typeorm',
      'class-transformer',
      'class-validator',
      'reflect-metadata',
      'rxjs',
      'typeorm',
    ];
    assert.deepEqual(Object.keys(manifest.peerDependencies).sort(), peers);
    assert.deepEqual(
      peers.filter((name) => name in manifest.dependencies),
      [],
    );
    assert.equal(manifest.private, undefined);
  });

  it('leaves one copy of each peer in the host', () => {
    for (const name of Object.keys(manifest.peerDependencies)) {
      const { dependencies } = JSON.parse(
        execFileSync('npm', ['ls', name, '--json', '--all', '--loglevel=error'], { encoding: 'utf8' }),
      );
      assert.equal(new Set(versionsOf(name, dependencies)).size, 1, name);
      const nested = join(PACKAGE, 'node_modules', name);
      assert.ok(!existsSync(nested), nested);
    }
  });

  it('can be required, because no module in the graph of index.js awaits at its top level', () => {
    const required = createRequire(import.meta.url)('githire') as { GithireModule?: unknown };
    assert.equal(typeof required.GithireModule, 'function');
  });

  it('starts in a host that is compiled to CommonJS', { skip: !existsSync('dist/src/commonjs-host.cjs') }, () => {
    const { stdout, stderr } = spawnSync(process.execPath, ['dist/src/commonjs-host.cjs'], { encoding: 'utf8' });
    assert.equal(stdout, 'started\n', stderr);
  });

  it('shows its package.json, with the only place of its version', () => {
    const shown = createRequire(import.meta.url)('githire/package.json') as { version: string };
    assert.equal(shown.version, manifest.version);
    const { stdout } = spawnSync('npx', ['--no-install', 'githire', '--version'], { encoding: 'utf8' });
    assert.equal(stdout.trim(), manifest.version);
  });

  it('shows nothing besides index.js and package.json', async () => {
    const inner: string = 'githire/dist/src/githire.module.js';
    await assert.rejects(import(inner), { code: 'ERR_PACKAGE_PATH_NOT_EXPORTED' });
  });
});

interface Tree {
  version?: string;
  dependencies?: Record<string, Tree>;
}

/** The versions of a package anywhere in a tree that `npm ls` printed. */
function versionsOf(name: string, tree: Record<string, Tree> = {}): string[] {
  return Object.entries(tree).flatMap(([key, { version, dependencies }]) => [
    ...(key === name && version !== undefined ? [version] : []),
    ...versionsOf(name, dependencies),
  ]);
}
