import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Test } from 'supertest';
import { withStages } from './support/stage-doubles.js';
import { startTestApp, type TestApp } from './support/test-app.js';
import { newUser, type TestUser } from './support/test-user.js';

const POSTING = 'Senior Go Engineer\n\nWe look for a senior Go engineer in Berlin who knows Kubernetes and PostgreSQL.';
const MOST = 3;
/** Requests that come at the same moment. */
const AT_ONCE = 12;

describe('a user who may have three projects', () => {
  let service: TestApp;
  let user: TestUser;

  beforeAll(async () => {
    service = await startTestApp({ projectsPerUser: MOST }, withStages({}));
  });

  beforeEach(async () => {
    user = await newUser(service);
  });

  afterAll(() => service.close());

  const draft = (owner = user): Test => owner.post('/projects', { name: 'A search', jobDescriptionText: POSTING });
  const run = (key?: string): Test => {
    const request = user.post('/pipeline/run', { jobDescriptionText: POSTING }).set('Prefer', 'respond-async');
    return key === undefined ? request : request.set('Idempotency-Key', key);
  };
  const fill = async (): Promise<void> => {
    for (let count = 0; count < MOST; count += 1) await draft().expect(201);
  };
  const total = async (): Promise<number> =>
    ((await user.get('/projects').expect(200)).body as { total: number }).total;
  const statuses = async (requests: Test[]): Promise<number[]> =>
    (await Promise.all(requests)).map(({ status }) => status).sort();

  it('is refused a fourth draft, with the bound and what to do', async () => {
    await fill();
    const { body } = await draft().expect(409);
    expect(body).toMatchObject({ code: 'too_many_projects', detail: expect.stringMatching(/\b3 projects.*Delete/) });
  });

  it('is refused a run that would make a fourth', async () => {
    await fill();
    expect((await run().expect(409)).body).toMatchObject({ code: 'too_many_projects' });
  });

  it('has nothing stored of what was refused', async () => {
    await fill();
    await draft().expect(409);
    await run().expect(409);
    expect(await total()).toBe(MOST);
  });

  it('may make another when one is deleted', async () => {
    await fill();
    const { body } = await user.get('/projects');
    await user
      .delete(`/projects/${(body as { projects: { projectId: string }[] }).projects[0]?.projectId}`)
      .expect(204);
    await draft().expect(201);
  });

  it('may run a project that is there', async () => {
    await fill();
    const { body } = await user.get('/projects');
    await user
      .post(`/projects/${(body as { projects: { projectId: string }[] }).projects[0]?.projectId}/source`)
      .expect((answer) => expect(answer.status).toBeLessThan(300));
  });

  it('leaves the others their own', async () => {
    await fill();
    await draft(await newUser(service)).expect(201);
  });

  it('gets no more by asking for many drafts at once', async () => {
    expect(await statuses(Array.from({ length: AT_ONCE }, () => draft()))).toEqual([
      ...Array<number>(MOST).fill(201),
      ...Array<number>(AT_ONCE - MOST).fill(409),
    ]);
  });

  it('gets no more by asking for drafts and runs at once', async () => {
    await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => (index % 2 === 0 ? draft() : run())));
    expect(await total()).toBe(MOST);
  });

  it('is given the run that made the last one again, also where the same request comes twice at once', async () => {
    await draft().expect(201);
    await draft().expect(201);
    expect(await statuses(Array.from({ length: AT_ONCE }, () => run('once')))).toEqual(
      Array<number>(AT_ONCE).fill(202),
    );
  });
});
