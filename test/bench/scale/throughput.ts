import { setTimeout as sleep } from 'node:timers/promises';
import type { RunRequest } from '../../../src/pipeline/pipeline.dto.js';
import { ApiUser } from '../../support/processes/api-client.js';
import { unlikePostings } from '../../support/processes/postings.js';
import { Site } from '../../support/processes/site.js';
import type { StandInProcess } from '../../support/processes/stand-in-process.js';
import type { ScaleTools } from './side-by-side.js';

const LEAST_RATIO = 1.6;
const ROUNDS = 2;
const RUNS = 14;
const USERS = 4;
/**
 * Share of the time that GitHub takes in life, so that the bench ends. Our own computing is not scaled: it weighs twenty
 * times what it weighs in life, which speaks against the ratio and not for it.
 */
const LATENCY_FACTOR = 0.05;
/** Fewer at a time than there are runs: what waits is taken by whichever worker is free, and neither stands idle before the end. */
const SETTINGS = { PIPELINE_TIMEOUT_SECONDS: '3600', LOG_LEVEL: 'warn', PIPELINE_CONCURRENCY: '4' };

interface Round {
  seconds: number;
  /** Requests of each worker. */
  requests: number[];
  /** Seconds for which GitHub was asked, after the factor. */
  waited: number;
  /** Processor seconds of the stand-in, which shares the machine. */
  standIn: number;
}

/**
 * The same runs by one worker and by two, in turns. Their postings are as unlike as they can be: what one run has loaded
 * spares another nothing, whatever process it is on. Each worker has a token, and so GitHub's time budget, of its own.
 */
export async function compareWorkers({ github, random }: ScaleTools): Promise<string[]> {
  await github.behave({ latencyFactor: LATENCY_FACTOR });
  const requests = unlikePostings(random, RUNS).map((jobDescriptionText) => ({ jobDescriptionText, maxCandidates: 25 }));
  const seconds: Record<1 | 2, number[]> = { 1: [], 2: [] };
  for (let round = 1; round <= ROUNDS; round += 1) {
    for (const workers of [1, 2] as const) {
      const measured = await runWith(workers, requests, github);
      seconds[workers].push(measured.seconds);
      const rate = (60 * RUNS) / measured.seconds;
      process.stdout.write(
        `round ${round}, ${workers} worker${workers === 1 ? ' ' : 's'}: ${RUNS} runs in ${measured.seconds.toFixed(1)} s (${rate.toFixed(1)} a minute); ` +
          `${measured.requests.join(' + ')} requests, ${measured.waited.toFixed(1)} s of waiting for GitHub; the stand-in used ${measured.standIn.toFixed(1)} s of the processors\n`,
      );
    }
  }
  const ratio = sum(seconds[1]) / sum(seconds[2]);
  process.stdout.write(`GitHub's times × ${LATENCY_FACTOR}: two workers do ${ratio.toFixed(2)} times what one does (at least ${LEAST_RATIO})\n`);
  return ratio < LEAST_RATIO ? [`a second worker raises the throughput by ${ratio.toFixed(2)} only`] : [];
}

/** All runs with so many workers on a database and a cache that are empty at first. */
async function runWith(workers: number, requests: readonly RunRequest[], github: StandInProcess): Promise<Round> {
  const site = await Site.create('bullmq', { url: github.url }, SETTINGS);
  try {
    await site.open(['api', ...Array.from({ length: workers }, () => 'worker' as const)]);
    const users = await Promise.all(Array.from({ length: USERS }, (_, index) => new ApiUser(`person-${index}@mail.example`, () => site.urls[0] ?? '').register()));
    await github.forget();
    const before = await github.report();
    const begun = performance.now();
    await Promise.all(requests.map((request, index) => complete(users[index % USERS] as ApiUser, request, index)));
    const seconds = (performance.now() - begun) / 1_000;
    const after = await github.report();
    return {
      seconds,
      requests: site.posts.filter(({ kind }) => kind === 'worker').map(({ process }) => after.records.filter(({ token }) => token === process.token).length),
      waited: (after.serverSeconds - before.serverSeconds) * LATENCY_FACTOR,
      standIn: after.processorSeconds - before.processorSeconds,
    };
  } finally {
    await site.remove();
  }
}

async function complete(user: ApiUser, request: RunRequest, index: number): Promise<void> {
  const { executionId } = await user.submit(request, `run-${index}`);
  let view = await user.status(executionId);
  while (view.completedAt === null) {
    await sleep(200);
    view = await user.status(executionId);
  }
  if (view.status !== 'completed') throw new Error(`a run ended as ${view.status}: ${view.error?.code}`);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
