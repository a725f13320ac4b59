import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type OpenAPIObject } from '@nestjs/swagger';
import { createOpenApiDocument } from '../src/platform/http/openapi.js';
import { startTestApp, type TestApp } from './support/test-app.js';

/** The calls of the contract that are served today. `npm run lint:openapi` checks the document of the built service. */
const CALLS = [
  'POST /auth/register',
  'POST /auth/login',
  'POST /auth/logout',
  'GET /auth/me',
  'PUT /auth/me',
  'PUT /auth/password',
  'GET /auth/sessions',
  'DELETE /auth/sessions/{sessionId}',
  'POST /auth/api-keys',
  'GET /auth/api-keys',
  'DELETE /auth/api-keys/{keyId}',
  'GET /auth/me/export',
  'DELETE /auth/me',
  'POST /pipeline/run',
  'POST /pipeline/parse',
  'GET /pipeline/status/{executionId}',
  'POST /pipeline/status/{executionId}/cancel',
  'GET /projects',
  'POST /projects',
  'GET /projects/{projectId}',
  'PATCH /projects/{projectId}',
  'DELETE /projects/{projectId}',
  'GET /projects/{projectId}/export',
  'POST /projects/{projectId}/source',
  'POST /projects/{projectId}/rank',
  'POST /projects/{projectId}/reset',
  'GET /projects/{projectId}/candidates/{username}/explanation',
  'GET /projects/{projectId}/shortlist',
  'POST /projects/{projectId}/shortlist',
  'POST /projects/{projectId}/shortlist/{username}/toggle',
  'POST /projects/{projectId}/shortlist/{username}/enrich',
  'GET /projects/{projectId}/candidates/{username}/notice',
  'GET /projects/{projectId}/shortlist/{username}/outreach',
  'POST /projects/{projectId}/shortlist/{username}/outreach',
  'PUT /projects/{projectId}/shortlist/{username}/outreach/{outreachId}',
  'POST /projects/{projectId}/shortlist/{username}/outreach/{outreachId}/regenerate',
  'POST /projects/{projectId}/shortlist/{username}/outreach/{outreachId}/sent',
  'POST /projects/{projectId}/shortlist/{username}/outreach/{outreachId}/follow-ups',
  'GET /projects/{projectId}/shortlist/{username}/outreach/{outreachId}/follow-ups',
  'GET /health/live',
  'GET /health/ready',
  'GET /metrics',
];

interface Operation {
  operationId: string;
  security: unknown[];
  responses: Record<string, unknown>;
}

describe('the OpenAPI document', () => {
  let service: TestApp;
  let document: OpenAPIObject;

  beforeAll(async () => {
    service = await startTestApp();
    document = createOpenApiDocument(service.app, '1.2.3');
  });

  afterAll(() => service.close());

  const operations = (): [string, Operation][] =>
    Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item as Record<string, Operation>).map(([method, operation]): [string, Operation] => [
        `${method.toUpperCase()} ${path}`,
        operation,
      ]),
    );

  it.each(CALLS)('describes %s', (call) => {
    expect(operations().map(([name]) => name)).toContain(call);
  });

  it('gives every operation an id of its own', () => {
    const ids = operations().map(([, operation]) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('says of every operation that it may answer with a problem document', () => {
    expect(operations().filter(([, { responses }]) => !('4XX' in responses))).toEqual([]);
  });

  it('asks for a token everywhere but where the contract does not', () => {
    const open = operations()
      .filter(([, { security }]) => security.length === 0)
      .map(([call]) => call);
    expect(open.sort()).toEqual(['GET /health/live', 'GET /health/ready', 'POST /auth/login', 'POST /auth/register']);
  });
});
