/**
 * The journey through the API, in order. `keep` names the variables that later requests use, with the expression that
 * finds each in the JSON answer; `body` replaces properties of the document's own example.
 */
export const JOURNEY = [
  {
    folder: 'Account',
    requests: [
      {
        call: 'POST /auth/register',
        status: 201,
        // Every run of the collection registers an account of its own.
        before: ["pm.collectionVariables.set('email', `postman-${pm.variables.replaceIn('{{$guid}}')}@example.com`);"],
        body: { email: '{{email}}', password: '{{password}}' },
      },
      {
        call: 'POST /auth/login',
        status: 200,
        body: { email: '{{email}}', password: '{{password}}' },
        keep: { token: 'answer.access_token' },
      },
      { call: 'GET /auth/me', status: 200 },
    ],
  },
  {
    folder: 'Search',
    requests: [
      { call: 'POST /pipeline/parse', status: 200 },
      {
        call: 'POST /pipeline/run',
        status: 200,
        keep: {
          projectId: 'answer.projectId',
          executionId: 'answer.executionId',
          username: 'answer.rankedCandidates[0].githubUsername',
        },
      },
      { call: 'GET /pipeline/status/{executionId}', status: 200 },
    ],
  },
  {
    folder: 'People and messages',
    requests: [
      { call: 'GET /projects', status: 200 },
      { call: 'GET /projects/{projectId}', status: 200 },
      { call: 'GET /projects/{projectId}/candidates/{username}/explanation', status: 200 },
      { call: 'POST /projects/{projectId}/shortlist', status: 200, body: { candidateUsernames: ['{{username}}'] } },
      { call: 'GET /projects/{projectId}/shortlist', status: 200 },
      {
        call: 'POST /projects/{projectId}/shortlist/{username}/outreach',
        status: 201,
        keep: { outreachId: 'answer.outreachId' },
      },
      { call: 'PUT /projects/{projectId}/shortlist/{username}/outreach/{outreachId}', status: 200 },
      { call: 'POST /projects/{projectId}/shortlist/{username}/outreach/{outreachId}/sent', status: 200 },
      { call: 'GET /projects/{projectId}/export', status: 200 },
    ],
  },
  {
    folder: 'Automation',
    requests: [
      { call: 'POST /auth/api-keys', status: 201, keep: { keyId: 'answer.keyId' } },
      { call: 'GET /auth/api-keys', status: 200 },
      { call: 'DELETE /auth/api-keys/{keyId}', status: 204 },
    ],
  },
  {
    folder: 'Leaving',
    requests: [
      { call: 'GET /auth/me/export', status: 200 },
      { call: 'DELETE /auth/me', status: 204, body: { password: '{{password}}' } },
    ],
  },
];
