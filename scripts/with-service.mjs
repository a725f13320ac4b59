// Starts the built service with a temporary database and the sample GitHub, runs the given command with its address in
// GITHIRE_URL, and stops it. Ends with the command's exit code.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** How long the service may take to start, in milliseconds. */
const START_MILLISECONDS = 60_000;

const [command, ...options] = process.argv.slice(2);
if (command === undefined) throw new Error('Usage: node scripts/with-service.mjs COMMAND [OPTION…]');
const folder = await mkdtemp(join(tmpdir(), 'githire-with-service-'));
const url = `http://127.0.0.1:${await freePort()}`;
const service = spawn(process.execPath, [fileURLToPath(new URL('../dist/src/main.js', import.meta.url))], {
  env: {
    PATH: process.env.PATH,
    PORT: new URL(url).port,
    HOST: '127.0.0.1',
    LOG_LEVEL: 'warn',
    DATABASE_URL: `sqlite:${join(folder, 'githire.sqlite')}`,
  },
  stdio: ['ignore', 'ignore', 'inherit'],
});
try {
  await untilReady();
  const child = spawn(command, options, { env: { ...process.env, GITHIRE_URL: url }, stdio: 'inherit' });
  const [code] = await once(child, 'exit');
  process.exitCode = code ?? 1;
} finally {
  if (service.exitCode === null) {
    service.kill('SIGTERM');
    await once(service, 'exit');
  }
  await rm(folder, { recursive: true, force: true });
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}

async function untilReady() {
  const end = performance.now() + START_MILLISECONDS;
  while (performance.now() < end) {
    if (service.exitCode !== null) throw new Error(`The service ended with ${service.exitCode}`);
    const isReady = await fetch(`${url}/health/ready`).then(
      (response) => response.ok,
      () => false,
    );
    if (isReady) return;
    await sleep(100);
  }
  throw new Error(`The service did not start within ${START_MILLISECONDS / 1000} seconds`);
}
