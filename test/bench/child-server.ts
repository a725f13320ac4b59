import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export interface ChildServer {
  url: string;
  process: ChildProcess;
  stop(): Promise<void>;
}

/** How long the service may take to respond; `bench:start` measures the real time. */
const START_MILLISECONDS = 60_000;

/** Returns a port that is free at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/**
 * Starts the built service in its own process and waits until it responds.
 * @param preload modules to load before it
 */
export async function startService(
  environment: Record<string, string>,
  preload: readonly string[] = [],
): Promise<ChildServer> {
  const port = await freePort();
  const entry = fileURLToPath(new URL('../../src/main.js', import.meta.url));
  const child = spawn(process.execPath, [...preload.flatMap((module) => ['--import', module]), entry], {
    env: { PATH: process.env['PATH'] ?? '', PORT: String(port), LOG_LEVEL: 'warn', ...environment },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const url = `http://127.0.0.1:${port}`;
  const patience = performance.now() + START_MILLISECONDS;
  while (performance.now() < patience) {
    const ready = await fetch(`${url}/health/ready`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return { url, process: child, stop: () => stop(child) };
    await sleep(50);
  }
  child.kill('SIGKILL');
  throw new Error(`The service did not start within ${START_MILLISECONDS / 1000} seconds`);
}

/** Starts the bare server for comparison. */
export async function startBareServer(file: string, secret: string): Promise<ChildServer> {
  const entry = fileURLToPath(new URL('./bare-server.js', import.meta.url));
  const child = spawn(process.execPath, [entry, file, secret], { stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await new Promise<string>((resolve) => {
    child.stdout?.once('data', (chunk: Buffer) => resolve(chunk.toString().trim().split(' ')[1] ?? ''));
  });
  return { url: `http://127.0.0.1:${port}`, process: child, stop: () => stop(child) };
}

async function stop(child: ChildProcess): Promise<void> {
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await exited;
}
