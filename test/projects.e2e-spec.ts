import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { DATA_SOURCE } from '../src/platform/database/connection.js';
import { Project } from '../src/projects/project.entity.js';
import { startTestApp, type TestApp } from './support/test-app.js';
import { newUser, type TestUser } from './support/test-user.js';

const POSTING = 'We look for a senior Go engineer in Berlin who knows Kubernetes and PostgreSQL.';
const UNKNOWN = '01a2026b-78ad-73e6-a75a-61bd81af3d4c';

describe('projects', () => {
  let service: TestApp;
  let owner: TestUser;
  let stranger: TestUser;

  beforeAll(async () => {
    service = await startTestApp();
    owner = await newUser(service);
    stranger = await newUser(service);
  });

  afterAll(() => service.close());

  async function draft(user = owner, more: object = {}): Promise<string> {
    const { body } = await user
      .post('/projects', { name: 'A search', jobDescriptionText: POSTING, ...more })
      .expect(201);
    return (body as { projectId: string }).projectId;
  }

  it('makes a draft with what was given', async () => {
    const { body } = await owner
      .post('/projects', { name: 'A search', jobTitle: 'Engineer', jobDescriptionText: POSTING, location: 'Berlin' })
      .expect(201);
    expect(body).toMatchObject({
      name: 'A search',
      jobTitle: 'Engineer',
      status: 'draft',
      location: 'Berlin',
      candidateCount: 0,
      avgScore: null,
      results: null,
      userId: owner.userId,
    });
  });

  it('gives every field of the contract, and no other', async () => {
    const { body } = await owner.get(`/projects/${await draft()}`).expect(200);
    expect(Object.keys(body as object).sort()).toEqual(
      [
        'projectId',
        'userId',
        'name',
        'jobTitle',
        'status',
        'jobDescriptionText',
        'location',
        'candidateCount',
        'avgScore',
        'createdAt',
        'updatedAt',
        'pipelineStartTime',
        'pipelineEndTime',
        'role',
        'retainedUntil',
        'results',
      ].sort(),
    );
  });

  it('lists newest first, also what was made within one millisecond', async () => {
    const user = await newUser(service);
    const made: string[] = [];
    for (let index = 0; index < 5; index += 1) made.push(await draft(user, { name: `Search ${index}` }));
    const { body } = await user.get('/projects').expect(200);
    expect((body as { projects: { projectId: string }[] }).projects.map((project) => project.projectId)).toEqual(
      made.reverse(),
    );
  });

  it('lists a page with the total', async () => {
    const user = await newUser(service);
    for (let index = 0; index < 3; index += 1) await draft(user, { name: `Search ${index}` });
    const { body } = await user.get('/projects?limit=1&offset=1').expect(200);
    expect(body).toMatchObject({ projects: [{ name: 'Search 1' }], total: 3, limit: 1, offset: 1 });
  });

  it('lists no results and at most 200 characters of the posting', async () => {
    const user = await newUser(service);
    await draft(user, { jobDescriptionText: 'x'.repeat(5000) });
    const { body } = await user.get('/projects').expect(200);
    const [summary] = (body as { projects: Record<string, string>[] }).projects;
    expect([summary?.['jobDescriptionText']?.length, 'results' in (summary ?? {})]).toEqual([200, false]);
  });

  it('filters by status', async () => {
    const user = await newUser(service);
    await draft(user, { name: 'stays a draft' });
    const failed = await draft(user, { name: 'failed' });
    await service.app.get<DataSource>(DATA_SOURCE).manager.update(Project, failed, { status: 'failed' });
    const { body } = await user.get('/projects?status=failed').expect(200);
    expect(body).toMatchObject({ projects: [{ name: 'failed' }], total: 1 });
  });

  it('renames a project', async () => {
    const projectId = await draft();
    await owner.patch(`/projects/${projectId}`, { name: 'Another name' }).expect(200);
    expect((await owner.get(`/projects/${projectId}`)).body).toMatchObject({
      name: 'Another name',
      jobDescriptionText: POSTING,
    });
  });

  it('changes the posting of a draft only', async () => {
    const projectId = await draft();
    await service.app.get<DataSource>(DATA_SOURCE).manager.update(Project, projectId, { status: 'completed' });
    const { body } = await owner
      .patch(`/projects/${projectId}`, { jobDescriptionText: `${POSTING} And more.` })
      .expect(409);
    expect(body).toMatchObject({ code: 'invalid_project_state' });
  });

  it('deletes a project for good', async () => {
    const projectId = await draft();
    await owner.delete(`/projects/${projectId}`).expect(204);
    await owner.get(`/projects/${projectId}`).expect(404);
  });

  it('exports a project as JSON to download', async () => {
    const projectId = await draft();
    const answer = await owner.get(`/projects/${projectId}/export`).expect(200);
    expect([answer.headers['content-disposition'], answer.body]).toEqual([
      `attachment; filename="githire-${projectId}.json"`,
      expect.objectContaining({ projectId, jobDescriptionText: POSTING }),
    ]);
  });

  it('exports an empty table as its heading', async () => {
    const answer = await owner.get(`/projects/${await draft()}/export?format=csv`).expect(200);
    expect(answer.text).toMatch(/^\ufeff?rank,githubUsername,/);
  });

  describe.each([
    ['GET', (user: TestUser, id: string) => user.get(`/projects/${id}`)],
    ['PATCH', (user: TestUser, id: string) => user.patch(`/projects/${id}`, { name: 'stolen' })],
    ['DELETE', (user: TestUser, id: string) => user.delete(`/projects/${id}`)],
    ['GET export', (user: TestUser, id: string) => user.get(`/projects/${id}/export`)],
  ])('%s of a project', (_call, request) => {
    it('answers a stranger as if there were no such project', async () => {
      const { body } = await request(stranger, await draft()).expect(404);
      expect(body).toMatchObject({ code: 'not_found' });
    });

    it('answers the owner of another project the same for an unknown id', async () => {
      const { body } = await request(owner, UNKNOWN).expect(404);
      expect(body).toMatchObject({ code: 'not_found' });
    });

    it('answers an id that is no UUID with 404', async () => {
      const { body } = await request(owner, 'drop%20table').expect(404);
      expect(body).toMatchObject({ code: 'not_found' });
    });
  });

  it.each(['/projects', `/projects/${UNKNOWN}`, `/projects/${UNKNOWN}/export`])(
    'asks nobody in particular for a token at %s',
    async (path) => {
      const { body } = await service.request().get(path).expect(401);
      expect(body).toMatchObject({ code: 'unauthenticated' });
    },
  );

  it("leaves a stranger's attempts without effect", async () => {
    const projectId = await draft();
    await stranger.delete(`/projects/${projectId}`);
    await stranger.patch(`/projects/${projectId}`, { name: 'stolen' });
    expect((await owner.get(`/projects/${projectId}`).expect(200)).body).toMatchObject({ name: 'A search' });
  });

  it('shows a stranger nothing in the list', async () => {
    await draft();
    expect((await (await newUser(service)).get('/projects').expect(200)).body).toMatchObject({
      projects: [],
      total: 0,
    });
  });

  describe('bad input', () => {
    const good = { name: 'A search', jobDescriptionText: POSTING };

    it.each([
      ['no name', { ...good, name: undefined }, 'name'],
      ['an empty name', { ...good, name: '' }, 'name'],
      ['a name that is a list', { ...good, name: ['a'] }, 'name'],
      ['a name of 201 characters', { ...good, name: 'x'.repeat(201) }, 'name'],
      ['a name with NUL', { ...good, name: 'a\0b' }, 'name'],
      ['a posting of 3 characters', { ...good, jobDescriptionText: 'abc' }, 'jobDescriptionText'],
      ['a posting of 50,001 characters', { ...good, jobDescriptionText: 'x'.repeat(50_001) }, 'jobDescriptionText'],
      ['a posting that is a number', { ...good, jobDescriptionText: 1234567890 }, 'jobDescriptionText'],
      ['a posting with half a character', { ...good, jobDescriptionText: `${POSTING}\ud800` }, 'jobDescriptionText'],
      ['an unknown field', { ...good, owner: 'me' }, 'owner'],
    ])('refuses %s', async (_what, request, field) => {
      const { body } = await owner.post('/projects', request).expect(422);
      expect((body as { errors: { field: string }[] }).errors.map((error) => error.field)).toContain(field);
    });

    it.each([
      ['a name', { name: null }, 'name'],
      ['a posting', { jobDescriptionText: null }, 'jobDescriptionText'],
      ['a reading', { jobRequirement: [] }, 'jobRequirement'],
    ])('refuses nothing in place of %s', async (_what, change, field) => {
      const { body } = await owner.patch(`/projects/${await draft()}`, change).expect(422);
      expect((body as { errors: { field: string }[] }).errors.map((error) => error.field)).toContain(field);
    });

    it('takes a reading back', async () => {
      const projectId = await draft();
      await owner.patch(`/projects/${projectId}`, { jobRequirement: null }).expect(200);
      expect((await owner.get(`/projects/${projectId}`)).body).toMatchObject({ results: null });
    });

    it.each([
      'limit=-1',
      'limit=0',
      'limit=101',
      'limit=ten',
      'offset=-1',
      'offset=1e99',
      'status=open',
      'page=1',
      'limit=1&limit=2',
    ])('refuses the list with %s', async (query) => {
      const { body } = await owner.get(`/projects?${query}`).expect(422);
      expect(body).toMatchObject({ code: 'validation_failed' });
    });

    it('refuses a format of export that there is not', async () => {
      expect((await owner.get(`/projects/${await draft()}/export?format=pdf`).expect(422)).body).toMatchObject({
        code: 'validation_failed',
      });
    });

    it('writes nothing of a refused request', async () => {
      const user = await newUser(service);
      await user.post('/projects', { ...good, jobDescriptionText: 'abc' }).expect(422);
      expect((await user.get('/projects')).body).toMatchObject({ total: 0 });
    });
  });
});
