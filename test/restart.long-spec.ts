import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { DATA_SOURCE } from '../src/platform/database/connection.js';
import { PipelineRun } from '../src/pipeline/runs/pipeline-run.entity.js';
import { type RunAccepted, type RunResult } from '../src/pipeline/pipeline.dto.js';
import { signal, withStages } from './support/stage-doubles.js';
import { startTestApp, type TestApp } from './support/test-app.js';
import { createTestDatabase, type TestDatabase } from './support/test-database.js';
import { newUser, type TestUser } from './support/test-user.js';

const POSTING = 'Senior Go Engineer\n\nRequirements:\n- Go\n- Kubernetes';

/** A service stops while it works, and another starts on the same database. */
describe('a service that is stopped while it works', () => {
  let database: TestDatabase;
  let databaseUrl: string;
  let first: TestApp;
  let second: TestApp | undefined;
  let user: TestUser;
  let accepted: RunAccepted;
  const begun = signal();

  beforeEach(async () => {
    database = await createTestDatabase();
    ({ databaseUrl } = database);
    first = await startTestApp(
      { databaseUrl, shutdownGraceSeconds: 0 },
      withStages({
        'ranking-engine': async () => {
          begun.resolve();
          return new Promise(() => undefined);
        },
      }),
    );
    user = await newUser(first);
    const { body } = await user
      .post('/pipeline/run', { jobDescriptionText: POSTING })
      .set('Prefer', 'respond-async')
      .expect(202);
    accepted = body as RunAccepted;
    await begun.promise;
  });

  afterEach(async () => {
    await second?.close();
    await database.drop();
  });

  it('goes on from what was saved when it is back, and finds nobody twice', async () => {
    let sourced = 0;
    await first.close();
    second = await startTestApp(
      { databaseUrl },
      withStages({
        'github-sourcer': async () => {
          sourced += 1;
          throw new Error('the people were found before');
        },
      }),
    );
    const url = `/pipeline/status/${accepted.executionId}`;
    const ask = () => second?.request().get(url).set('Authorization', `Bearer ${user.token}`);
    let body = (await ask())?.body as { status: string; completedAt: string | null };
    while (body.completedAt === null) body = (await ask())?.body as typeof body;
    expect([body.status, sourced]).toEqual(['completed', 0]);
  });

  it('leaves the run in the queue, not lost', async () => {
    await first.close();
    second = await startTestApp({ databaseUrl }, withStages({ 'ranking-engine': () => new Promise(() => undefined) }));
    const execution = await second.app
      .get<DataSource>(DATA_SOURCE)
      .manager.findOneByOrFail(PipelineRun, { executionId: accepted.executionId });
    expect(['queued', 'running']).toContain(execution.status);
  });

  it('answers a client that waits with a problem that says when to ask again', async () => {
    const waiting = user
      .post('/pipeline/run', { jobDescriptionText: POSTING })
      .set('Idempotency-Key', 'again')
      .then((answer) => answer);
    // The request has arrived when its project is there.
    while (((await user.get('/projects')).body as { total: number }).total < 2);
    await first.close();
    const answer = await waiting;
    expect([answer.status, (answer.body as RunResult & { code: string }).code, answer.headers['retry-after']]).toEqual([
      503,
      'not_ready',
      '10',
    ]);
  });
});
