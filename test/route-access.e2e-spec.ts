import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Scope, SCOPES } from '../src/auth/scopes.js';
import { createOpenApiDocument } from '../src/platform/http/openapi.js';
import { startTestApp, type TestApp } from './support/test-app.js';
import { newUser } from './support/test-user.js';

const OTHER_ID = '01a2026b-78ad-73e6-a75a-61bd81af3d4c';
const OUTREACH = '/projects/{projectId}/shortlist/{username}/outreach';

/** The scopes that each route accepts; none where only a session may call it. */
const ROUTES: readonly [call: string, ...scopes: Scope[]][] = [
  ['POST /auth/logout'],
  ['GET /auth/me'],
  ['PUT /auth/me'],
  ['DELETE /auth/me'],
  ['PUT /auth/password'],
  ['PUT /auth/email'],
  ['DELETE /auth/browser-session'],
  ['GET /auth/sessions'],
  ['DELETE /auth/sessions/{sessionId}'],
  ['GET /auth/me/export'],
  ['POST /auth/api-keys'],
  ['GET /auth/api-keys'],
  ['DELETE /auth/api-keys/{keyId}'],
  ['POST /pipeline/parse', 'runs:write'],
  ['POST /pipeline/run', 'runs:write'],
  ['GET /pipeline/status/{executionId}', 'runs:write', 'projects:read'],
  ['GET /pipeline/status/{executionId}/events', 'runs:write', 'projects:read'],
  ['POST /pipeline/status/{executionId}/cancel', 'runs:write'],
  ['GET /projects', 'projects:read'],
  ['POST /projects', 'projects:write'],
  ['GET /projects/{projectId}', 'projects:read'],
  ['PATCH /projects/{projectId}', 'projects:write'],
  ['DELETE /projects/{projectId}', 'projects:write'],
  ['GET /projects/{projectId}/export', 'exports:read'],
  ['GET /projects/{projectId}/audit', 'projects:read'],
  ['GET /presets', 'projects:read'],
  ['POST /presets', 'projects:write'],
  ['PUT /presets/{presetId}', 'projects:write'],
  ['DELETE /presets/{presetId}', 'projects:write'],
  ['POST /projects/{projectId}/duplicate', 'projects:write'],
  ['GET /projects/{projectId}/members', 'projects:read'],
  ['PUT /projects/{projectId}/members', 'projects:write'],
  ['DELETE /projects/{projectId}/members', 'projects:write'],
  ['DELETE /projects/{projectId}/members/me', 'projects:write'],
  ['POST /projects/{projectId}/source', 'runs:write'],
  ['POST /projects/{projectId}/rank', 'runs:write'],
  ['POST /projects/{projectId}/reset', 'projects:write'],
  ['GET /projects/{projectId}/candidates/{username}/explanation', 'projects:read'],
  ['GET /projects/{projectId}/candidates/{username}/notice', 'projects:read'],
  ['GET /projects/{projectId}/shortlist', 'projects:read'],
  ['POST /projects/{projectId}/shortlist', 'projects:write'],
  ['POST /projects/{projectId}/shortlist/{username}/toggle', 'projects:write'],
  ['POST /projects/{projectId}/shortlist/{username}/enrich', 'projects:write'],
  [`GET ${OUTREACH}`, 'projects:read'],
  [`POST ${OUTREACH}`, 'projects:write'],
  [`PUT ${OUTREACH}/{outreachId}`, 'projects:write'],
  [`POST ${OUTREACH}/{outreachId}/regenerate`, 'projects:write'],
  [`POST ${OUTREACH}/{outreachId}/sent`, 'projects:write'],
  [`POST ${OUTREACH}/{outreachId}/follow-ups`, 'projects:write'],
  [`GET ${OUTREACH}/{outreachId}/follow-ups`, 'projects:read'],
];

/** Calls that end the session that makes them. */
const ENDING = new Set(['POST /auth/logout', 'DELETE /auth/browser-session']);

interface Operation {
  security: unknown[];
  description?: string;
  'x-required-scopes'?: string[];
}

interface Answer {
  status: number;
  code: string | undefined;
  challenge: string | null;
}

describe('who may call a route', () => {
  let service: TestApp;
  /** One key for each set of scopes. */
  const keys = new Map<string, string>();
  /** A token of its own for each route: some of them end it. */
  const tokens = new Map<string, string>();
  let operations: Map<string, Operation>;

  beforeAll(async () => {
    service = await startTestApp();
    const user = await newUser(service);
    const sets = ROUTES.flatMap(([, ...scopes]) => [scopes, others(scopes)]).filter(({ length }) => length > 0);
    for (const scopes of sets) {
      if (keys.has(scopes.join(' '))) continue;
      const { body } = await user.post('/auth/api-keys', { name: scopes.join(' '), scopes }).expect(201);
      keys.set(scopes.join(' '), (body as { key: string }).key);
    }
    for (const [call] of ROUTES) tokens.set(call, ENDING.has(call) ? (await newUser(service)).token : user.token);
    operations = new Map(
      Object.entries(createOpenApiDocument(service.app, '1.2.3').paths).flatMap(([path, item]) =>
        Object.entries(item as Record<string, Operation>).map(([method, operation]): [string, Operation] => [
          `${method.toUpperCase()} ${path}`,
          operation,
        ]),
      ),
    );
  });

  afterAll(() => service.close());

  const others = (scopes: readonly Scope[]): Scope[] => SCOPES.filter((scope) => !scopes.includes(scope));

  /** What is sent is valid nowhere, so that nothing is changed. */
  async function call(route: string, bearer?: string): Promise<Answer> {
    const [method = '', path = ''] = route.split(' ');
    const url = service.url + path.replace('{username}', 'ada').replaceAll(/\{\w+\}/g, OTHER_ID);
    const hasBody = !['GET', 'DELETE'].includes(method);
    const answer = await fetch(url, {
      method,
      headers: {
        ...(hasBody ? { 'Content-Type': 'application/json' } : {}),
        ...(bearer === undefined ? {} : { Authorization: `Bearer ${bearer}` }),
      },
      ...(hasBody ? { body: JSON.stringify({ nonsense: true }) } : {}),
    });
    const text = await answer.text();
    const { code } = (text === '' ? {} : JSON.parse(text)) as { code?: string };
    return { status: answer.status, code, challenge: answer.headers.get('www-authenticate') };
  }

  it('is listed here for every route that needs a token', () => {
    const protectedCalls = [...operations]
      .filter(([name, { security }]) => security.length > 0 && name !== 'GET /metrics')
      .map(([name]) => name);
    expect(protectedCalls.sort()).toEqual(ROUTES.map(([name]) => name).sort());
  });

  it.each(ROUTES)('is what the document says of %s', (name, ...scopes) => {
    const { description, 'x-required-scopes': required } = operations.get(name) ?? {};
    const said = scopes.length === 0 ? ['API keys are not accepted'] : scopes.map((scope) => `\`${scope}\``);
    expect([required, said.filter((text) => description?.includes(text) !== true)]).toEqual([scopes, []]);
  });

  it.each(ROUTES)('of nobody is 401: %s', async (name) => {
    expect(await call(name)).toEqual({ status: 401, code: 'unauthenticated', challenge: 'Bearer' });
  });

  it.each(ROUTES)('lets a session in: %s', async (name) => {
    const { status, code } = await call(name, tokens.get(name));
    expect({ status, code, isIn: ![401, 403].includes(status) }).toMatchObject({ isIn: true });
  });

  it.each(ROUTES)('refuses a key with all other scopes: %s', async (name, ...scopes) => {
    const named = scopes[0] === undefined ? '' : `, scope="${scopes[0]}"`;
    expect(await call(name, keys.get(others(scopes).join(' ')))).toEqual({
      status: 403,
      code: 'insufficient_scope',
      challenge: `Bearer error="insufficient_scope"${named}`,
    });
  });

  it.each(ROUTES.flatMap(([name, ...scopes]) => scopes.map((scope): [string, Scope] => [name, scope])))(
    'lets a key in: %s with %s',
    async (name, scope) => {
      const { status, code } = await call(name, keys.get(scope));
      expect({ status, code, isIn: ![401, 403].includes(status) }).toMatchObject({ isIn: true });
    },
  );
});
