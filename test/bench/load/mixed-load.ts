import { setTimeout as sleep } from 'node:timers/promises';
import { Random } from '../../../src/sample-github/population/random.js';
import { composedPostings } from '../../support/processes/postings.js';
import { Connection } from './connection.js';
import { MAX_CANDIDATES, type Person } from './people.js';

/** Share of each kind of request: 80 % list and read, 15 % status, 5 % run. */
const SHARES = { list: 40, read: 40, status: 15, run: 5 };
type Kind = keyof typeof SHARES;

export const CONNECTIONS = 100;

/**
 * Mean of the seconds between two requests on one connection, with an exponential distribution. TPC-W, a benchmark of
 * web shops, uses a think time of 7 s (clause 5.3.1.1); 2 s are three times as busy. A pause is necessary: a run
 * computes for some tenths of a second, so without pauses 5 % runs among thousands of requests per second are more than
 * any machine can process, and the bench would only measure how fast runs are refused. With 2 s a hundred connections
 * start 2.5 runs per second, which is about what one process can compute.
 */
export const THINK_SECONDS = 2;

/** Runs whose status is requested again. */
const REMEMBERED = 20;
/** Different postings: some runs find cached responses of an earlier run, as in real use. */
const POSTINGS = 40;

export interface LoadReport {
  seconds: number;
  /** Milliseconds of each response, by kind. */
  times: Record<Kind, number[]>;
  bytes: number;
  /**
   * Runs that were refused because too many wait (429 `too_many_runs`): the limit works as intended, so this is not an
   * error.
   */
  refused: number;
  errors: string[];
}

/** Runs the load of some people on a hundred connections for some seconds. */
export async function mixedLoad(
  url: string,
  people: readonly Person[],
  seconds: number,
  seed: number,
  thinkSeconds = THINK_SECONDS,
): Promise<LoadReport> {
  const report: LoadReport = {
    seconds,
    times: { list: [], read: [], status: [], run: [] },
    bytes: 0,
    refused: 0,
    errors: [],
  };
  const postings = composedPostings(new Random(seed, 0), POSTINGS);
  const end = performance.now() + seconds * 1000;
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async (_, index) => {
      const person = people[index % people.length];
      if (person === undefined) throw new Error('There is nobody to make requests');
      const connection = new Connection(url, person.token);
      const random = new Random(seed, index + 1);
      const pause = (): number => -Math.log(1 - random.next()) * thinkSeconds * 1000;
      for (;;) {
        const rest = pause();
        if (performance.now() + rest >= end) break;
        await sleep(rest);
        await one(connection, person, random, postings, report);
      }
      connection.close();
    }),
  );
  return report;
}

async function one(
  connection: Connection,
  person: Person,
  random: Random,
  postings: readonly string[],
  report: LoadReport,
): Promise<void> {
  const kind = random.weighted(SHARES) as Kind;
  try {
    const { status, text, bytes, milliseconds } = await send(connection, kind, person, random, postings);
    report.times[kind].push(milliseconds);
    report.bytes += bytes;
    if (kind === 'run' && status === 202)
      remember(person, JSON.parse(text) as { executionId: string; projectId: string });
    else if (kind === 'run' && status === 429 && text.includes('too_many_runs')) report.refused += 1;
    else if (status !== 200) report.errors.push(`${kind}: ${status} ${text.slice(0, 200)}`);
  } catch (error) {
    report.errors.push(`${kind}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function send(connection: Connection, kind: Kind, person: Person, random: Random, postings: readonly string[]) {
  switch (kind) {
    case 'list':
      return connection.call('GET', '/projects');
    case 'read':
      return connection.call('GET', `/projects/${random.pick(person.projectIds)}`);
    case 'status':
      return connection.call('GET', `/pipeline/status/${random.pick(person.executionIds)}`);
    case 'run':
      return connection.call('POST', '/pipeline/run', {
        body: { jobDescriptionText: random.pick(postings), maxCandidates: MAX_CANDIDATES },
        headers: { Prefer: 'respond-async' },
        keep: true,
      });
  }
}

function remember(person: Person, { executionId, projectId }: { executionId: string; projectId: string }): void {
  person.executionIds = [executionId, ...person.executionIds].slice(0, REMEMBERED);
  person.projectIds = [projectId, ...person.projectIds].slice(0, REMEMBERED);
}

/** Returns the time within which this share of the responses arrived, in milliseconds. */
export function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** Returns one line for all requests and one for each kind. */
export function describeLoad({ times, seconds, bytes, refused, errors }: LoadReport): string[] {
  const all = Object.values(times).flat();
  const line = (name: string, values: number[]): string =>
    `${name.padEnd(8)} ${String(values.length).padStart(6)} requests, p50 ${percentile(values, 0.5).toFixed(0)} ms, p99 ${percentile(values, 0.99).toFixed(0)} ms, slowest ${Math.max(0, ...values).toFixed(0)} ms`;
  return [
    `${line('all', all)}; ${(all.length / seconds).toFixed(1)} requests/s, ${(bytes / seconds / 1e6).toFixed(1)} MB/s, ${refused} runs refused as too many, ${errors.length} errors`,
    ...Object.entries(times).map(([kind, values]) => `  ${line(kind, values)}`),
    ...errors.slice(0, 5).map((error) => `  ERROR ${error}`),
  ];
}
