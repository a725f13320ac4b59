import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ExecutionView, type RunRequest } from '../src/pipeline/pipeline.dto.js';
import { type ProjectView } from '../src/projects/project.dto.js';
import { eventually } from './support/eventually.js';
import { HOSTILE_MANIFESTS, type HostileManifest, MANIFEST_OF } from './support/hostile-manifests.js';
import { postgresIsThere } from './support/postgres.js';
import { ApiUser } from './support/processes/api-client.js';
import { GithubStandIn } from './support/processes/github-stand-in.js';
import { HANGS } from './support/processes/hang-mark.js';
import { LivenessProbe } from './support/processes/liveness-probe.js';
import { type ProcessKind } from './support/processes/service-process.js';
import { type Mode, type Post, Site } from './support/processes/site.js';
import { redisIsThere } from './support/redis.js';
import { SmallPopulation } from './support/small-population.js';

const TODAY = new Date('2026-11-22T12:00:30Z');
const REQUEST: RunRequest = {
  jobDescriptionText: 'Senior Rust Engineer\n\nRequirements:\n- Rust\n- Tokio',
  maxCandidates: 20,
};
const SETTINGS = { RUN_LEASE_SECONDS: '1', LOG_LEVEL: 'warn' };
const HANGING = ['test/support/processes/hanging-reader'];
const HONEST = ['sample-ada', 'sample-bo', 'sample-cleo'];
/** Milliseconds for a dozen starts of processes and some threads that are ended, on a machine that does much else. */
const LONGEST = 240_000;
/** Milliseconds within which the service says that it lives, whatever it computes. */
const LIVE_WITHIN = 1_000;

const hasServers = (await postgresIsThere()) && (await redisIsThere());
const modes: [Mode, ProcessKind[]][] = [
  ['in-process', ['api']],
  ...(hasServers ? [['bullmq', ['api', 'worker', 'worker', 'worker']] as [Mode, ProcessKind[]]] : []),
];

/** Honest people, and one whose repositories hold each of the given files. */
async function githubWith(
  files: readonly HostileManifest[],
): Promise<{ github: GithubStandIn; url: string; logins: string[] }> {
  const people = new SmallPopulation();
  for (const login of HONEST) people.specialist(login);
  const planted: Record<string, { alias: string; text: string }> = {};
  const logins = files.map(({ path, text }, index) => {
    const { alias, language } = MANIFEST_OF[path] as { alias: string; language: string };
    const user = people.upstreamContributor(`sample-hostile-${index}`);
    people.ownWork(user, 'tool', {
      languages: [
        [language, 90_000],
        ['Rust', 60_000],
      ],
    });
    planted[user.login] = { alias, text };
    return user.login;
  });
  const github = new GithubStandIn(TODAY, { planted }, people.build());
  return { github, url: await github.start(), logins };
}

const warningOf = ({ results }: ProjectView): string =>
  results?.metadata?.warnings.find(({ code }) => code === 'manifest_unreadable')?.message ?? '';
const rankedIn = ({ results }: ProjectView): string[] =>
  (results?.rankedCandidates ?? []).map(({ githubUsername }) => githubUsername);

async function untilEnded(user: ApiUser, executionId: string): Promise<ExecutionView> {
  await eventually(async () => (await user.status(executionId)).completedAt !== null);
  return user.status(executionId);
}

describe('a run that finds hostile files', () => {
  let opened: Awaited<ReturnType<typeof githubWith>>;
  let site: Site;
  let project: ProjectView;
  let probe: LivenessProbe;

  beforeAll(async () => {
    opened = await githubWith(Object.values(HOSTILE_MANIFESTS));
    site = await Site.create('in-process', { url: opened.url, today: TODAY }, SETTINGS);
    await site.open(['api']);
    const user = await new ApiUser('ada@mail.example', () => site.urls[0] ?? '').register();
    probe = LivenessProbe.start(() => site.urls);
    const { executionId, projectId } = await user.submit(REQUEST, 'once');
    await untilEnded(user, executionId);
    project = await user.project(projectId);
    await probe.stop();
  }, LONGEST);

  afterAll(async () => {
    await site.remove();
    await opened.github.stop();
  });

  it('completes', () => {
    expect(project.status).toBe('completed');
  });

  it('ranks everybody, also those who have the files', () => {
    expect(rankedIn(project).toSorted()).toEqual([...HONEST, ...opened.logins].toSorted());
  });

  it('names each file in a warning', () => {
    const named = opened.logins.filter((login) => warningOf(project).includes(`${login}/tool`));
    expect(named).toEqual(opened.logins);
  });

  it('is worked on by a process that says all the while that it lives', () => {
    expect(probe.slowest).toBeLessThan(LIVE_WITHIN);
  });
});

describe.each(modes)('a run that finds a file on which a reader hangs (%s)', (mode, kinds) => {
  let opened: Awaited<ReturnType<typeof githubWith>>;
  let site: Site;
  let first: ProjectView;
  let afterKill: ProjectView;
  let interruptions: number | undefined;
  let probe: LivenessProbe;

  const asksForManifests = (token: string): boolean =>
    opened.github
      .report()
      .records.some(
        (record) => record.operation === 'RepositoryManifests' && record.token === token && record.answeredAt !== null,
      );

  beforeAll(async () => {
    opened = await githubWith([{ path: 'package.json', text: `${HANGS} "dependencies": {}}` }]);
    site = await Site.create(mode, { url: opened.url, today: TODAY }, SETTINGS, HANGING);
    await site.open(kinds);
    const user = await new ApiUser('ada@mail.example', () => site.urls[0] ?? '').register();
    probe = LivenessProbe.start(() => site.urls);
    const undisturbed = await user.submit(REQUEST, 'first');
    await untilEnded(user, undisturbed.executionId);
    await probe.stop();
    first = await user.project(undisturbed.projectId);
    // Killed while a thread hangs: the process that goes on meets the same file, which is among what GitHub has answered before.
    const killed = await user.submit(REQUEST, 'second');
    const workers = site.posts.filter(({ kind }) => kind === (mode === 'bullmq' ? 'worker' : 'api'));
    await eventually(async () => (await user.status(killed.executionId)).currentModule === 'github-sourcer');
    // All at once, as in a power cut: no other worker takes the run over meanwhile.
    await Promise.all(workers.map(({ process }) => process.child.kill()));
    for (const post of workers) await site.replace(post);
    await untilEnded(user, killed.executionId);
    afterKill = await user.project(killed.projectId);
    interruptions = afterKill.results?.metadata?.interruptions;
  }, LONGEST);

  afterAll(async () => {
    await site.remove();
    await opened.github.stop();
  });

  it('completes with everybody ranked', () => {
    expect([first.status, rankedIn(first).toSorted()]).toEqual(['completed', [...HONEST, ...opened.logins].toSorted()]);
  });

  it('names the file in a warning', () => {
    expect(warningOf(first)).toMatch(/package\.json of sample-hostile-0\/tool \(out of time\)/);
  });

  it('does so too where its process was killed meanwhile', () => {
    expect([afterKill.status, rankedIn(afterKill), warningOf(afterKill), interruptions]).toEqual([
      'completed',
      rankedIn(first),
      warningOf(first),
      1,
    ]);
  });

  it('is worked on beside a service that says all the while that it lives', () => {
    expect(probe.slowest).toBeLessThan(LIVE_WITHIN);
  });

  it('has had the file from GitHub', () => {
    expect(opened.github.report().records.some(({ token }) => asksForManifests(token))).toBe(true);
  });
});

describe('a run whose file hangs the process itself, which computes in place', () => {
  it(
    'fails as one that crashed, once the process was killed three times',
    async () => {
      const { github, url } = await githubWith([{ path: 'package.json', text: `${HANGS} "dependencies": {}}` }]);
      const site = await Site.create(
        'in-process',
        { url, today: TODAY },
        { ...SETTINGS, COMPUTE_THREADS: '0' },
        HANGING,
      );
      await site.open(['api']);
      const post = site.posts[0] as Post;
      const user = await new ApiUser('ada@mail.example', () => site.urls[0] ?? '').register();
      const { executionId } = await user.submit(REQUEST, 'once');
      for (let crash = 1; crash <= 3; crash += 1) {
        await eventually(() => isHung(post.process.url));
        await site.replace(post);
      }
      const { status, error } = await untilEnded(user, executionId);
      await site.remove();
      await github.stop();
      expect([status, error?.code]).toEqual(['failed', 'run_crashed']);
    },
    LONGEST,
  );
});

/** Whether a process takes longer to say that it lives than any process that does its work. */
async function isHung(url: string): Promise<boolean> {
  return fetch(`${url}/health/live`, { signal: AbortSignal.timeout(3 * LIVE_WITHIN) }).then(
    () => false,
    () => true,
  );
}
