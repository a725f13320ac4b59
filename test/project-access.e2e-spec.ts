import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createOpenApiDocument } from '../src/platform/http/openapi.js';
import { ProjectAccessService } from '../src/projects/access/project-access.service.js';
import { startTestApp, type TestApp } from './support/test-app.js';
import { newUser, type TestUser } from './support/test-user.js';

const OTHER_ID = '01a2026b-78ad-73e6-a75a-61bd81af3d4c';
const DRAFT = {
  name: 'Search',
  jobTitle: 'Engineer',
  jobDescriptionText: 'Senior Go Engineer\n\nRequirements:\n- Go\n- Kubernetes',
};

describe('what belongs to a project', () => {
  let service: TestApp;
  let owner: TestUser;
  let stranger: TestUser;
  let projectId: string;
  let calls: { method: string; path: string }[];

  beforeAll(async () => {
    service = await startTestApp();
    [owner, stranger] = [await newUser(service), await newUser(service)];
    ({ projectId } = (await owner.post('/projects', DRAFT).expect(201)).body as { projectId: string });
    // All routes that there are, so that a new one is tested as well.
    calls = Object.entries(createOpenApiDocument(service.app, '1.2.3').paths)
      .filter(([path]) => path.startsWith('/projects/{projectId}'))
      .flatMap(([path, item]) => Object.keys(item as object).map((method) => ({ method, path })));
  });

  afterAll(() => service.close());

  /** How each route answers to a person about a project; what is sent is not valid anywhere. */
  async function answers(user: TestUser, id: string): Promise<string[]> {
    return Promise.all(
      calls.map(async ({ method, path }) => {
        const url = `${service.url}${path.replace('{projectId}', id).replace('{username}', 'ada').replace('{outreachId}', OTHER_ID)}`;
        const body = ['get', 'delete'].includes(method) ? {} : { body: JSON.stringify({ nonsense: true }) };
        const headers = { Authorization: `Bearer ${user.token}`, 'Content-Type': 'application/json' };
        const answer = await fetch(url, {
          method: method.toUpperCase(),
          headers: 'body' in body ? headers : { Authorization: headers.Authorization },
          ...body,
        });
        const { code, detail } = (await answer.json()) as { code: string; detail: string };
        return `${answer.status} ${code}: ${detail}`;
      }),
    );
  }

  it('has 26 routes', () => {
    expect(calls).toHaveLength(26);
  });

  it('is not found by another user, by no route and whatever they send', async () => {
    expect(new Set(await answers(stranger, projectId))).toEqual(new Set(['404 not_found: There is no such project.']));
  });

  it('is not found where there is no such project', async () => {
    expect(new Set(await answers(owner, OTHER_ID))).toEqual(new Set(['404 not_found: There is no such project.']));
  });

  it('is not found under what is no identifier', async () => {
    expect(new Set(await answers(owner, 'none'))).toEqual(
      new Set(['404 not_found: There is nothing with this identifier.']),
    );
  });

  it('asks for a token before it says whether there is such a project', async () => {
    const statuses = [
      (await service.request().get(`/projects/${projectId}`)).status,
      (await service.request().get('/projects/none')).status,
    ];
    expect(statuses).toEqual([401, 401]);
  });

  it('is found under an identifier in capitals', async () => {
    expect((await owner.get(`/projects/${projectId.toUpperCase()}`).expect(200)).body).toMatchObject({ projectId });
  });

  it('needs of its project the owner and the status, and no more, to be looked up', async () => {
    const access = await service.app.get(ProjectAccessService).of(owner.userId, projectId);
    expect(access).toEqual({ projectId, ownerId: owner.userId, status: 'draft', role: 'owner' });
  });
});
