import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type ProjectPage, type ProjectView } from '../src/projects/project.dto.js';
import { type MembersView } from '../src/projects/members/member.dto.js';
import { MAX_MEMBERS, MembersService } from '../src/projects/members/members.service.js';
import { ATTEMPT_BUDGETS } from '../src/auth/auth.limits.js';
import { withStages } from './support/stage-doubles.js';
import { startTestApp, type TestApp } from './support/test-app.js';
import { newUser, type TestUser } from './support/test-user.js';

const POSTING = 'Senior Go Engineer\n\nRequirements:\n- Go\n- Kubernetes';
const PASSWORD = 'correct horse battery';
const NOBODY = 'nobody@mail.example';

describe('a project that is shared', () => {
  let service: TestApp;
  let owner: TestUser;
  let other: TestUser;
  let email: string;
  let projectId: string;

  beforeAll(async () => {
    service = await startTestApp({}, withStages({}));
  });

  beforeEach(async () => {
    [owner, other] = [await newUser(service), await newUser(service)];
    email = await emailOf(other);
    projectId = await draft(owner);
  });

  afterAll(() => service.close());

  const emailOf = async (user: TestUser): Promise<string> =>
    ((await user.get('/auth/me').expect(200)).body as { email: string }).email;
  const draft = async (user: TestUser, name = 'Search'): Promise<string> =>
    ((await user.post('/projects', { name, jobDescriptionText: POSTING }).expect(201)).body as ProjectView).projectId;
  const share = (body: object, by = owner) => by.put(`/projects/${projectId}/members`, body);
  const unshare = (address: string, by = owner) => by.delete(`/projects/${projectId}/members`).send({ email: address });
  const list = async (user: TestUser, query = ''): Promise<ProjectPage> =>
    (await user.get(`/projects${query}`).expect(200)).body as ProjectPage;
  const members = async (user = owner): Promise<MembersView> =>
    (await user.get(`/projects/${projectId}/members`).expect(200)).body as MembersView;

  it('names whom it is shared with, and the role', async () => {
    const { body } = await share({ email: email.toUpperCase(), role: 'reader' }).expect(200);
    expect(body).toEqual({ userId: other.userId, email, name: null, role: 'reader', addedAt: expect.any(String) });
  });

  it('lists its owner and its members, also for a reader', async () => {
    await share({ email, role: 'reader' }).expect(200);
    expect(await members(other)).toEqual({
      owner: { userId: owner.userId, email: await emailOf(owner), name: null },
      members: [expect.objectContaining({ userId: other.userId, role: 'reader' })],
      total: 1,
    });
  });

  it('changes the role of a member who is shared with again', async () => {
    await share({ email, role: 'reader' }).expect(200);
    await share({ email, role: 'editor' }).expect(200);
    expect((await members()).members.map(({ role }) => role)).toEqual(['editor']);
  });

  it('stands in the list of the member, with role and owner, among the own ones by age', async () => {
    const own = await draft(other, 'Own');
    await share({ email, role: 'editor' }).expect(200);
    const { projects, total } = await list(other);
    expect([total, projects.map((project) => [project.projectId, project.role, project.userId])]).toEqual([
      2,
      [
        [own, 'owner', other.userId],
        [projectId, 'editor', owner.userId],
      ],
    ]);
  });

  it('is paged and filtered in that list like the own ones', async () => {
    await draft(other, 'Own');
    await share({ email, role: 'reader' }).expect(200);
    const pages = await Promise.all(
      ['?limit=1', '?limit=1&offset=1', '?limit=1&offset=2', '?status=draft&offset=9', '?status=ranked'].map(
        async (query) => {
          const { projects, total } = await list(other, query);
          return [projects.map(({ role }) => role), total];
        },
      ),
    );
    expect(pages).toEqual([
      [['owner'], 2],
      [['reader'], 2],
      [[], 2],
      [[], 2],
      [[], 0],
    ]);
  });

  it('says what a reader may do, and refuses the rest with the role that is needed', async () => {
    await share({ email, role: 'reader' }).expect(200);
    expect((await other.get(`/projects/${projectId}`).expect(200)).body).toMatchObject({ role: 'reader' });
    const { body } = await other.patch(`/projects/${projectId}`, { name: 'Mine' }).expect(403);
    expect(body).toMatchObject({
      code: 'insufficient_role',
      detail: 'This needs the role editor; yours is reader.',
    });
  });

  it('is changed by an editor, who can neither delete nor share it', async () => {
    await share({ email, role: 'editor' }).expect(200);
    await other.patch(`/projects/${projectId}`, { name: 'Ours' }).expect(200);
    const refused = [
      (await other.delete(`/projects/${projectId}`)).body,
      (await share({ email: await emailOf(owner), role: 'reader' }, other)).body,
      (await unshare(email, other)).body,
    ] as { code: string }[];
    expect(refused.map(({ code }) => code)).toEqual(['insufficient_role', 'insufficient_role', 'insufficient_role']);
  });

  it('keeps what an editor has run as its own: the run belongs to the owner', async () => {
    await share({ email, role: 'editor' }).expect(200);
    await other.post(`/projects/${projectId}/source`).expect(200);
    const exported = async (user: TestUser): Promise<string[]> =>
      ((await user.get('/auth/me/export').expect(200)).body as { executions: { projectId: string }[] }).executions.map(
        (run) => run.projectId,
      );
    expect([await exported(owner), await exported(other)]).toEqual([[projectId], []]);
  });

  it('is gone for a member who was removed', async () => {
    await share({ email, role: 'editor' }).expect(200);
    await unshare(email.toUpperCase()).expect(204);
    await other.get(`/projects/${projectId}`).expect(404);
    expect((await list(other)).total).toBe(0);
  });

  it('is gone for a member who leaves', async () => {
    await share({ email, role: 'reader' }).expect(200);
    await other.delete(`/projects/${projectId}/members/me`).expect(204);
    await other.get(`/projects/${projectId}`).expect(404);
    expect((await members()).total).toBe(0);
  });

  it('cannot be left by its owner', async () => {
    await owner.delete(`/projects/${projectId}/members/me`).expect(404);
    await owner.get(`/projects/${projectId}`).expect(200);
  });

  it('is shared with nobody who has no account, and the answer names the field', async () => {
    const message = 'There is no account with this address.';
    expect((await share({ email: NOBODY, role: 'reader' }).expect(404)).body).toMatchObject({
      code: 'not_found',
      detail: message,
      errors: [{ field: 'email', message }],
    });
  });

  it('is not shared with its owner', async () => {
    const { body } = await share({ email: await emailOf(owner), role: 'reader' }).expect(422);
    expect(body).toMatchObject({ code: 'validation_failed', errors: [{ field: 'email' }] });
  });

  it('removes nobody who is no member', async () => {
    await unshare(email).expect(404);
  });

  it('gives nobody the role of the owner', async () => {
    await share({ email, role: 'owner' }).expect(422);
  });

  it('lets its owner try a bounded number of addresses, known or not, and always change roles', async () => {
    await share({ email, role: 'reader' }).expect(200);
    const { attempts } = ATTEMPT_BUDGETS.memberSearch.perUser;
    for (let count = 1; count < attempts; count += 1) await share({ email: NOBODY, role: 'reader' }).expect(404);
    const third = await newUser(service);
    const { body, headers } = await share({ email: await emailOf(third), role: 'reader' }).expect(429);
    expect([(body as { code: string }).code, Number(headers['retry-after']) > 0]).toEqual(['too_many_attempts', true]);
    await share({ email, role: 'editor' }).expect(200);
  });

  it('has a bounded number of members', async () => {
    const users = await Promise.all(Array.from({ length: MAX_MEMBERS + 1 }, () => newUser(service)));
    const emails = await Promise.all(users.map(emailOf));
    const answers = await Promise.all(
      emails.map(async (address) => (await share({ email: address, role: 'reader' })).status),
    );
    expect(answers.sort()).toEqual([...Array.from({ length: MAX_MEMBERS }, () => 200), 409]);
  });

  it('is deleted with the account of its owner, for all', async () => {
    await share({ email, role: 'editor' }).expect(200);
    await owner.delete('/auth/me').send({ password: PASSWORD }).expect(204);
    expect((await list(other)).total).toBe(0);
  });

  it('loses a member whose account is deleted', async () => {
    await share({ email, role: 'editor' }).expect(200);
    await other.delete('/auth/me').send({ password: PASSWORD }).expect(204);
    expect((await members()).total).toBe(0);
  });

  it("stands in the export of the member's account, as a membership and not as a project", async () => {
    const { body } = await share({ email, role: 'editor' }).expect(200);
    const { addedAt } = body as { addedAt: string };
    const { body: exported } = await other.get('/auth/me/export').expect(200);
    expect(exported).toMatchObject({
      memberships: [{ projectId, projectName: 'Search', ownerId: owner.userId, role: 'editor', addedAt }],
      projects: [],
    });
  });

  it('is found by its member in code without HTTP, too', async () => {
    await share({ email, role: 'editor' }).expect(200);
    expect(await service.app.get(MembersService).listOf(other.userId)).toHaveLength(1);
  });
});
