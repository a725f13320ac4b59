import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunRequest } from '../src/pipeline/pipeline.dto.js';
import { type ProjectView } from '../src/projects/project.dto.js';
import { eventually } from './support/eventually.js';
import { postgresIsThere } from './support/postgres.js';
import { ApiUser } from './support/processes/api-client.js';
import { comparable } from './support/processes/comparable-result.js';
import { GithubStandIn } from './support/processes/github-stand-in.js';
import { type RequestRecord } from './support/processes/request-record.js';
import { type ProcessKind } from './support/processes/service-process.js';
import { type Mode, type Post, Site } from './support/processes/site.js';
import { Undisturbed } from './support/processes/undisturbed.js';
import { redisIsThere } from './support/redis.js';

/** Where all clocks stand. */
const TODAY = new Date('2026-11-22T12:00:30Z');
const REQUEST: RunRequest = {
  jobDescriptionText: 'Senior Go Engineer\n\nLocation: Berlin\n\nRequirements:\n- Go\n- Kubernetes',
  maxCandidates: 5,
};
const OTHER_REQUEST: RunRequest = {
  jobDescriptionText: 'Senior Rust Engineer\n\nLocation: Paris\n\nRequirements:\n- Rust\n- Tokio',
  maxCandidates: 5,
};
const SETTINGS = { RUN_LEASE_SECONDS: '1', LOG_LEVEL: 'warn' };
/** Requests that GitHub has answered when the process is killed: the profiles are loaded, and some of the repositories. */
const ANSWERED = 14;
const PROCESSES: Record<Mode, ProcessKind[]> = { 'in-process': ['api'], bullmq: ['api', 'worker'] };
/** Milliseconds for a dozen starts of processes on a machine that does much else. */
const LONGEST = 240_000;

/** What became of a run whose process was killed. */
interface Aftermath {
  project: ProjectView;
  executionId: string;
  status: string;
  before: RequestRecord[];
  after: RequestRecord[];
}

const hasServers = (await postgresIsThere()) && (await redisIsThere());
const modes: Mode[] = hasServers ? ['in-process', 'bullmq'] : ['in-process'];

describe('a process that is killed while it works', () => {
  const github = new GithubStandIn(TODAY);
  const sites: Site[] = [];
  let undisturbed: Undisturbed | undefined;
  let aftermaths: Map<Mode, Aftermath>;
  let lastWords: { status: string; code: string | undefined };

  beforeAll(async () => {
    const url = await github.start();
    const open = async (mode: Mode): Promise<Site> => {
      const site = await Site.create(mode, { url, today: TODAY }, SETTINGS);
      sites.push(site);
      await site.open(PROCESSES[mode]);
      return site;
    };
    // The starts of the processes take most of the time: side by side as far as one stand-in can serve them.
    const [opened] = await Promise.all([
      Promise.all(modes.map(open)),
      Undisturbed.start(url, TODAY).then((started) => (undisturbed = started)),
    ]);
    aftermaths = new Map();
    for (const site of opened) aftermaths.set(site.mode, await killOnce(site));
    lastWords = await killThreeTimes(opened[0] as Site);
  }, LONGEST);

  afterAll(async () => {
    for (const site of sites) await site.remove();
    await undisturbed?.remove();
    await github.stop();
  });

  /** The place of the process that works on runs. */
  const workplace = (site: Site): Post => site.posts.at(-1) as Post;
  const requestsOf = ({ process }: Post): RequestRecord[] =>
    github.report().records.filter(({ token }) => token === process.token);
  const waitsForGithub = (post: Post): boolean => requestsOf(post).some(({ silenced }) => silenced);

  async function killOnce(site: Site): Promise<Aftermath> {
    const user = await new ApiUser('ada@mail.example', () => site.urls[0] ?? '').register();
    github.behave({ silence: { token: `token-of-${site.mode}`, after: ANSWERED } });
    const { executionId } = await user.submit(REQUEST, 'once');
    const post = workplace(site);
    await eventually(() => waitsForGithub(post));
    await post.process.child.kill();
    const before = requestsOf(post);
    github.behave({ silence: null });
    await site.replace(post);
    await eventually(async () => (await user.status(executionId)).completedAt !== null);
    const { status, projectId } = await user.status(executionId);
    return { executionId, status, project: await user.project(projectId), before, after: requestsOf(post) };
  }

  async function killThreeTimes(site: Site): Promise<{ status: string; code: string | undefined }> {
    const user = await new ApiUser('bob@mail.example', () => site.urls[0] ?? '').register();
    github.behave({ silence: { token: `token-of-${site.mode}`, after: 0 } });
    const { executionId } = await user.submit(OTHER_REQUEST, 'once');
    const post = workplace(site);
    for (let crash = 1; crash <= 3; crash += 1) {
      await eventually(() => waitsForGithub(post));
      await site.replace(post);
    }
    await eventually(async () => (await user.status(executionId)).completedAt !== null);
    const { status, error } = await user.status(executionId);
    return { status, code: error?.code };
  }

  describe.each(modes)('(%s)', (mode) => {
    const aftermath = (): Aftermath => aftermaths.get(mode) as Aftermath;

    it('leaves a run that the next one brings to its end', () => {
      expect([aftermath().status, aftermath().project.results?.metadata?.interruptions]).toEqual(['completed', 1]);
    });

    it('changes nothing of the result', async () => {
      const { project, executionId } = aftermath();
      expect(comparable(project.results ?? {})).toBe(await undisturbed?.resultOf(REQUEST, executionId));
    });

    it('had loaded nothing that is loaded again', () => {
      const loaded = new Set(
        aftermath()
          .before.filter(({ answeredAt }) => answeredAt !== null)
          .flatMap(({ given }) => given),
      );
      const again = aftermath()
        .after.flatMap(({ asked }) => asked)
        .filter((thing) => loaded.has(thing));
      expect([[...loaded].some((thing) => thing.startsWith('PoolRepositories')), again]).toEqual([true, []]);
    });
  });

  it('three times at the same point takes the run with it, which says so', () => {
    expect(lastWords).toEqual({ status: 'failed', code: 'run_crashed' });
  });
});
