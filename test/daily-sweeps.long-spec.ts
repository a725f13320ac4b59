import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { DATA_SOURCE } from '../src/platform/database/connection.js';
import { ApiKey } from '../src/auth/api-keys/api-key.entity.js';
import { ExpiredAccess } from '../src/auth/sessions/expired-access.js';
import { Session } from '../src/auth/sessions/session.entity.js';
import { Clock } from '../src/platform/common/clock.js';
import { FinishedRuns, IDEMPOTENCY_KEY_DAYS } from '../src/pipeline/runs/finished-runs.js';
import { PipelineRun } from '../src/pipeline/runs/pipeline-run.entity.js';
import { withStages } from './support/stage-doubles.js';
import { startTestApp, type TestApp } from './support/test-app.js';
import { newUser, type TestUser } from './support/test-user.js';

const DAY = 24 * 60 * 60 * 1000;
const RETENTION_DAYS = 90;
const RUN = {
  name: 'A search',
  jobDescriptionText: 'We look for a senior Go engineer in Berlin who knows Kubernetes and PostgreSQL.',
};

describe('what nobody asks for any more', () => {
  let service: TestApp;
  let user: TestUser;
  let rows: DataSource;
  let daysOn: number;

  beforeEach(async () => {
    daysOn = 0;
    const clock = { now: () => new Date(Date.now() + daysOn * DAY) } satisfies Clock;
    service = await startTestApp({ retentionDays: RETENTION_DAYS }, (builder) =>
      withStages()(builder).overrideProvider(Clock).useValue(clock),
    );
    rows = service.app.get<DataSource>(DATA_SOURCE);
    user = await newUser(service);
  });

  afterEach(() => service.close());

  async function run(): Promise<string> {
    const call = service
      .request()
      .post('/pipeline/run')
      .set({ Authorization: `Bearer ${user.token}`, 'Idempotency-Key': 'the-key' });
    const { body } = await call.send(RUN).expect(200);
    return (body as { executionId: string }).executionId;
  }

  it('goes, as sessions do that have expired', async () => {
    daysOn = 400;
    expect([await service.app.get(ExpiredAccess).sweep(), await rows.manager.count(Session)]).toEqual([1, 0]);
  });

  it('goes, as API keys do that have expired, and those without an expiry stay', async () => {
    const scopes = ['projects:read'];
    const expiresAt = new Date(Date.now() + DAY).toISOString();
    await user.post('/auth/api-keys', { name: 'Short', scopes, expiresAt }).expect(201);
    await user.post('/auth/api-keys', { name: 'For ever', scopes }).expect(201);
    daysOn = 2;
    await service.app.get(ExpiredAccess).sweep();
    expect((await rows.manager.find(ApiKey)).map(({ name }) => name)).toEqual(['For ever']);
  });

  it('stays as long as the session lives', async () => {
    await service.app.get(ExpiredAccess).sweep();
    await user.get('/auth/me').expect(200);
  });

  it('goes, as runs do whose results the retention has dropped', async () => {
    await run();
    daysOn = RETENTION_DAYS + 1;
    await service.app.get(FinishedRuns).sweep();
    expect(await rows.manager.count(PipelineRun)).toBe(0);
  });

  it('goes, as the key of a run does after its days, and the run stays', async () => {
    const executionId = await run();
    daysOn = IDEMPOTENCY_KEY_DAYS + 1;
    await service.app.get(FinishedRuns).sweep();
    expect(await rows.manager.find(PipelineRun, { select: { executionId: true, idempotencyKey: true } })).toEqual([
      expect.objectContaining({ executionId, idempotencyKey: null }),
    ]);
  });

  it('finds the same run by its key until then', async () => {
    const executionId = await run();
    daysOn = IDEMPOTENCY_KEY_DAYS - 1;
    await service.app.get(FinishedRuns).sweep();
    daysOn = 0;
    expect(await run()).toBe(executionId);
  });

  it('leaves a run alone that has not ended', async () => {
    await run();
    await rows.manager.update(PipelineRun, { idempotencyKey: 'the-key' }, { status: 'running' });
    daysOn = RETENTION_DAYS + 1;
    expect(await service.app.get(FinishedRuns).sweep()).toBe(0);
  });

  it('is logged with its number', async () => {
    daysOn = 400;
    await service.app.get(ExpiredAccess).sweep();
    expect(service.logLines().map(({ msg }) => msg)).toContain('1 expired sessions were removed');
  });
});
