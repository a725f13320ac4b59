import { setTimeout as sleep } from 'node:timers/promises';
import { type Random } from '../../../src/sample-github/population/random.js';
import { type RunRequest } from '../../../src/pipeline/pipeline.dto.js';
import { ApiError, ApiUser } from '../../support/processes/api-client.js';
import { comparable, firstDifference } from '../../support/processes/comparable-result.js';
import { composedPostings } from '../../support/processes/postings.js';
import { Site } from '../../support/processes/site.js';
import { type StandInProcess } from '../../support/processes/stand-in-process.js';
import { Undisturbed } from '../../support/processes/undisturbed.js';

/** What a part of the bench needs. */
export interface ScaleTools {
  github: StandInProcess;
  /** The fixed time of the clocks of compared runs. */
  today: Date;
  random: Random;
}

const USERS = 20;
const RUNS_OF_EACH = 10;
/** Different requests among the runs. */
const REQUESTS = 40;
const SYNC_SHARE = 0.3;
const SETTINGS = { PIPELINE_TIMEOUT_SECONDS: '3600', LOG_LEVEL: 'warn', PIPELINE_CONCURRENCY: '8' };

interface Done {
  user: ApiUser;
  request: RunRequest;
  executionId: string;
  projectId: string;
  result: string;
}

/** Compares two APIs and two workers with one process; returns the differences. */
export async function runSideBySide({ github, today, random }: ScaleTools): Promise<string[]> {
  await github.behave({ latencyFactor: 0 });
  const requests: RunRequest[] = composedPostings(random, REQUESTS).map((jobDescriptionText) => ({
    jobDescriptionText,
    maxCandidates: random.pick([5, 10, 15]),
  }));
  const undisturbed = await Undisturbed.start(github.url, today);
  const site = await Site.create('bullmq', { url: github.url, today }, SETTINGS);
  const faults: string[] = [];
  try {
    await site.open(['api', 'api', 'worker', 'worker']);
    const eitherUrl = (): string => random.pick(site.urls);
    const users = await Promise.all(
      Array.from({ length: USERS }, (_, index) => new ApiUser(`person-${index}@mail.example`, eitherUrl).register()),
    );
    const begun = performance.now();
    const done = await Promise.all(
      users.flatMap((user) =>
        Array.from({ length: RUNS_OF_EACH }, (_, index) =>
          runOnce(user, random.pick(requests), index, random.chance(SYNC_SHARE)),
        ),
      ),
    );
    const seconds = (performance.now() - begun) / 1_000;
    for (const { request, result, executionId } of done) {
      const difference = firstDifference(result, await undisturbed.resultOf(request, executionId));
      if (difference !== null) faults.push(`run ${executionId} differs from one process's ${difference}`);
    }
    const different = faults.length;
    for (const user of users) faults.push(...(await checkVisible(user, site.urls, done)));
    faults.push(...(await checkLogout(users[0] as ApiUser, site.urls)));
    report(
      `2 APIs, 2 workers: ${done.length} runs of ${USERS} users (${REQUESTS} different requests) in ${seconds.toFixed(1)} s, ${done.length - different} with one process's results; ${faults.length - different} other faults`,
    );
    return faults;
  } finally {
    await site.remove();
    await undisturbed.remove();
    for (const line of site.errors.slice(0, 10)) report(`logged ${line.slice(0, 400)}`);
  }
}

async function runOnce(user: ApiUser, request: RunRequest, index: number, waits: boolean): Promise<Done> {
  const key = `run-${index}`;
  if (waits) {
    const result = await user.run(request, key);
    return { user, request, executionId: result.executionId, projectId: result.projectId, result: comparable(result) };
  }
  const { executionId, projectId } = await user.submit(request, key);
  while ((await user.status(executionId)).completedAt === null) await sleep(500);
  return { user, request, executionId, projectId, result: comparable((await user.project(projectId)).results ?? {}) };
}

/** Checks that all runs of a user are visible at both APIs, and no runs of others. */
async function checkVisible(user: ApiUser, urls: readonly string[], done: readonly Done[]): Promise<string[]> {
  const wanted = done
    .filter((run) => run.user === user)
    .map(({ projectId }) => projectId)
    .sort();
  const seen = await Promise.all(urls.map(async (url) => (await user.at(url).projectIds()).sort()));
  return seen.flatMap((ids, index) =>
    ids.join() === wanted.join()
      ? []
      : [`${user.email} sees ${ids.length} projects at API ${index + 1} and made ${wanted.length}`],
  );
}

/** Checks that the other API refuses a token at once after a logout. */
async function checkLogout(user: ApiUser, [first = '', second = '']: readonly string[]): Promise<string[]> {
  await user.at(first).logout();
  try {
    await user.at(second).projectIds();
    return ['a token revoked at one API is let in by the other'];
  } catch (error) {
    return error instanceof ApiError && error.status === 401
      ? []
      : [`a token revoked at one API meets ${String(error)} at the other`];
  }
}

function report(line: string): void {
  process.stdout.write(`${line}\n`);
}
