// Starts the service as it was built, in this process, goes the way of a user through it, and ends with 1 where something does
// not work, or where a package was loaded from node_modules that is in the bundle too: two copies do not know each other's classes.
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { Session } from 'node:inspector';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DemoClient } from '../dist/src/cli/demo-client.js';

const LOADED_APART = ['app-root-path', 'argon2', 'piscina', 'reflect-metadata', 'sqlite3', 'swagger-ui-dist'];
/** What the native ones ask for; and what the bundled `debug` takes where a development tool has brought it. */
const ASKED_FOR = ['@phc/format', 'bindings', 'file-uri-to-path', 'node-gyp-build', 'has-flag', 'supports-color'];
const GIVE_UP_AFTER = 30_000;

const scripts = [];
const session = new Session();
session.connect();
session.on('Debugger.scriptParsed', ({ params }) => scripts.push(params.url));
session.post('Debugger.enable');

const folder = await mkdtemp(join(tmpdir(), 'githire-bundle-'));
const port = await freePort();
const url = `http://127.0.0.1:${port}`;
Object.assign(process.env, { HOST: '127.0.0.1', PORT: String(port), LOG_LEVEL: 'warn', DATABASE_URL: `sqlite:${join(folder, 'check.sqlite')}`, GITHUB_TOKEN: '', REDIS_URL: '' });
setTimeout(() => {
  process.stderr.write('The bundle did not answer in time\n');
  process.exit(1);
}, GIVE_UP_AFTER).unref();
try {
  await import('../dist/src/main.js');
  while (!(await fetch(`${url}/health/ready`)).ok) await sleep(20);
  for (const path of ['/docs', '/docs/swagger-ui-bundle.js']) expect(path, (await fetch(url + path)).status, 200);
  const client = new DemoClient(url);
  await client.registerAndLogIn();
  const { executionId, projectId } = await client.startRun(readFileSync(new URL('../samples/backend-typescript-berlin.md', import.meta.url), 'utf8'));
  await client.followRun(executionId, () => undefined);
  const { results } = await client.readProject(projectId);
  expect('ranked people', results.rankedCandidates.length > 0, true);
  const packages = new Set(scripts.flatMap((script) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(script)?.[1] ?? []));
  expect('packages from node_modules', [...packages].filter((name) => ![...LOADED_APART, ...ASKED_FOR].includes(name)).sort().join(), '');
} catch (error) {
  process.stderr.write(`${error.stack}\n`);
  // The service ends the process itself, with 0.
  process.on('exit', () => (process.exitCode = 1));
} finally {
  session.disconnect();
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  process.kill(process.pid, 'SIGTERM');
}

function expect(what, actual, expected) {
  if (actual !== expected) throw new Error(`${what}: ${actual} instead of ${expected === '' ? 'nothing' : expected}`);
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}
