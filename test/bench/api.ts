import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { DataSource } from 'typeorm';
import { Uuid7Generator } from '../../src/platform/common/ids.js';
import { dataSourceOptions } from '../../src/platform/database/data-source-options.js';
import { Project } from '../../src/projects/project.entity.js';
import { postgresIsThere } from '../support/postgres.js';
import { type ChildServer, startBareServer, startService } from './child-server.js';
import { MemoryWatch } from './load/memory-watch.js';
import { CONNECTIONS, describeLoad, mixedLoad, percentile, THINK_SECONDS } from './load/mixed-load.js';
import { type DatabaseKind, setScene } from './load/scene.js';

/**
 * `npm run bench:api`, about four minutes. Part 1: authenticated `GET /projects` (20 of 50, 100 KB of results each, 100
 * connections), with the service and a bare server that does the same work, in turns in one run. Part 2: the same
 * during 100 logins with password hashing; this shows what many logins cost other users and has no limit. Part 3: 100
 * connections that list, read, ask for the status of runs, and start runs, on SQLite and on PostgreSQL. Exits non-zero
 * if the ratio is under 0.45, another 99th percentile is over 200 ms, a request fails, or the service uses 250 MB.
 */
const LEAST_RATIO = 0.45;
const MOST_RESIDENT = 250;
const MIXED_SECONDS = Number(process.argv[3] ?? 60);
const SEED = 20_261_122;
const MOST_P99 = 200;
const SECONDS = Number(process.argv[2] ?? 8);
const ROUNDS = 2;
const SECRET = 'a-secret-for-benchmarks-only-0123456789';
/**
 * Another user logs in a hundred times, because the oldest session of a user would end, which is the one that reads.
 */
const STORM = { email: 'storm@githire.example', password: 'a long benchmark passphrase 2' };
const CREDENTIALS = { email: 'bench@githire.example', password: 'a long benchmark passphrase 1' };

const folder = await mkdtemp(join(tmpdir(), 'githire-bench-'));
const databaseUrl = `sqlite:${join(folder, 'bench.sqlite')}`;
const service = await startService({
  DATABASE_URL: databaseUrl,
  JWT_SECRET: SECRET,
  LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'info',
});
let bare: ChildServer | undefined;
try {
  const { userId } = await post<{ userId: string }>('/auth/register', CREDENTIALS);
  const { access_token: token } = await post<{ access_token: string }>('/auth/login', CREDENTIALS);
  await post('/auth/register', STORM);
  await seed(userId);
  bare = await startBareServer(join(folder, 'bench.sqlite'), SECRET);
  await compareAnswers(service.url, bare.url, token);

  const rates = { service: [] as number[], bare: [] as number[] };
  let worstP99 = 0;
  for (let round = 1; round <= ROUNDS; round += 1) {
    const own = await load(service.url, token);
    const other = await load(bare.url, token);
    rates.service.push(own.requests.average);
    rates.bare.push(other.requests.average);
    worstP99 = Math.max(worstP99, own.latency.p99);
    report(`round ${round}: service ${rate(own)}, bare ${rate(other)}`);
    assertClean(own);
  }
  const hashing = await loadWhileHashing(service.url, token);
  report(
    `while 100 logins hash: service ${rate(hashing.load)}; the logins took ${hashing.seconds.toFixed(1)} s, ${hashing.accepted} accepted`,
  );
  assertClean(hashing.load);
  const ratio = mean(rates.service) / mean(rates.bare);
  report(`ratio ${ratio.toFixed(2)} (at least ${LEAST_RATIO}), worst p99 ${worstP99} ms (under ${MOST_P99})`);
  if (ratio < LEAST_RATIO || worstP99 >= MOST_P99 || hashing.accepted !== 100) process.exitCode = 1;
} finally {
  await bare?.stop();
  await service.stop();
  await rm(folder, { recursive: true, force: true });
}
await loadMixed('SQLite');
if (await postgresIsThere()) await loadMixed('PostgreSQL');

async function loadMixed(kind: DatabaseKind): Promise<void> {
  const scene = await setScene(kind, SEED);
  try {
    const watch = new MemoryWatch(scene.service.process);
    const load = await mixedLoad(scene.service.url, scene.people, MIXED_SECONDS, SEED);
    watch.stop();
    report(
      `${kind}, ${CONNECTIONS} connections for ${MIXED_SECONDS} s, ${THINK_SECONDS} s between requests, seed ${SEED}`,
    );
    for (const line of describeLoad(load)) report(`  ${line}`);
    report(
      `  resident at the start ${watch.first.toFixed(0)} MB, peak ${watch.peak.toFixed(0)} MB (under ${MOST_RESIDENT}), end ${watch.last.toFixed(0)} MB`,
    );
    const p99 = percentile(Object.values(load.times).flat(), 0.99);
    if (!(p99 < MOST_P99) || load.errors.length > 0 || !(watch.peak < MOST_RESIDENT)) process.exitCode = 1;
  } finally {
    await scene.end();
  }
}

async function post<T>(path: string, credentials: typeof CREDENTIALS): Promise<T> {
  const response = await fetch(service.url + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(credentials),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return (await response.json()) as T;
}

async function seed(userId: string): Promise<void> {
  const dataSource = await new DataSource(dataSourceOptions({ databaseUrl, databasePoolSize: 1 })).initialize();
  const ids = new Uuid7Generator();
  const resultsJson = JSON.stringify({ padding: 'x'.repeat(100 * 1024) });
  for (let index = 0; index < 50; index += 1) {
    const at = new Date(Date.UTC(2026, 0, 1) + index * 1000).toISOString();
    await dataSource.manager.insert(Project, {
      projectId: ids.next(),
      userId,
      name: `Project ${index}`,
      jobTitle: 'Senior Backend Engineer',
      status: 'completed',
      location: 'Berlin',
      candidateCount: 25,
      avgScore: 61.5,
      createdAt: at,
      updatedAt: at,
      pipelineStartTime: at,
      pipelineEndTime: at,
      jobDescriptionText: 'We look for an engineer. '.repeat(80),
      resultsJson,
    });
  }
  await dataSource.destroy();
}

/** Both servers must return the same response; otherwise the comparison is meaningless. */
async function compareAnswers(first: string, second: string, token: string): Promise<void> {
  const sorted = (value: unknown): string =>
    JSON.stringify(value, (_key, inner: unknown) =>
      inner !== null && typeof inner === 'object' && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort())
        : inner,
    );
  const [one, two] = await Promise.all(
    [first, second].map(async (url) =>
      sorted(await (await fetch(`${url}/projects`, { headers: { Authorization: `Bearer ${token}` } })).json()),
    ),
  );
  if (one !== two) throw new Error(`The two servers answer differently:\n${one?.slice(0, 600)}\n${two?.slice(0, 600)}`);
}

function load(url: string, token: string): Promise<autocannon.Result> {
  return autocannon({
    url: `${url}/projects`,
    connections: CONNECTIONS,
    duration: SECONDS,
    headers: { Authorization: `Bearer ${token}` },
  });
}

async function loadWhileHashing(
  url: string,
  token: string,
): Promise<{ load: autocannon.Result; seconds: number; accepted: number }> {
  const loading = load(url, token);
  const begun = performance.now();
  const logins = await Promise.allSettled(Array.from({ length: 100 }, () => post('/auth/login', STORM)));
  const seconds = (performance.now() - begun) / 1000;
  return { load: await loading, seconds, accepted: logins.filter((login) => login.status === 'fulfilled').length };
}

function assertClean(result: autocannon.Result): void {
  if (result.non2xx > 0 || result.errors > 0 || result.timeouts > 0) {
    throw new Error(`${result.non2xx} answers were not 2xx, ${result.errors} errors, ${result.timeouts} timeouts`);
  }
}

function rate(result: autocannon.Result): string {
  return `${Math.round(result.requests.average)}/s (p50 ${result.latency.p50} ms, p99 ${result.latency.p99} ms)`;
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function report(line: string): void {
  process.stdout.write(`${line}\n`);
}
