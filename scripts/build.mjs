// Builds `dist` in place: a process that runs from it keeps its files. `--if-stale` builds only if a file is missing or
// a source is newer than the last build, and prints the reason. Files without a source are removed after the build.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const DIST = join(ROOT, 'dist');
const STAMP = join(DIST, '.built');
const SOURCES = [
  'src',
  ...['bench', 'eval', 'kill', 'support'].map((folder) => join('test', folder)),
  'ormconfig.ts',
  'nest-cli.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'package-lock.json',
];

if (!existsSync(join(ROOT, 'src', 'main.ts'))) {
  process.stdout.write('There are no sources here: nothing is built.\n');
} else {
  const reason = process.argv.includes('--if-stale') ? staleness() : 'asked for';
  if (reason !== null) build(reason);
}

/** Returns why a build is needed, or null. */
function staleness() {
  if (!existsSync(STAMP)) return 'it was not built yet';
  const built = statSync(STAMP).mtimeMs;
  const newer = SOURCES.flatMap((name) => filesOf(join(ROOT, name))).find((file) => changedAt(file) > built);
  return newer === undefined ? null : `${relative(ROOT, newer)} is newer than the last build`;
}

/** Later than the modification: a file that was moved or copied here keeps the time of its content. */
function changedAt(file) {
  const { mtimeMs, ctimeMs } = statSync(file);
  return Math.max(mtimeMs, ctimeMs);
}

function build(reason) {
  if (reason !== 'asked for') process.stderr.write(`Building GitHire (some 20 seconds): ${reason}.\n`);
  const begun = new Date();
  const { status } = spawnSync(process.execPath, [join(ROOT, 'node_modules/@nestjs/cli/bin/nest.js'), 'build'], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) process.exit(status ?? 1);
  for (const file of filesOf(DIST)) if (!hasSource(relative(DIST, file))) rmSync(file);
  // A source that was changed during the build is newer than the build.
  writeFileSync(STAMP, '');
  utimesSync(STAMP, begun, begun);
}

/** Returns whether the source of a built file still exists. */
function hasSource(name) {
  if (!/^(?:src|test)\//.test(name) && !name.startsWith('ormconfig.')) return true;
  const source = name.replace(/(?:\.d\.ts|\.js|\.js\.map|\.d\.ts\.map)$/, '.ts');
  return existsSync(join(ROOT, source)) || existsSync(join(ROOT, name));
}

function filesOf(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}
