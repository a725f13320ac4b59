import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { DATA_SOURCE } from '../src/platform/database/connection.js';
import { PipelineRun } from '../src/pipeline/runs/pipeline-run.entity.js';
import { type ExecutionView, type RunAccepted } from '../src/pipeline/pipeline.dto.js';
import { eventually } from './support/eventually.js';
import { signal, withStages } from './support/stage-doubles.js';
import { startTestApp, type TestApp } from './support/test-app.js';
import { newUser, type TestUser } from './support/test-user.js';

const POSTING = 'Senior Go Engineer\n\nRequirements:\n- Go\n- Kubernetes';
const DEAD = '00000000-0000-7000-8000-000000000000';

/** What a process that died leaves in the database is made here by hand: a row that is another's, whose beat stands still. */
describe('a run whose process has died', () => {
  let service: TestApp;
  let user: TestUser;
  let sourced = 0;
  let goOn: ReturnType<typeof signal>;
  let begun: ReturnType<typeof signal>;
  let aborted = 0;
  let accepted: RunAccepted;

  const rows = () => service.app.get<DataSource>(DATA_SOURCE).getRepository(PipelineRun);
  const row = () => rows().findOneByOrFail({ executionId: accepted.executionId });
  const status = async (): Promise<ExecutionView> => (await user.get(accepted.statusUrl)).body as ExecutionView;

  beforeAll(async () => {
    service = await startTestApp(
      { runLeaseSeconds: 1 },
      withStages({
        'github-sourcer': async (_input, context) => {
          sourced += 1;
          context.signal.addEventListener('abort', () => (aborted += 1));
          begun.resolve();
          await goOn.promise;
          await context.checkpoint();
          return {
            candidates: [],
            source: 'sample',
            found: 0,
            coverage: { line: 'none' },
            github: {
              requests: 0,
              points: 0,
              remaining: 1,
              resetsAt: null,
              retries: 0,
              requestMilliseconds: 0,
              waitedSeconds: 0,
              plan: [],
            },
          };
        },
      }),
    );
  });

  afterAll(() => service.close());

  beforeEach(async () => {
    sourced = 0;
    aborted = 0;
    goOn = signal();
    begun = signal();
    user = await newUser(service);
    const { body } = await user
      .post('/pipeline/run', { jobDescriptionText: POSTING })
      .set('Prefer', 'respond-async')
      .expect(202);
    accepted = body as RunAccepted;
    await begun.promise;
  });

  afterEach(async () => {
    goOn.resolve();
    // A run that a test has left with a dead owner must not be taken over in the next one.
    await user.delete(`/projects/${accepted.projectId}`);
  });

  it('is gone on with by another process, which counts the crash', async () => {
    await rows().update(accepted.executionId, { leaseOwner: DEAD, leaseBeat: 5 });
    goOn.resolve();
    await eventually(async () => (await status()).status === 'completed');
    expect([sourced, (await row()).interruptions]).toEqual([2, 1]);
  });

  it('is left alone as long as its owner gives signs of life', async () => {
    await rows().update(accepted.executionId, { leaseOwner: DEAD, leaseBeat: 5 });
    for (let beat = 6; beat < 30; beat += 1) {
      await rows().increment({ executionId: accepted.executionId }, 'leaseBeat', 1);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect([(await row()).leaseOwner, sourced]).toEqual([DEAD, 1]);
  });

  it('is no longer worked on by one that lost it, whose results are not stored', async () => {
    await rows().update(accepted.executionId, { leaseOwner: DEAD, leaseBeat: 5 });
    await eventually(() => aborted === 1);
    expect([(await row()).status, (await row()).leaseOwner]).toEqual(['running', DEAD]);
  });

  it('fails with the reason after the third crash at the same point', async () => {
    await rows().update(accepted.executionId, { leaseOwner: DEAD, leaseBeat: 5, crashes: 2 });
    await eventually(async () => (await status()).status === 'failed');
    expect([(await status()).error?.code, sourced]).toEqual(['run_crashed', 1]);
  });

  it('has its crashes forgotten once it is past the point', async () => {
    await rows().update(accepted.executionId, { leaseOwner: DEAD, leaseBeat: 5, crashes: 1 });
    goOn.resolve();
    await eventually(async () => (await status()).status === 'completed');
    expect(await row()).toMatchObject({ crashes: 0, interruptions: 1, leaseOwner: null });
  });

  it('keeps the end of its time', async () => {
    const deadlineAt = new Date(Date.now() - 1000).toISOString();
    await rows().update(accepted.executionId, { leaseOwner: DEAD, leaseBeat: 5, deadlineAt });
    await eventually(async () => (await status()).status === 'failed');
    expect([(await status()).error?.code, (await row()).deadlineAt]).toEqual(['pipeline_timeout', deadlineAt]);
  });

  it('gets no more than its time from a clock that was set back', async () => {
    await rows().update(accepted.executionId, {
      leaseOwner: DEAD,
      leaseBeat: 5,
      deadlineAt: new Date(Date.now() + 3_600_000).toISOString(),
    });
    await eventually(async () => ((await row()).leaseOwner ?? DEAD) !== DEAD && sourced === 2);
    expect(Date.parse((await row()).deadlineAt ?? '') - Date.now()).toBeLessThanOrEqual(
      service.settings.pipelineTimeoutSeconds * 1000,
    );
  });
});

describe('a run that is in no line', () => {
  it('is enqueued if its process died before enqueueing it, or if the queue lost it', async () => {
    const service = await startTestApp({ runLeaseSeconds: 1 }, withStages());
    const user = await newUser(service);
    const { body } = await user.post('/pipeline/run', { jobDescriptionText: POSTING }).expect(200);
    const { executionId } = body as RunAccepted;
    await service.app
      .get<DataSource>(DATA_SOURCE)
      .getRepository(PipelineRun)
      .update(executionId, { status: 'queued', completedAt: null });
    await eventually(
      async () => ((await user.get(`/pipeline/status/${executionId}`)).body as ExecutionView).status === 'completed',
    );
    await service.close();
    expect(service.logText()).not.toContain('failed outside its own handling');
  });
});

describe('bounds on waiting runs', () => {
  const never = withStages({
    'github-sourcer': (_input, { signal: stop }) =>
      new Promise((_resolve, reject) => stop.addEventListener('abort', () => reject(stop.reason as Error))),
  });
  const submit = (user: TestUser) =>
    user.post('/pipeline/run', { jobDescriptionText: POSTING }).set('Prefer', 'respond-async');

  it('refuse with 429 what one user has too many of, and nobody else', async () => {
    const service = await startTestApp(
      { pipelineConcurrency: 1, runsQueuedPerUser: 2, shutdownGraceSeconds: 0 },
      never,
    );
    const [ada, bo] = [await newUser(service), await newUser(service)];
    const first = (await submit(ada)).body as RunAccepted;
    await eventually(async () => ((await ada.get(first.statusUrl)).body as ExecutionView).status === 'running');
    const answers = [await submit(ada), await submit(ada)];
    const refused = await submit(ada);
    const other = await submit(bo);
    const { total } = (await ada.get('/projects')).body as { total: number };
    await service.close();
    expect([...answers, other].map((answer) => answer.status)).toEqual([202, 202, 202]);
    expect([refused.status, refused.headers['retry-after'], (refused.body as { code: string }).code, total]).toEqual([
      429,
      '10',
      'too_many_runs',
      3,
    ]);
  });

  it('refuse what is too much of all users together', async () => {
    const service = await startTestApp({ pipelineConcurrency: 1, runsQueued: 1, shutdownGraceSeconds: 0 }, never);
    const [ada, bo] = [await newUser(service), await newUser(service)];
    const first = (await submit(ada)).body as RunAccepted;
    await eventually(async () => ((await ada.get(first.statusUrl)).body as ExecutionView).status === 'running');
    const answers = [await submit(ada), await submit(bo)];
    await service.close();
    expect(answers.map((answer) => answer.status)).toEqual([202, 429]);
  });
});
