import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/test-app.js';
import { newUser, type TestUser } from './support/test-user.js';

const POSTING = 'We look for a senior Go engineer in Berlin who knows Kubernetes.';
interface Body {
  code: string;
  errors?: { field: string; message: string }[];
}

describe('input', () => {
  let service: TestApp;
  let user: TestUser;
  /** A project of the user. Of another one nothing is said but that it is not found, whatever is sent. */
  let projectId: string;

  beforeAll(async () => {
    service = await startTestApp();
    user = await newUser(service);
    const draft = await user
      .post('/projects', { name: 'Search', jobTitle: 'Engineer', jobDescriptionText: POSTING })
      .expect(201);
    ({ projectId } = draft.body as { projectId: string });
  });

  afterAll(() => service.close());

  const run = (json: string) => user.post('/pipeline/run').set('Content-Type', 'application/json').send(json);

  describe.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'])('a field called %s', (name) => {
    it.each([
      ['in the body', `{"jobDescriptionText": "${POSTING}", "${name}": {"maxCandidates": 1}}`, name],
      ['in the weights', `{"jobDescriptionText": "${POSTING}", "weights": {"${name}": 1}}`, `weights.${name}`],
      [
        'in a list of a list',
        `{"jobDescriptionText": "${POSTING}", "jobRequirement": {"requiredSkills": [{"${name}": 1}]}}`,
        `jobRequirement.requiredSkills.0.${name}`,
      ],
    ])('is refused by its name %s', async (_where, json, field) => {
      const answer = await run(json);
      expect([answer.status, (answer.body as Body).errors?.map((error) => error.field)]).toEqual([422, [field]]);
    });

    it('is refused in a query', async () => {
      const answer = await user.get(`/projects?${name}=1`);
      expect([answer.status, (answer.body as Body).errors?.map((error) => error.field)]).toEqual([422, [name]]);
    });

    it('is nobody as a login in a path', async () => {
      await user.get(`/projects/${projectId}/shortlist/${name}/outreach`).expect(404);
    });
  });

  it.each([
    ['a text for a number', '"maxCandidates": "x"', 'maxCandidates', /integer/],
    ['a text for a list', '"channels": "x"', 'channels', /array/],
    ['a text for an object', '"weights": "x"', 'weights', /object/],
    ['a list for an object', '"weights": [1]', 'weights', /object/],
    ['a list for a text', '"name": ["x"]', 'name', /string/],
    ['a number that JSON cannot hold', '"maxCandidates": 1e999', 'maxCandidates', /integer/],
    ['a text for a number further down', '"weights": {"skillMatch": "x"}', 'weights.skillMatch', /number/],
  ])('with %s is answered with the type alone', async (_what, json, field, message) => {
    const answer = await run(`{"jobDescriptionText": "${POSTING}", ${json}}`);
    expect((answer.body as Body).errors).toEqual([{ field, message: expect.stringMatching(message) }]);
  });

  it.each([
    '/projects?limit=1&limit=2',
    '/projects?status=draft&status=draft',
    '/projects?limit[]=1',
    '/projects?limit=%00',
    '/projects/{projectId}/export?format=csv&format=csv',
  ])('of a query given twice or wrongly is answered with 422: %s', async (path) => {
    await user.get(path.replace('{projectId}', projectId)).expect(422);
  });

  it.each(['%00', '%ED%A0%80', '%ff', '%zz', 'a%00b', '%F0%9F%98%80', '..%2f..%2fetc', "'%20OR%201=1"])(
    'of a login %s in a path is not found',
    async (login) => {
      await user.get(`/projects/${projectId}/shortlist/${login}/outreach`).expect(404);
    },
  );

  it.each(['\\u0000', '\\ud800'])('of a text with %s is answered with 422', async (character) => {
    await run(`{"jobDescriptionText": "${POSTING} ${character}"}`).expect(422);
  });
});
