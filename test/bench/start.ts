import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from './child-server.js';

/**
 * `npm run bench:start`: how long the built service takes from its start to its first response, on SQLite; `-- 9`
 * measures nine starts of each kind. With the sample GitHub and with a token, on a new database and on an existing one.
 * Exits with 1 if a median is over the limit by the clock.
 */
const BUDGET_MILLISECONDS = 1500;
const STARTS = Number(process.argv[2] ?? 5);
const GIVE_UP_AFTER = 30_000;
/** Linux counts processor time in ticks of one hundredth of a second (USER_HZ). */
const TICK_MILLISECONDS = 10;
const ENTRY = fileURLToPath(new URL('../../src/main.js', import.meta.url));
const TOKEN = { GITHUB_TOKEN: 'a-token-that-nobody-asks-about', GITHUB_API_URL: 'http://127.0.0.1:9' };

interface Start {
  /** Milliseconds by the clock until `/health/live` responded with 200. */
  live: number;
  /** Milliseconds by the clock until `/health/ready` responded with 200. */
  ready: number;
  /** Milliseconds of processor time until then, of all threads; null without `/proc`. */
  cpu: number | null;
}

const folder = await mkdtemp(join(tmpdir(), 'githire-start-'));
let files = 0;
try {
  const existing = join(folder, 'existing.sqlite');
  await start(existing, {});
  for (const [name, environment] of [
    ['sample GitHub', {}],
    ['with a token', TOKEN],
  ] as const) {
    await measure(`${name}, new database`, () => start(join(folder, `${files++}.sqlite`), environment));
    await measure(`${name}, existing database`, () => start(existing, environment));
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function measure(name: string, once: () => Promise<Start>): Promise<void> {
  const starts: Start[] = [];
  for (let index = 0; index < STARTS; index += 1) starts.push(await once());
  const live = spread(starts.map((each) => each.live));
  const ready = spread(starts.map((each) => each.ready));
  const cpu = spread(starts.flatMap((each) => each.cpu ?? []));
  const holds = live.median < BUDGET_MILLISECONDS;
  process.stdout.write(
    `${holds ? ' ok' : ' NO'} ${name.padEnd(32)} live ${text(live)}, ready ${text(ready)}, processor ${text(cpu)} (median/worst of ${STARTS}, live under ${BUDGET_MILLISECONDS} ms)\n`,
  );
  if (!holds) process.exitCode = 1;
}

async function start(file: string, environment: Record<string, string>): Promise<Start> {
  const port = await freePort();
  const begun = performance.now();
  const child = spawn(process.execPath, [ENTRY], {
    env: {
      PATH: process.env['PATH'] ?? '',
      PORT: String(port),
      LOG_LEVEL: 'warn',
      DATABASE_URL: `sqlite:${file}`,
      ...environment,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  try {
    await answers(child, port, '/health/live');
    const live = performance.now() - begun;
    const cpu = await processorTime(child.pid ?? 0);
    await answers(child, port, '/health/ready');
    return { live, ready: performance.now() - begun, cpu };
  } finally {
    const exited = once(child, 'exit');
    if (child.exitCode === null && child.kill('SIGKILL')) await exited;
  }
}

/** Polls every few milliseconds, on a new connection each time, until the response is a 200. */
async function answers(child: ChildProcess, port: number, path: string): Promise<void> {
  const end = performance.now() + GIVE_UP_AFTER;
  while (performance.now() < end) {
    if (child.exitCode !== null) throw new Error(`The service ended with ${child.exitCode}`);
    if ((await statusOf(port, path)) === 200) return;
    await sleep(5);
  }
  throw new Error(`No answer to ${path} within ${GIVE_UP_AFTER / 1000} s`);
}

function statusOf(port: number, path: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    request({ host: '127.0.0.1', port, path, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .once('error', () => resolve(undefined))
      .end();
  });
}

async function processorTime(pid: number): Promise<number | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (stat === null) return null;
  // The command's name is in parentheses and may contain anything; utime and stime are the 12th and 13th fields after
  // it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MILLISECONDS;
}

interface Spread {
  median: number;
  worst: number;
}

function spread(values: number[]): Spread {
  const sorted = [...values].sort((one, other) => one - other);
  return { median: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN, worst: sorted.at(-1) ?? Number.NaN };
}

function text({ median, worst }: Spread): string {
  return `${median.toFixed(0)}/${worst.toFixed(0)} ms`;
}
