import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Test } from 'supertest';
import { Problem } from '../src/platform/common/problem.js';
import { type StageContext } from '../src/domain/stage.js';
import { type ExecutionView, type RunAccepted, type RunResult } from '../src/pipeline/pipeline.dto.js';
import { type ProjectView } from '../src/projects/project.dto.js';
import { signal, withStages } from './support/stage-doubles.js';
import { startTestApp, type TestApp } from './support/test-app.js';
import { newUser, type TestUser } from './support/test-user.js';

const POSTING = 'Senior Go Engineer\n\nWe look for a senior Go engineer in Berlin who knows Kubernetes and PostgreSQL.';
const UNKNOWN = '01a2026b-78ad-73e6-a75a-61bd81af3d4c';

let service: TestApp;
/** The service of those tests that can share one, because each has a user of its own. */
let shared: TestApp;
let user: TestUser;

async function start(stages: Parameters<typeof withStages>[0] = {}, settings = {}): Promise<void> {
  service = await startTestApp(settings, withStages(stages));
  user = await newUser(service);
}

async function startShared(): Promise<void> {
  service = shared;
  user = await newUser(service);
}

const run = (request: object = {}): Test => user.post('/pipeline/run', { jobDescriptionText: POSTING, ...request });
const runAsync = async (request: object = {}): Promise<RunAccepted> =>
  (await run(request).set('Prefer', 'respond-async').expect(202)).body as RunAccepted;
const statusOf = async (executionId: string): Promise<ExecutionView> =>
  (await user.get(`/pipeline/status/${executionId}`).expect(200)).body as ExecutionView;
const projectOf = async (projectId: string): Promise<ProjectView> =>
  (await user.get(`/projects/${projectId}`).expect(200)).body as ProjectView;

/** Asks again until a run has ended. */
async function ended(executionId: string): Promise<ExecutionView> {
  for (;;) {
    const view = await statusOf(executionId);
    if (view.completedAt !== null) return view;
  }
}

beforeAll(async () => {
  shared = await startTestApp({}, withStages({}));
});

afterEach(async () => {
  if (service !== shared) await service.close();
});

afterAll(() => shared.close());

describe('a run', () => {
  beforeEach(startShared);

  it('answers with the whole result', async () => {
    const { body } = await run().expect(200);
    expect(body).toMatchObject({
      status: 'completed',
      jobRequirement: { seniority: 'senior' },
      rankedCandidates: [
        { githubUsername: 'sample-ada', rank: 1 },
        { githubUsername: 'sample-bo', rank: 2 },
      ],
      outreachMessages: [],
      metadata: {
        source: 'sample',
        candidatesFound: 2,
        candidatesRanked: 2,
        messagesGenerated: 0,
        github: { requests: 3, points: 4 },
      },
    });
  });

  it('stores nobody twice', async () => {
    const { projectId } = (await run().expect(200)).body as RunResult;
    expect((await projectOf(projectId)).results).not.toHaveProperty('candidates');
  });

  it('keeps the result on a completed project', async () => {
    const {
      executionId: _id,
      status: _status,
      projectId,
      ...results
    } = (await run({ name: 'My search' }).expect(200)).body as RunResult;
    expect(await projectOf(projectId)).toMatchObject({
      name: 'My search',
      status: 'completed',
      candidateCount: 2,
      avgScore: 50,
      results,
    });
  });

  it('calls the project by the role unless told otherwise', async () => {
    const { projectId } = (await run().expect(200)).body as RunResult;
    expect((await projectOf(projectId)).name).toMatch(/Go Engineer/);
  });

  it('is answered at once where the client prefers that', async () => {
    const answer = await run().set('Prefer', 'respond-async; wait=10').expect(202);
    const { executionId } = answer.body as RunAccepted;
    expect([answer.headers['location'], answer.headers['preference-applied']]).toEqual([
      `/pipeline/status/${executionId}`,
      'respond-async',
    ]);
  });

  it('ends at 100 % with four completed stages', async () => {
    const { executionId } = (await run().expect(200)).body as RunResult;
    const view = await statusOf(executionId);
    expect([
      view.status,
      view.progressPercentage,
      view.currentModule,
      view.stages.map((stage) => [stage.name, stage.status]),
    ]).toEqual([
      'completed',
      100,
      null,
      [
        ['jd-parser', 'completed'],
        ['github-sourcer', 'completed'],
        ['ranking-engine', 'completed'],
        ['outreach-generator', 'completed'],
      ],
    ]);
  });

  it('takes a corrected reading in place of the parser’s', async () => {
    const { jobRequirement } = (await run().expect(200)).body as RunResult;
    const corrected = { ...jobRequirement, seniority: 'principal' };
    expect((await run({ jobRequirement: corrected }).expect(200)).body).toMatchObject({
      jobRequirement: { seniority: 'principal' },
    });
  });

  it('gives one execution for one idempotency key', async () => {
    const [first, second] = await Promise.all([run().set('Idempotency-Key', 'k1'), run().set('Idempotency-Key', 'k1')]);
    const third = await run().set('Idempotency-Key', 'k1').expect(200);
    const ids = [first, second, third].map((answer) => (answer.body as RunResult).executionId);
    expect([new Set(ids).size, ((await user.get('/projects')).body as { total: number }).total]).toEqual([1, 1]);
  });

  it('refuses a repeated request if the results were deleted since', async () => {
    const { body: first } = await run().set('Idempotency-Key', 'k1').expect(200);
    await user.post(`/projects/${first.projectId}/reset`).expect(200);
    const { body: again } = await run().set('Idempotency-Key', 'k1').expect(409);
    const { executionId, projectId } = first;
    expect(again).toMatchObject({ code: 'invalid_project_state', executionId, projectId });
  });

  it('refuses an idempotency key with another body', async () => {
    await run().set('Idempotency-Key', 'k1').expect(200);
    expect((await run({ name: 'other' }).set('Idempotency-Key', 'k1').expect(409)).body).toMatchObject({
      code: 'idempotency_key_reused',
    });
  });

  it('lets two people use the same idempotency key', async () => {
    const stranger = await newUser(service);
    await run().set('Idempotency-Key', 'k1').expect(200);
    await stranger.post('/pipeline/run', { jobDescriptionText: POSTING }).set('Idempotency-Key', 'k1').expect(200);
    expect((await stranger.get('/projects')).body).toMatchObject({ total: 1 });
  });

  it("is a stranger's 404", async () => {
    const stranger = await newUser(service);
    const { executionId } = (await run().expect(200)).body as RunResult;
    const answers = await Promise.all([
      stranger.get(`/pipeline/status/${executionId}`),
      stranger.post(`/pipeline/status/${executionId}/cancel`),
    ]);
    expect(answers.map((answer) => answer.status)).toEqual([404, 404]);
  });

  it("is nobody's without a token", async () => {
    const answers = await Promise.all([
      service.request().post('/pipeline/run').send({ jobDescriptionText: POSTING }),
      service.request().post('/pipeline/parse').send({ jobDescriptionText: POSTING }),
      service.request().get(`/pipeline/status/${UNKNOWN}`),
      service.request().post(`/pipeline/status/${UNKNOWN}/cancel`),
      service.request().get('/auth/me/export'),
    ]);
    expect(answers.map((answer) => answer.status)).toEqual([401, 401, 401, 401, 401]);
  });

  it('is in the export of the account', async () => {
    const { executionId, projectId } = (await run().expect(200)).body as RunResult;
    expect((await user.get('/auth/me/export').expect(200)).body).toMatchObject({
      account: { userId: user.userId },
      projects: [{ projectId }],
      executions: [{ executionId, status: 'completed' }],
    });
  });

  it('goes with its project when that is deleted', async () => {
    const { executionId, projectId } = (await run().expect(200)).body as RunResult;
    await user.delete(`/projects/${projectId}`).expect(204);
    await user.get(`/pipeline/status/${executionId}`).expect(404);
  });

  it('leaves nothing of the posting in the log', async () => {
    await run({ jobDescriptionText: `${POSTING} The word is xylophonist.` }).expect(200);
    expect(service.logText()).not.toContain('xylophonist');
  });

  describe('bad input', () => {
    const usable = { jobDescriptionText: POSTING };

    it.each([
      ['no posting', {}, 'jobDescriptionText'],
      ['an empty posting', { jobDescriptionText: '' }, 'jobDescriptionText'],
      ['a posting of 3 characters', { jobDescriptionText: 'abc' }, 'jobDescriptionText'],
      ['a posting of 50,001 characters', { jobDescriptionText: 'x'.repeat(50_001) }, 'jobDescriptionText'],
      ['a posting that is an object', { jobDescriptionText: { text: POSTING } }, 'jobDescriptionText'],
      ['a posting with NUL', { jobDescriptionText: `${POSTING}\0` }, 'jobDescriptionText'],
      ['no candidates', { ...usable, maxCandidates: 0 }, 'maxCandidates'],
      ['101 candidates', { ...usable, maxCandidates: 101 }, 'maxCandidates'],
      ['half a candidate', { ...usable, maxCandidates: 1.5 }, 'maxCandidates'],
      ['a negative weight', { ...usable, weights: { skillMatch: -1 } }, 'weights.skillMatch'],
      ['an unknown weight', { ...usable, weights: { beauty: 1 } }, 'weights.beauty'],
      ['an unknown channel', { ...usable, channels: ['pigeon'] }, 'channels'],
      ['a broken reading', { ...usable, jobRequirement: { requiredSkills: 'Go' } }, 'jobRequirement.requiredSkills'],
      ['a list for a reading', { ...usable, jobRequirement: [] }, 'jobRequirement'],
      ['a list for weights', { ...usable, weights: [] }, 'weights'],
      ['an unknown field', { ...usable, priority: 1 }, 'priority'],
    ])('refuses %s and stores nothing', async (_what, request, field) => {
      const { body } = await user.post('/pipeline/run', request).expect(422);
      const { errors } = body as { errors: { field: string }[] };
      expect([
        errors.map((error) => error.field).includes(field),
        ((await user.get('/projects')).body as { total: number }).total,
      ]).toEqual([true, 0]);
    });

    it.each([
      ['a list in place of a skill', { requiredSkills: [[]] }, 'requiredSkills'],
      ['a list in place of a place', { locations: [[]] }, 'locations'],
      ['a list in place of the pay', { salary: [] }, 'salary'],
      ['NUL in the role', { role: 'a\0b' }, 'role'],
      ['half a character in the company', { company: 'a\ud800' }, 'company'],
    ])('refuses a reading with %s', async (_what, broken, field) => {
      const { body: reading } = await user.post('/pipeline/parse', usable).expect(200);
      const { body } = await run({ jobRequirement: { ...(reading as object), ...broken } }).expect(422);
      expect((body as { errors: { field: string }[] }).errors.map((error) => error.field)).toContain(
        `jobRequirement.${field}`,
      );
    });

    it('refuses weights that are all zero', async () => {
      const { body } = await run({ weights: { skillMatch: 0, experience: 0, activity: 0, domain: 0 } }).expect(422);
      expect(body).toMatchObject({ code: 'validation_failed' });
    });

    it('refuses a posting with no skill and no role, says what is missing, and stores nothing', async () => {
      const { body } = await run({
        jobDescriptionText: 'The weather is nice today and the sea is calm and blue.',
      }).expect(422);
      expect([
        (body as { code: string }).code,
        ((await user.get('/projects')).body as { total: number }).total,
      ]).toEqual(['job_description_unusable', 0]);
    });

    it('answers an unknown run with 404', async () => {
      await user.get(`/pipeline/status/${UNKNOWN}`).expect(404);
    });

    it('answers a run whose id is no UUID with 404', async () => {
      await user.get('/pipeline/status/last').expect(404);
    });

    it.each([
      ['of 256 characters', 'x'.repeat(256)],
      ['with a space', 'a b'],
    ])('refuses an idempotency key %s', async (_what, key) => {
      expect((await run().set('Idempotency-Key', key).expect(422)).body).toMatchObject({ code: 'validation_failed' });
    });
  });
});

describe('a posting', () => {
  beforeEach(startShared);

  it('is read without anything being stored', async () => {
    const { body } = await user.post('/pipeline/parse', { jobDescriptionText: POSTING }).expect(200);
    const { requiredSkills } = body as { requiredSkills: { name: string }[] };
    expect([
      requiredSkills.map((skill) => skill.name),
      ((await user.get('/projects')).body as { total: number }).total,
    ]).toEqual([expect.arrayContaining(['Go', 'Kubernetes', 'PostgreSQL']), 0]);
  });

  it('can be sent back as it was read', async () => {
    const { body } = await user.post('/pipeline/parse', { jobDescriptionText: POSTING }).expect(200);
    await run({ jobRequirement: body as object }).expect(200);
  });
});

describe('a stage that fails', () => {
  const broken = async (): Promise<never> => {
    throw new Problem('github_rate_limited', 'GitHub asks us to wait.', { retryAfterSeconds: 60 });
  };

  it.each([
    ['github-sourcer', ['jobRequirement']],
    ['ranking-engine', ['candidates', 'jobRequirement']],
    ['outreach-generator', ['jobRequirement', 'rankedCandidates']],
  ] as const)('%s leaves a failed project that names it and keeps what came before', async (module, kept) => {
    await start({ [module]: broken });
    const { projectId } = (await run().expect(503)).body as { projectId: string };
    const { status, results } = await projectOf(projectId);
    const made = Object.keys(results ?? {}).filter((key) => !['metadata', 'error'].includes(key));
    expect([status, results?.error?.module, results?.error?.code, made.sort()]).toEqual([
      'failed',
      module,
      'github_rate_limited',
      [...kept],
    ]);
  });

  it('answers with the problem, the run and the project', async () => {
    await start({ 'github-sourcer': broken });
    const { body } = await run().expect(503);
    expect(body).toMatchObject({
      code: 'github_rate_limited',
      module: 'github-sourcer',
      executionId: expect.any(String),
      projectId: expect.any(String),
    });
  });

  it('shows in the status, with the progress it had', async () => {
    await start({ 'ranking-engine': broken });
    const { executionId } = await runAsync();
    const view = await ended(executionId);
    expect([view.status, view.error?.module, view.progressPercentage]).toEqual(['failed', 'ranking-engine', 85]);
  });

  it('by a fault of ours shows the client nothing of it', async () => {
    await start({ 'ranking-engine': () => Promise.reject(new Error('SELECT secret FROM /etc/passwd')) });
    const answer = await run().expect(500);
    expect(answer.text).not.toMatch(/SELECT|passwd/);
  });

  it('leaves the service able to run the next', async () => {
    let calls = 0;
    await start({
      'outreach-generator': async () => {
        if ((calls += 1) === 1) throw new Error('once');
        return [];
      },
    });
    await run().expect(500);
    await run().expect(200);
  });

  it('in part leaves a warning on a completed run', async () => {
    await start({
      'outreach-generator': async (_input, context) => {
        context.warn('draft_refused', 'One message failed its checks.');
        return [];
      },
    });
    expect((await run().expect(200)).body).toMatchObject({
      status: 'completed',
      metadata: {
        warnings: expect.arrayContaining([
          { module: 'outreach-generator', code: 'draft_refused', message: 'One message failed its checks.' },
        ]) as unknown,
      },
    });
  });
});

describe('a run under way', () => {
  it('shows the stage at work and the share of the work done', async () => {
    const half = signal();
    const go = signal();
    await start({
      'github-sourcer': async (_input: never, context: StageContext) => {
        context.progress(1, 2, '1 of 2 profiles loaded');
        half.resolve();
        await go.promise;
        throw new Problem('github_unavailable');
      },
    });
    const { executionId } = await runAsync();
    await half.promise;
    let view = await statusOf(executionId);
    while (view.progressPercentage < 45) view = await statusOf(executionId);
    go.resolve();
    expect([view.status, view.currentModule, view.progressPercentage, view.stages[1]?.detail]).toEqual([
      'running',
      'github-sourcer',
      45,
      '1 of 2 profiles loaded',
    ]);
  });

  it('never falls back in its progress, whatever a stage says', async () => {
    const seen: number[] = [];
    await start({
      'outreach-generator': async (_input: never, context: StageContext) => {
        for (const done of [9, 3, -5, Number.NaN, 10]) context.progress(done, 10);
        return [];
      },
    });
    const { executionId } = await runAsync();
    for (;;) {
      const view = await statusOf(executionId);
      seen.push(view.progressPercentage);
      if (view.completedAt !== null) break;
    }
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });

  it('ends as cancelled when its owner says so, and keeps what was made', async () => {
    const begun = signal();
    await start({
      'github-sourcer': (_input: never, context: StageContext) =>
        new Promise((_resolve, reject) => {
          context.signal.addEventListener('abort', () => reject(context.signal.reason as Error));
          begun.resolve();
        }),
    });
    const { executionId, projectId } = await runAsync();
    await begun.promise;
    await user.post(`/pipeline/status/${executionId}/cancel`).expect(202);
    const view = await ended(executionId);
    const project = await projectOf(projectId);
    expect([view.status, project.status, project.results?.jobRequirement?.seniority]).toEqual([
      'cancelled',
      'cancelled',
      'senior',
    ]);
  });

  it('ends as cancelled when that is said at once, however the two race', async () => {
    await startShared();
    const accepted = await Promise.all(Array.from({ length: 24 }, () => runAsync()));
    await Promise.all(
      accepted.map(({ executionId }) => user.post(`/pipeline/status/${executionId}/cancel`).expect(202)),
    );
    const views = await Promise.all(accepted.map(({ executionId }) => ended(executionId)));
    const projects = await Promise.all(accepted.map(({ projectId }) => projectOf(projectId)));
    const disagreeing = views.filter((view, index) => view.status !== projects[index]?.status);
    expect([disagreeing, views.filter(({ status }) => !['cancelled', 'completed'].includes(status))]).toEqual([[], []]);
  });

  it('keeps its results to itself: nobody is picked out of them meanwhile', async () => {
    const begun = signal();
    const go = signal();
    await start({
      'outreach-generator': async () => {
        begun.resolve();
        await go.promise;
        return [];
      },
    });
    const { executionId, projectId } = await runAsync();
    await begun.promise;
    const meanwhile = await user.post(`/projects/${projectId}/shortlist`, { candidateUsernames: ['sample-ada'] });
    go.resolve();
    await ended(executionId);
    const after = await user.post(`/projects/${projectId}/shortlist`, { candidateUsernames: ['sample-ada'] });
    expect([meanwhile.status, after.status]).toEqual([409, 200]);
  });

  it('gives its place free when its project is deleted, even if the stage does not listen', async () => {
    const begun = signal();
    let calls = 0;
    await start(
      {
        'ranking-engine': () => {
          begun.resolve();
          return (calls += 1) === 1 ? new Promise(() => undefined) : Promise.resolve([]);
        },
      },
      { pipelineConcurrency: 1 },
    );
    const { projectId } = await runAsync();
    await begun.promise;
    await user.delete(`/projects/${projectId}`).expect(204);
    await run().expect(200);
  });

  it('is the same for two equal requests at once, even if the first takes the last place in the queue', async () => {
    const [begun, go] = [signal(), signal()];
    await start(
      {
        'github-sourcer': () => {
          begun.resolve();
          return go.promise.then(() => Promise.reject(new Problem('github_unavailable')));
        },
      },
      { pipelineConcurrency: 1, runsQueuedPerUser: 1 },
    );
    await runAsync();
    await begun.promise;
    const equal = (): Test => run().set('Prefer', 'respond-async').set('Idempotency-Key', 'k1');
    const [first, second] = await Promise.all([equal(), equal()]);
    go.resolve();
    expect([first.status, second.status, second.body]).toEqual([202, 202, first.body]);
  });

  it('ends as cancelled while it waits in the queue', async () => {
    const go = signal();
    await start(
      { 'github-sourcer': () => go.promise.then(() => Promise.reject(new Problem('github_unavailable'))) },
      { pipelineConcurrency: 1 },
    );
    await runAsync();
    const waiting = await runAsync();
    await user.post(`/pipeline/status/${waiting.executionId}/cancel`).expect(202);
    const view = await statusOf(waiting.executionId);
    go.resolve();
    expect(view.status).toBe('cancelled');
  });

  it('fails as timed out when its time is up, even if the stage does not listen', async () => {
    await start({ 'github-sourcer': () => new Promise(() => undefined) }, { pipelineTimeoutSeconds: 1 });
    const { body } = await run().expect(504);
    expect(body).toMatchObject({ code: 'pipeline_timeout', module: 'github-sourcer' });
  });

  it('ends quietly when its project is deleted under it', async () => {
    const begun = signal();
    const go = signal();
    await start({
      'ranking-engine': async () => {
        begun.resolve();
        await go.promise;
        return [];
      },
    });
    const { executionId, projectId } = await runAsync();
    await begun.promise;
    await user.delete(`/projects/${projectId}`).expect(204);
    go.resolve();
    await run().expect(200);
    await user.get(`/pipeline/status/${executionId}`).expect(404);
  });
});
