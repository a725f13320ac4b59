import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Problem } from '../src/platform/common/problem.js';
import { signal, withStages } from './support/stage-doubles.js';
import { startTestApp, type TestApp } from './support/test-app.js';
import { newUser, type TestUser } from './support/test-user.js';

const POSTING = 'Senior Go Engineer\n\nRequirements:\n- Go\n- Kubernetes';

let service: TestApp;
/** The service of those tests that can share one, because each has a user of its own. */
let shared: TestApp;
let user: TestUser;
let projectId: string;

async function start(stages: Parameters<typeof withStages>[0]): Promise<void> {
  service = await startTestApp({}, withStages(stages));
  await createProject();
}

async function createProject(): Promise<void> {
  user = await newUser(service);
  const { body } = await user.post('/projects', { name: 'Stage by stage', jobDescriptionText: POSTING }).expect(201);
  ({ projectId } = body as { projectId: string });
}

const stage = (name: 'source' | 'rank' | 'reset', body?: object, who = user) =>
  who.post(`/projects/${projectId}/${name}`, body);
const readProject = async () => (await user.get(`/projects/${projectId}`).expect(200)).body as Record<string, unknown>;

beforeAll(async () => {
  shared = await startTestApp({}, withStages({}));
});

afterEach(async () => {
  if (service !== shared) await service.close();
});

afterAll(() => shared.close());

describe('a project, stage by stage', () => {
  beforeEach(async () => {
    service = shared;
    await createProject();
  });

  it('is sourced, with the people found', async () => {
    expect((await stage('source').expect(200)).body).toMatchObject({
      status: 'sourced',
      candidateCount: 2,
      candidates: [{ githubUsername: 'sample-ada' }, {}],
    });
  });

  it('is ranked after it was sourced', async () => {
    await stage('source').expect(200);
    expect((await stage('rank').expect(200)).body).toMatchObject({
      status: 'ranked',
      avgScore: 50,
      rankedCandidates: [{ rank: 1 }, { rank: 2 }],
    });
  });

  it('keeps nobody twice after the ranking', async () => {
    await stage('source').expect(200);
    await stage('rank').expect(200);
    expect((await readProject())['results']).not.toHaveProperty('candidates');
  });

  it('cannot be ranked before it was sourced', async () => {
    expect((await stage('rank').expect(409)).body).toMatchObject({ code: 'invalid_project_state' });
  });

  it('takes weights for the ranking, and remembers them', async () => {
    await stage('source').expect(200);
    await stage('rank', { weights: { skillMatch: 100 } }).expect(200);
    expect(await readProject()).toMatchObject({ results: { metadata: { weights: { skillMatch: 100 } } } });
  });

  it('refuses weights that do not hold, and stays as it is', async () => {
    await stage('source').expect(200);
    await stage('rank', { weights: { skillMatch: -1 } }).expect(422);
    expect(await readProject()).toMatchObject({ status: 'sourced' });
  });

  it('goes back to a draft', async () => {
    await stage('source').expect(200);
    expect((await stage('reset').expect(200)).body).toMatchObject({
      status: 'draft',
      candidateCount: 0,
      results: null,
    });
  });

  it('takes a corrected reading with the draft', async () => {
    const { body: read } = await user.post('/pipeline/parse', { jobDescriptionText: POSTING }).expect(200);
    const jobRequirement = { ...(read as object), seniority: 'principal' };
    await user.patch(`/projects/${projectId}`, { jobRequirement }).expect(200);
    await stage('source').expect(200);
    expect(await readProject()).toMatchObject({ results: { jobRequirement: { seniority: 'principal' } } });
  });

  it.each(['source', 'rank', 'reset'] as const)("is a stranger's 404 at %s", async (name) => {
    await stage(name, undefined, await newUser(service)).expect(404);
  });

  it.each(['source', 'rank', 'reset'])("is nobody's without a token at %s", async (name) => {
    await service.request().post(`/projects/${projectId}/${name}`).expect(401);
  });

  describe('with a shortlist', () => {
    const shortlist = (path = '') => `/projects/${projectId}/shortlist${path}`;

    beforeEach(async () => {
      await stage('source').expect(200);
      await stage('rank').expect(200);
    });

    it('holds the people picked, and says so', async () => {
      const { body } = await user
        .post(shortlist(), { candidateUsernames: ['sample-bo', 'sample-bo', 'SAMPLE-BO'] })
        .expect(200);
      expect([body, (await readProject())['status']]).toMatchObject([
        { shortlist: [{ githubUsername: 'sample-bo', rank: 2, enrichedData: null }], total: 1 },
        'shortlisted',
      ]);
    });

    it('adds nobody where one of them is unknown', async () => {
      await user.post(shortlist(), { candidateUsernames: ['sample-ada', 'nobody'] }).expect(404);
      expect((await user.get(shortlist()).expect(200)).body).toEqual({ shortlist: [], total: 0 });
    });

    it('takes somebody off again', async () => {
      await user.post(shortlist('/sample-ada/toggle')).expect(200);
      const { body } = await user.post(shortlist('/sample-ada/toggle')).expect(200);
      expect([body, (await readProject())['status']]).toEqual([
        { githubUsername: 'sample-ada', shortlisted: false },
        'ranked',
      ]);
    });

    it('loses no pick of 20 made at once', async () => {
      await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          user.post(shortlist(), { candidateUsernames: [index % 2 === 0 ? 'sample-ada' : 'sample-bo'] }).expect(200),
        ),
      );
      expect((await user.get(shortlist()).expect(200)).body).toMatchObject({ total: 2 });
    });

    it('puts together what the person has published', async () => {
      await user.post(shortlist(), { candidateUsernames: ['sample-ada'] }).expect(200);
      expect((await user.post(shortlist('/sample-ada/enrich')).expect(200)).body).toMatchObject({
        githubUsername: 'sample-ada',
        enrichedData: { contacts: [], hireable: null },
      });
    });

    it('enriches nobody who was not picked', async () => {
      await user.post(shortlist('/sample-ada/enrich')).expect(404);
    });

    it.each([[[]], ['sample-ada'], [['']], [['a b']], [[7]]])(
      'refuses %j as people to pick',
      async (candidateUsernames) => {
        await user.post(shortlist(), { candidateUsernames }).expect(422);
      },
    );

    it("is a stranger's 404", async () => {
      const stranger = await newUser(service);
      const answers = await Promise.all([
        stranger.get(shortlist()),
        stranger.post(shortlist(), { candidateUsernames: ['sample-ada'] }),
        stranger.post(shortlist('/sample-ada/toggle')),
      ]);
      expect(answers.map((answer) => answer.status)).toEqual([404, 404, 404]);
    });
  });
});

describe('a project at work', () => {
  it('is not taken up a second time', async () => {
    const begun = signal();
    const go = signal();
    await start({
      'github-sourcer': async () => {
        begun.resolve();
        await go.promise;
        throw new Problem('github_unavailable');
      },
    });
    const first = stage('source').then((answer) => answer.status);
    await begun.promise;
    const [again, reset] = await Promise.all([stage('source'), stage('reset')]);
    go.resolve();
    expect([again.status, reset.status, await first]).toEqual([409, 409, 502]);
  });

  it('can be sourced again after it failed', async () => {
    let calls = 0;
    await start({
      'github-sourcer': async () => {
        if ((calls += 1) === 1) throw new Problem('github_unavailable');
        return {
          candidates: [],
          source: 'sample',
          found: 0,
          coverage: { line: '' },
          github: { requestMilliseconds: 0 },
        };
      },
    });
    await stage('source').expect(502);
    expect((await stage('source').expect(200)).body).toMatchObject({ status: 'sourced', candidateCount: 0 });
  });
});
