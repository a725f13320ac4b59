import { setTimeout as sleep } from 'node:timers/promises';
import { ApiUser } from '../support/processes/api-client.js';
import { composedPostings } from '../support/processes/postings.js';
import { type StandInProcess } from '../support/processes/stand-in-process.js';
import { Random } from '../../src/sample-github/population/random.js';
import { LeaseWatch } from './lease-watch.js';
import { type Post, type Site } from '../support/processes/site.js';
import { PROCESSES } from './kill-scenario.js';
import { type Violations } from './violations.js';

/** Crashes at one checkpoint after which a run is given up. */
const CRASHES = 3;

/**
 * Kills whoever holds a run three times at the same checkpoint, while GitHub does not answer: the run then fails and says
 * why. Gives the code with which it failed.
 */
export async function crashThreeTimes(site: Site, github: StandInProcess, violations: Violations): Promise<string> {
  await github.behave({ silence: { token: '', after: 0 } });
  await site.open(PROCESSES[site.mode]);
  const leases = await LeaseWatch.on(site.installation.databaseUrl, violations);
  for (const { process } of site.posts) leases.introduce(process);
  site.onStart = (process) => leases.introduce(process);
  const user = await new ApiUser('unlucky@mail.example', () => site.urls[0] ?? '').register();
  const [jobDescriptionText = ''] = composedPostings(new Random(1), 1);
  const { executionId } = await user.submit({ jobDescriptionText, maxCandidates: 5 }, 'unlucky');
  const checkpoints = new Set<number | undefined>();
  for (let crash = 1; crash <= CRASHES; crash += 1) {
    const post = await owner(site, leases, executionId);
    // It waits for GitHub by now, or will at once: either is the same checkpoint.
    await hasAsked(github, post.process.token);
    checkpoints.add(leases.row(executionId)?.checkpoint);
    await post.process.child.kill();
    await site.replace(post);
  }
  let view = await user.status(executionId);
  while (view.completedAt === null) {
    await sleep(100);
    view = await user.status(executionId);
  }
  violations.expect(checkpoints.size === 1, () => `the crashes were at the checkpoints ${[...checkpoints].join(', ')}`);
  violations.expect(
    view.status === 'failed' && view.error?.code === 'run_crashed',
    () => `after ${CRASHES} crashes the run is ${view.status}, ${view.error?.code}`,
  );
  const project = await user.project(view.projectId);
  violations.expect(project.status === 'failed', () => `after ${CRASHES} crashes the project is ${project.status}`);
  await leases.close();
  await github.behave({ silence: null });
  return view.error?.code ?? view.status;
}

async function owner(site: Site, leases: LeaseWatch, executionId: string): Promise<Post> {
  for (;;) {
    const post = site.posts.find(
      ({ process }) => process.child.isAlive && leases.heldBy(process).some((row) => row.executionId === executionId),
    );
    if (post) return post;
    await sleep(20);
  }
}

async function hasAsked(github: StandInProcess, token: string): Promise<void> {
  const isWaiting = async (): Promise<boolean> =>
    (await github.report()).records.some((record) => record.token === token && record.silenced);
  while (!(await isWaiting())) await sleep(50);
}
