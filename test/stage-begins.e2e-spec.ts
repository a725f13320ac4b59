import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TeamManifests } from '../src/projects/team/team-manifests.js';
import { withStages } from './support/stage-doubles.js';
import { startTestApp, type TestApp } from './support/test-app.js';
import { newUser, type TestUser } from './support/test-user.js';

const posting = (skill: string): string => `Senior Engineer\n\nRequirements:\n- ${skill}\n- Kubernetes`;

interface Body {
  projectId: string;
  status: string;
  results: { jobRequirement: { requiredSkills: { name: string }[] } } | null;
}

/** While the manifests of a request are read, which takes seconds, others go on. */
describe('a stage that begins', () => {
  let service: TestApp;
  let owner: TestUser;
  let editor: TestUser;
  let email: string;
  let projectId: string;
  let meanwhile: () => Promise<unknown>;

  beforeAll(async () => {
    const manifests = {
      read: async (_userId: string, { teamManifests: _files, ...request }: { teamManifests?: unknown }) => {
        await meanwhile();
        return request;
      },
    };
    service = await startTestApp({}, (builder) =>
      withStages()(builder).overrideProvider(TeamManifests).useValue(manifests),
    );
    owner = await newUser(service);
    editor = await newUser(service);
    ({ email } = (await editor.get('/auth/me').expect(200)).body as { email: string });
  });

  afterAll(() => service.close());

  beforeEach(async () => {
    meanwhile = () => Promise.resolve();
    const draft = { name: 'Shared', jobDescriptionText: posting('Go') };
    ({ projectId } = (await owner.post('/projects', draft).expect(201)).body as Body);
    await members('put').send({ email, role: 'editor' }).expect(200);
  });

  const members = (method: 'put' | 'delete') =>
    service.request()[method](`/projects/${projectId}/members`).set('Authorization', `Bearer ${owner.token}`);
  const project = async (): Promise<Body> => (await owner.get(`/projects/${projectId}`).expect(200)).body as Body;

  it('works on the posting that another member has changed meanwhile', async () => {
    let changes = 0;
    meanwhile = async () => {
      // The change itself passes here too.
      if ((changes += 1) === 1)
        await editor.patch(`/projects/${projectId}`, { jobDescriptionText: posting('Rust') }).expect(200);
    };
    await owner.post(`/projects/${projectId}/source`).expect(200);
    const skills = (await project()).results?.jobRequirement.requiredSkills.map(({ name }) => name);
    expect(skills).toEqual(expect.arrayContaining(['Rust']));
    expect(skills).not.toContain('Go');
  });

  it('does not begin for a member who was removed meanwhile', async () => {
    meanwhile = () => members('delete').send({ email }).expect(204);
    await editor.post(`/projects/${projectId}/source`).expect(404);
    expect((await project()).status).toBe('draft');
  });

  it('does not begin for a member who may only read by then', async () => {
    meanwhile = () => members('put').send({ email, role: 'reader' }).expect(200);
    expect((await editor.post(`/projects/${projectId}/source`).expect(403)).body).toMatchObject({
      code: 'insufficient_role',
    });
    expect((await project()).status).toBe('draft');
  });
});
