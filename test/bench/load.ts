import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/platform/database/data-source-options.js';
import { startService } from './child-server.js';

/**
 * 100 users at the same time. Each registers, logs in, runs a pipeline on the sample GitHub, lists, reads and deletes;
 * some of the writes fail on purpose. Exits non-zero on any 5xx, and if data is lost or mixed up between users.
 */
const PEOPLE = Number(process.argv[2] ?? 100);
/** Requests that only read. */
const READS = ['list', 'read'];
const SKILLS = ['TypeScript', 'Go', 'Python', 'Rust', 'Java', 'Kotlin', 'Ruby', 'PHP', 'Swift', 'C#'];

interface Answer {
  status: number;
  // The test reads responses with many schemas; each use checks its own value.
  body: Record<string, unknown>;
}

const folder = await mkdtemp(join(tmpdir(), 'githire-load-'));
const databaseUrl = `sqlite:${join(folder, 'load.sqlite')}`;
const service = await startService({ DATABASE_URL: databaseUrl, PIPELINE_TIMEOUT_SECONDS: '600' });
const times = new Map<string, number[]>();
const statuses = new Map<number, number>();
const faults: string[] = [];

try {
  const begun = performance.now();
  await Promise.all(Array.from({ length: PEOPLE }, (_, index) => journey(index)));
  const seconds = (performance.now() - begun) / 1000;
  await checkLeftovers();
  report(
    `${PEOPLE} people at once: ${seconds.toFixed(1)} s; answers by status: ${[...statuses]
      .sort(([a], [b]) => a - b)
      .map(([status, count]) => `${status} × ${count}`)
      .join(', ')}`,
  );
  for (const [name, values] of times) {
    values.sort((a, b) => a - b);
    report(`  ${name.padEnd(16)} p50 ${at(values, 0.5)} ms, p99 ${at(values, 0.99)} ms, slowest ${at(values, 1)} ms`);
  }
  const reads = READS.flatMap((name) => times.get(name) ?? []).sort((a, b) => a - b);
  report(
    `  reads            p50 ${at(reads, 0.5)} ms, p99 ${at(reads, 0.99)} ms (${READS.join(', ')}; goal on a quiet machine of two cores: p99 under 300 ms)`,
  );
  for (const fault of faults.slice(0, 20)) report(`FAULT ${fault}`);
  report(faults.length === 0 ? 'Nothing lost, nothing mixed up, no 5xx.' : `${faults.length} faults`);
  if (faults.length > 0) process.exitCode = 1;
} finally {
  await service.stop();
  await rm(folder, { recursive: true, force: true });
}

async function journey(index: number): Promise<void> {
  const credentials = { email: `person-${index}@mail.example`, password: `a long passphrase ${index} of mine` };
  const name = `Search of person ${index}`;
  const skill = SKILLS[index % SKILLS.length] ?? 'Go';
  expect(index, 'register', (await call('register', 'POST', '/auth/register', undefined, credentials)).status, 201);
  expect(
    index,
    'register twice',
    (await call('register (taken)', 'POST', '/auth/register', undefined, credentials)).status,
    409,
  );
  const login = await call('login', 'POST', '/auth/login', undefined, credentials);
  const token = String(login.body['access_token']);
  const request = {
    name,
    jobDescriptionText: `Senior ${skill} Engineer\n\nWe look for a senior ${skill} engineer who knows Docker and PostgreSQL. Remote.`,
    maxCandidates: 5,
  };
  const [run, again] = await Promise.all([
    call('run', 'POST', '/pipeline/run', token, request, { 'Idempotency-Key': 'only-once' }),
    call('run (repeated)', 'POST', '/pipeline/run', token, request, { 'Idempotency-Key': 'only-once' }),
  ]);
  expect(index, 'run', run.status, 200);
  expect(index, 'repeated run', again.body['executionId'], run.body['executionId']);
  expect(
    index,
    'reused key',
    (
      await call(
        'run (reused key)',
        'POST',
        '/pipeline/run',
        token,
        { ...request, name: 'x' },
        { 'Idempotency-Key': 'only-once' },
      )
    ).status,
    409,
  );
  const requirement = run.body['jobRequirement'] as { requiredSkills?: { name: string }[] } | undefined;
  expect(
    index,
    'own skill',
    requirement?.requiredSkills?.some((item) => item.name === skill),
    true,
  );
  const list = await call('list', 'GET', '/projects', token);
  expect(
    index,
    'own projects only',
    JSON.stringify((list.body['projects'] as { name: string }[]).map((project) => project.name)),
    JSON.stringify([name]),
  );
  const read = await call('read', 'GET', `/projects/${String(run.body['projectId'])}`, token);
  expect(
    index,
    'what was read',
    JSON.stringify((read.body['results'] as Record<string, unknown>)['rankedCandidates']),
    JSON.stringify(run.body['rankedCandidates']),
  );
  expect(
    index,
    'an unknown project',
    (await call('rename (unknown)', 'PATCH', '/projects/01a2026b-78ad-73e6-a75a-61bd81af3d4c', token, { name: 'x' }))
      .status,
    404,
  );
  // Every second user keeps the project, to be counted at the end.
  if (index % 2 === 0)
    expect(
      index,
      'delete',
      (await call('delete', 'DELETE', `/projects/${String(run.body['projectId'])}`, token)).status,
      204,
    );
}

async function call(
  name: string,
  method: string,
  path: string,
  token?: string,
  body?: object,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const begun = performance.now();
  const response = await fetch(service.url + path, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: body === undefined ? null : JSON.stringify(body),
    signal: AbortSignal.timeout(600_000),
  });
  const text = await response.text();
  times.set(name, [...(times.get(name) ?? []), performance.now() - begun]);
  statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
  if (response.status >= 500) faults.push(`${name}: ${response.status} ${text.slice(0, 200)}`);
  return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
}

function expect(person: number, what: string, seen: unknown, wanted: unknown): void {
  if (seen !== wanted)
    faults.push(`person ${person}, ${what}: ${String(seen).slice(0, 200)} in place of ${String(wanted).slice(0, 200)}`);
}

/** Counts what must be left in the database, on another connection. */
async function checkLeftovers(): Promise<void> {
  const dataSource = await new DataSource(dataSourceOptions({ databaseUrl, databasePoolSize: 1 })).initialize();
  const count = async (statement: string): Promise<number> =>
    Number(Object.values((await dataSource.query(statement))[0] as object)[0]);
  const kept = PEOPLE - Math.ceil(PEOPLE / 2);
  expect(-1, 'users', await count('SELECT count(*) FROM users'), PEOPLE);
  expect(-1, 'sessions', await count('SELECT count(*) FROM sessions'), PEOPLE);
  expect(-1, 'projects', await count('SELECT count(*) FROM projects'), kept);
  expect(-1, 'completed projects', await count("SELECT count(*) FROM projects WHERE status = 'completed'"), kept);
  expect(-1, 'runs', await count('SELECT count(*) FROM pipeline_executions'), kept);
  expect(-1, 'broken references', ((await dataSource.query('PRAGMA foreign_key_check')) as unknown[]).length, 0);
  await dataSource.destroy();
}

function at(sorted: number[], share: number): number {
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
}

function report(line: string): void {
  process.stdout.write(`${line}\n`);
}
