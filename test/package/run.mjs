// Packs GitHire, installs the tarball into fresh folders as a host application would, and runs the suite in `host/` there.
// Arguments: names of rows (rows.mjs), default all; `--keep` leaves the folders; `--tarball=FILE` tests a packed file.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commandsOf, extractSamples } from './extract-samples.mjs';
import { ROWS } from './rows.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const HERE = fileURLToPath(new URL('.', import.meta.url));
const DOCUMENT = join(ROOT, 'docs', 'embedding.md');
const EXAMPLE = join(ROOT, 'examples', 'nest-host');
/** Packages with code that is compiled; `npm ci` has compiled them for this machine already. */
const COMPILED = ['sqlite3', 'argon2'];
/** What a host may use that changes answers on their way. */
const COMPRESSION = { compression: '^1.8.1', '@fastify/compress': '^9.0.0' };
/** How npm installs here: quietly, and without compiling, which has been done by the `npm ci` of this repository. */
const INSTALL = {
  npm_config_ignore_scripts: 'true',
  npm_config_audit: 'false',
  npm_config_fund: 'false',
  npm_config_loglevel: 'error',
};

const begun = Date.now();
const names = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const rows = names.length === 0 ? Object.keys(ROWS) : names;
const folder = mkdtempSync(join(tmpdir(), 'githire-package-'));
try {
  const tarball = pack();
  for (const name of rows) testRow(name, tarball);
  report(`all rows passed: ${rows.join(', ')}`);
} finally {
  if (process.argv.includes('--keep')) report(`kept: ${folder}`);
  else rmSync(folder, { recursive: true, force: true });
}

function pack() {
  const given = process.argv.find((argument) => argument.startsWith('--tarball='));
  if (given !== undefined) return resolve(given.slice('--tarball='.length));
  run('npm', ['pack', '--silent', '--pack-destination', folder], ROOT);
  const tarball = join(
    folder,
    readdirSync(folder).find((file) => file.endsWith('.tgz')),
  );
  report(`packed: ${(statSync(tarball).size / 1e6).toFixed(2)} MB`);
  return tarball;
}

function testRow(name, tarball) {
  const row = ROWS[name];
  if (row === undefined) throw new Error(`There is no row "${name}"; there are ${Object.keys(ROWS).join(', ')}`);
  const host = join(folder, name);
  cpSync(join(HERE, 'host'), host, { recursive: true });
  cpSync(EXAMPLE, join(host, 'nest-host'), { recursive: true, filter: (path) => !/node_modules|dist/.test(path) });
  extractSamples(DOCUMENT, join(host, 'samples-of-docs'));
  writeFileSync(join(host, 'nest-host', 'commands.json'), JSON.stringify(commandsOf(join(EXAMPLE, 'README.md'))));
  if (row.isDocumented) installAsDocumented(tarball);
  writeFileSync(join(host, 'package.json'), JSON.stringify(manifest(row, tarball), null, 2));
  run('npm', ['install'], host, INSTALL);
  for (const compiled of COMPILED) copyBinary(compiled, host);
  report(`${name}: installed`);
  for (const config of row.configs) run('npx', ['tsc', '-p', config], host);
  report(`${name}: types hold`);
  const files = readdirSync(join(host, 'dist', 'src')).filter(
    (file) => file.endsWith('.test.js') && (row.tests === undefined || row.tests.includes(file)),
  );
  const tests = files.map((file) => join('dist', 'src', file));
  run(process.execPath, ['--test', '--test-reporter=dot', '--test-concurrency=2', ...tests], host, {
    TARBALL: tarball,
  });
  report(`${name}: tests passed`);
}

/** Installs into an empty folder by the command of the document, where `githire` is the tarball. */
function installAsDocumented(tarball) {
  const command = commandsOf(DOCUMENT).find((line) => line.startsWith('npm install '));
  const empty = join(folder, 'documented');
  mkdirSync(empty);
  writeFileSync(join(empty, 'package.json'), '{}');
  run('bash', ['-c', command.replace(' githire ', ` ${tarball} `)], empty, INSTALL);
  run('npm', ['ls', '--all', '--depth=0'], empty);
}

/** The host's own package.json: what the example says, what the suite needs besides, and the versions of the row. */
function manifest(row, tarball) {
  const example = JSON.parse(readFileSync(join(EXAMPLE, 'package.json'), 'utf8'));
  const { devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  return {
    name: 'host',
    private: true,
    type: 'module',
    dependencies: { ...example.dependencies, ...row.versions, githire: `file:${tarball}` },
    devDependencies: {
      ...COMPRESSION,
      typescript: devDependencies.typescript,
      '@types/node': devDependencies['@types/node'],
    },
  };
}

/** Copies what this repository's own `npm ci` has compiled, if it is the same version; else it is compiled. */
function copyBinary(name, host) {
  const from = join(ROOT, 'node_modules', name);
  const to = join(host, 'node_modules', name);
  const version = (path) => JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')).version;
  const built = join(from, 'build', 'Release');
  if (existsSync(built) && version(from) === version(to)) {
    const binaries = readdirSync(built).filter((file) => file.endsWith('.node'));
    for (const file of binaries) cpSync(join(built, file), join(to, 'build', 'Release', file));
  } else {
    run('npm', ['rebuild', name], host);
  }
}

function run(command, parameters, cwd, environment = {}) {
  const { status, error } = spawnSync(command, parameters, {
    cwd,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...cleanEnvironment(), ...environment },
  });
  if (error !== undefined) throw error;
  if (status !== 0) {
    report(`failed: ${command} ${parameters.join(' ')}`);
    process.exit(1);
  }
}

/** Without the settings of the `npm run` around this script: it would look for packages in this repository. */
function cleanEnvironment() {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^npm_(?:package|lifecycle|config_local_prefix|config_prefix)/.test(name) && name !== 'NODE_OPTIONS',
    ),
  );
}

function report(text) {
  process.stdout.write(`[${((Date.now() - begun) / 1000).toFixed(0)} s] ${text}\n`);
}
