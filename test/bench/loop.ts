/**
 * `npm run bench:loop`: how long the event loop is blocked while 8 runs of 100 people compute, with worker threads and
 * in place, each in its own process, in turns. GitHub is in another process. Exits with 1 if the delay with threads is
 * 50 ms or more at p99, or if the runs take more than 1.15 times as long as in place.
 */
import 'reflect-metadata';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Settings } from '../../src/platform/config/settings.js';
import { createApp } from '../../src/cli/create-app.js';
import { Random } from '../../src/sample-github/population/random.js';
import { ApiUser } from '../support/processes/api-client.js';
import { composedPostings } from '../support/processes/postings.js';
import { StandInProcess } from '../support/processes/stand-in-process.js';

const RUNS = 8;
const MAX_CANDIDATES = 100;
const ROUNDS = 3;
const SEED = 7;
const MOST_DELAY = 50;
const MOST_SLOWDOWN = 1.15;
/** Milliseconds between two samples of the event loop. */
const RESOLUTION = 5;

/** Delays in milliseconds, the time of all runs in seconds, resident memory in megabytes. */
interface Measured {
  p50: number;
  p99: number;
  max: number;
  seconds: number;
  resident: number;
}

/** One process: first a small run, so that everything is loaded, then all runs at the same time. */
async function measure(computeThreads: number | undefined, githubUrl: string): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), 'githire-loop-'));
  const settings = Object.assign(new Settings(), {
    databaseUrl: `sqlite:${join(folder, 'loop.sqlite')}`,
    jwtSecret: 'a-secret-for-benches-only-0123456789abcdef',
    githubToken: 'bench',
    githubApiUrl: githubUrl,
    pipelineConcurrency: RUNS,
    pipelineTimeoutSeconds: 600,
    logLevel: 'error',
    computeThreads,
  });
  const app = await createApp(settings);
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  const user = await new ApiUser('loop@mail.example', () => url).register();
  let runs = 0;
  const finish = async (jobDescriptionText: string, maxCandidates: number): Promise<void> => {
    // Waited for in one request: a client that polls would add its own work to what is measured.
    await user.text(
      'POST',
      '/pipeline/run',
      { jobDescriptionText, maxCandidates },
      { 'Idempotency-Key': `run-${(runs += 1)}` },
    );
  };
  const [first = '', ...postings] = composedPostings(new Random(SEED), RUNS + 1);
  await finish(first, 10);
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION });
  let resident = 0;
  const watch = setInterval(() => (resident = Math.max(resident, process.memoryUsage.rss())), 20);
  delay.enable();
  const begun = performance.now();
  await Promise.all(postings.map((posting) => finish(posting, MAX_CANDIDATES)));
  const seconds = (performance.now() - begun) / 1000;
  delay.disable();
  clearInterval(watch);
  await app.close();
  await rm(folder, { recursive: true, force: true });
  // The histogram contains the whole time between two samples; the resolution is not part of the delay.
  const late = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e6 - RESOLUTION);
  return {
    p50: late(delay.percentile(50)),
    p99: late(delay.percentile(99)),
    max: late(delay.max),
    seconds,
    resident: resident / 1e6,
  };
}

async function measureInChild(mode: string, githubUrl: string): Promise<Measured> {
  const { stdout } = await promisify(execFile)(process.execPath, [fileURLToPath(import.meta.url), mode, githubUrl], {
    maxBuffer: 1e7,
  });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Measured;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

function summary(all: readonly Measured[]): Measured {
  const of = (name: keyof Measured): number => median(all.map((each) => each[name]));
  return { p50: of('p50'), p99: of('p99'), max: of('max'), seconds: of('seconds'), resident: of('resident') };
}

const describe = (name: string, { p50, p99, max, seconds, resident }: Measured): string =>
  `${name}: event loop p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, max ${max.toFixed(0)} ms; all runs ${seconds.toFixed(2)} s; resident at most ${resident.toFixed(0)} MB\n`;

const [mode, githubUrl] = process.argv.slice(2);
if (mode !== undefined && githubUrl !== undefined) {
  process.stdout.write(`${JSON.stringify(await measure(mode === 'threads' ? undefined : 0, githubUrl))}\n`);
} else {
  const github = await StandInProcess.start(new Date(), 0);
  try {
    process.stdout.write(`${RUNS} runs of ${MAX_CANDIDATES} people at once, ${ROUNDS} rounds in turns, seed ${SEED}\n`);
    const results: Record<'threads' | 'in place', Measured[]> = { threads: [], 'in place': [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const each of ['threads', 'in place'] as const) {
        const measured = await measureInChild(each, github.url);
        results[each].push(measured);
        process.stdout.write(describe(`  ${each}`, measured));
      }
    }
    const [threads, inPlace] = [summary(results.threads), summary(results['in place'])];
    const slowdown = threads.seconds / inPlace.seconds;
    process.stdout.write(describe('median with threads', threads) + describe('median in place', inPlace));
    process.stdout.write(
      `with threads the runs take ${slowdown.toFixed(2)} times as long as in place (bound ${MOST_SLOWDOWN}); p99 bound ${MOST_DELAY} ms\n`,
    );
    process.exitCode = threads.p99 < MOST_DELAY && slowdown <= MOST_SLOWDOWN ? 0 : 1;
  } finally {
    await github.remove();
  }
}
