import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type DataSource } from 'typeorm';
import { AuditEvent } from '../src/platform/audit/audit-event.entity.js';
import { DATA_SOURCE } from '../src/platform/database/connection.js';
import { AuditLog } from '../src/platform/audit/audit-log.js';
import { startTestApp, type TestApp } from './support/test-app.js';
import { newUser, type TestUser } from './support/test-user.js';

interface Page {
  events: { seq: number; actorType: string; actorId: string; action: string; subject: string; requestId: string }[];
  nextBefore: number | null;
}

describe('the audit log of a project', () => {
  let service: TestApp;
  let owner: TestUser;
  let projectId: string;

  beforeAll(async () => {
    service = await startTestApp();
    owner = await newUser(service);
    const draft = {
      name: 'Backend',
      jobTitle: 'Engineer',
      jobDescriptionText: 'Senior Go developer in Berlin. Required: Go.',
    };
    projectId = ((await owner.post('/projects', draft).expect(201)).body as { projectId: string }).projectId;
    await owner.patch(`/projects/${projectId}`, { name: 'Backend, Berlin' }).expect(200);
    await owner.get(`/projects/${projectId}`).expect(200);
    await owner.get(`/projects/${projectId}/candidates/octo-ada/explanation`).expect(409);
    // Reads are written a second later, or when the service stops.
    await service.app.get(AuditLog).onModuleDestroy();
  });

  afterAll(() => service.close());

  const page = async (query = '', user = owner): Promise<Page> =>
    (await user.get(`/projects/${projectId}/audit${query}`).expect(200)).body as Page;

  it('says who did what, newest first, and holds nothing that was refused', async () => {
    const { events } = await page();
    expect(events.map(({ action, actorType, actorId }) => [action, actorType, actorId])).toEqual([
      ['project.readProject', 'user', owner.userId],
      ['project.updateProject', 'user', owner.userId],
      ['project.createProject', 'user', owner.userId],
    ]);
  });

  it('names the request, by which the log lines are found', async () => {
    const { headers } = await owner.patch(`/projects/${projectId}`, { name: 'Backend' }).expect(200);
    const [newest] = (await page('?limit=1')).events;
    expect(newest?.requestId).toBe(headers['x-request-id']);
  });

  it('is read page by page', async () => {
    const seen: string[] = [];
    for (let next: number | null = 2 ** 31 - 1; next !== null;) {
      const { events, nextBefore } = await page(`?limit=2&before=${next}`);
      seen.push(...events.map(({ action }) => action));
      next = nextBefore;
    }
    expect(seen.slice(-3)).toEqual(['project.readProject', 'project.updateProject', 'project.createProject']);
  });

  it('is its owner’s alone', async () => {
    const editor = await newUser(service);
    const { email } = (await editor.get('/auth/me').expect(200)).body as { email: string };
    const share = service.request().put(`/projects/${projectId}/members`).set('Authorization', `Bearer ${owner.token}`);
    await share.send({ email, role: 'editor' }).expect(200);
    expect((await editor.get(`/projects/${projectId}/audit`).expect(403)).body).toMatchObject({
      code: 'insufficient_role',
    });
    await (await newUser(service)).get(`/projects/${projectId}/audit`).expect(404);
  });

  it('says with whom the project was shared, and who was removed', async () => {
    const member = await newUser(service);
    const { email } = (await member.get('/auth/me').expect(200)).body as { email: string };
    const members = `/projects/${projectId}/members`;
    const asOwner = { Authorization: `Bearer ${owner.token}` };
    await service.request().put(members).set(asOwner).send({ email, role: 'reader' }).expect(200);
    await service.request().delete(members).set(asOwner).send({ email }).expect(204);
    const { events } = await page('?limit=10');
    const about = events.filter(({ subject }) => subject === `user ${member.userId}`);
    expect(about.map(({ action }) => action)).toEqual(['project.removeMember', 'project.shareProject']);
  });

  it('records a run when it is accepted', async () => {
    const run = { jobDescriptionText: 'Senior Go developer in Berlin. Required: Go, PostgreSQL.', maxCandidates: 1 };
    const request = owner.post('/pipeline/run', run).set('Prefer', 'respond-async');
    const { executionId, projectId: made } = (await request.expect(202)).body as {
      executionId: string;
      projectId: string;
    };
    await service.app.get(AuditLog).onModuleDestroy();
    const { events } = (await owner.get(`/projects/${made}/audit`).expect(200)).body as Page;
    expect(events).toMatchObject([{ action: 'run.started', subject: `run ${executionId}` }]);
  });

  it('says who was put on the shortlist, and holds no login', async () => {
    const run = { jobDescriptionText: 'Senior Go developer in Berlin. Required: Go, PostgreSQL.', maxCandidates: 1 };
    const { projectId: made, rankedCandidates } = (await owner.post('/pipeline/run', run).expect(200)).body as {
      projectId: string;
      rankedCandidates: [{ githubUsername: string }];
    };
    const [{ githubUsername }] = rankedCandidates;
    await owner.post(`/projects/${made}/shortlist`, { candidateUsernames: [githubUsername] }).expect(200);
    const { manager } = service.app.get<DataSource>(DATA_SOURCE);
    const added = await manager.findOneByOrFail(AuditEvent, { action: 'project.addToShortlist', projectId: made });
    const people = service.app.get(AuditLog).person(githubUsername);
    expect([added.detail, added.detail.includes(githubUsername)]).toEqual([JSON.stringify({ people }), false]);
  });

  it('records who cancelled a run', async () => {
    const run = { jobDescriptionText: 'Senior Go developer in Berlin. Required: Go, PostgreSQL.', maxCandidates: 1 };
    const request = owner.post('/pipeline/run', run).set('Prefer', 'respond-async');
    const { executionId, projectId: made } = (await request.expect(202)).body as {
      executionId: string;
      projectId: string;
    };
    await owner.post(`/pipeline/status/${executionId}/cancel`).expect(202);
    const { events } = (await owner.get(`/projects/${made}/audit?limit=1`).expect(200)).body as Page;
    expect(events).toMatchObject([
      { action: 'project.cancelRun', subject: `run ${executionId}`, actorType: 'user', actorId: owner.userId },
    ]);
  });
});
