import { type RunRequest } from '../../../src/pipeline/pipeline.dto.js';
import { ApiUser } from '../../support/processes/api-client.js';
import { unlikePostings } from '../../support/processes/postings.js';
import { Site } from '../../support/processes/site.js';
import { type StandInProcess } from '../../support/processes/stand-in-process.js';
import { type ScaleTools } from './side-by-side.js';

const LEAST_RATIO = 1.6;
const ROUNDS = 2;
const RUNS = 8;
const USERS = 4;
/**
 * Share of GitHub's real time, so that the bench takes minutes and not hours. Our own computing is not scaled, so it
 * weighs twelve times as much as in real use; this lowers the ratio and does not raise it.
 */
const LATENCY_FACTOR = 0.08;
/** Half of the runs at a time: each of two workers then has one half, and none of them is idle before the end. */
const SETTINGS = { PIPELINE_TIMEOUT_SECONDS: '3600', LOG_LEVEL: 'warn', PIPELINE_CONCURRENCY: String(RUNS / 2) };

interface Round {
  seconds: number;
  /** Requests of each worker. */
  requests: number[];
  /** Seconds of requests to GitHub, after the factor. */
  waited: number;
  /**
   * Processor seconds of all processes except the database: of the service, and of the stand-in, which shares the
   * machine.
   */
  service: number;
  standIn: number;
}

/**
 * Runs the same runs with one worker and with two, in turns. The postings have as little in common as possible, so that
 * data loaded by one run saves another run nothing, whatever process it is in. Each worker has its own token, and so
 * its own time limit at GitHub.
 */
export async function compareWorkers({ github, random }: ScaleTools): Promise<string[]> {
  await github.behave({ latencyFactor: LATENCY_FACTOR });
  const requests = unlikePostings(random, RUNS).map((jobDescriptionText) => ({
    jobDescriptionText,
    maxCandidates: 25,
  }));
  const seconds: Record<1 | 2, number[]> = { 1: [], 2: [] };
  for (let round = 1; round <= ROUNDS; round += 1) {
    for (const workers of [1, 2] as const) {
      const measured = await runWith(workers, requests, github);
      seconds[workers].push(measured.seconds);
      const rate = (60 * RUNS) / measured.seconds;
      process.stdout.write(
        `round ${round}, ${workers} worker${workers === 1 ? ' ' : 's'}: ${RUNS} runs in ${measured.seconds.toFixed(1)} s (${rate.toFixed(1)} a minute); ` +
          `${measured.requests.join(' + ')} requests, ${measured.waited.toFixed(1)} s of waiting for GitHub; processor time: service ${measured.service.toFixed(1)} s, stand-in ${measured.standIn.toFixed(1)} s\n`,
      );
    }
  }
  const ratio = sum(seconds[1]) / sum(seconds[2]);
  process.stdout.write(
    `GitHub's times × ${LATENCY_FACTOR}: two workers do ${ratio.toFixed(2)} times what one does (at least ${LEAST_RATIO})\n`,
  );
  return ratio < LEAST_RATIO ? [`a second worker raises the throughput by ${ratio.toFixed(2)} only`] : [];
}

/** Runs everything with this number of workers, on an empty database and an empty cache. */
async function runWith(workers: number, requests: readonly RunRequest[], github: StandInProcess): Promise<Round> {
  const site = await Site.create('bullmq', { url: github.url }, SETTINGS);
  try {
    await site.open(['api', ...Array.from({ length: workers }, () => 'worker' as const)]);
    const users = await Promise.all(
      Array.from({ length: USERS }, (_, index) =>
        new ApiUser(`person-${index}@mail.example`, () => site.urls[0] ?? '').register(),
      ),
    );
    await github.forget();
    const before = await github.report();
    const startSeconds = await processorSeconds(site);
    const begun = performance.now();
    // A client that waits on its connection costs the API less than one that polls.
    await Promise.all(requests.map((request, index) => (users[index % USERS] as ApiUser).run(request, `run-${index}`)));
    const seconds = (performance.now() - begun) / 1_000;
    const service = (await processorSeconds(site)) - startSeconds;
    const after = await github.report();
    return {
      seconds,
      requests: site.posts
        .filter(({ kind }) => kind === 'worker')
        .map(({ process }) => after.records.filter(({ token }) => token === process.token).length),
      waited: (after.serverSeconds - before.serverSeconds) * LATENCY_FACTOR,
      service,
      standIn: after.processorSeconds - before.processorSeconds,
    };
  } finally {
    await site.remove();
  }
}

/** Returns the processor time that the processes report. */
async function processorSeconds(site: Site): Promise<number> {
  const texts = await Promise.all(
    site.posts.map(async ({ process }) => (await fetch(`${process.url}/metrics`)).text()),
  );
  return sum(texts.map((text) => Number(/^process_cpu_seconds_total (\S+)/m.exec(text)?.[1])));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
