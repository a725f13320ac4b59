import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type DataSource } from 'typeorm';
import { SCOPES } from '../src/auth/scopes.js';
import { PipelineRun } from '../src/pipeline/runs/pipeline-run.entity.js';
import { newRun } from '../src/pipeline/runs/new-run.js';
import { DATA_SOURCE } from '../src/platform/database/connection.js';
import { createOpenApiDocument } from '../src/platform/http/openapi.js';
import {
  actionOf,
  allowedChanges,
  mayDo,
  PROJECT_ACTION_NAMES,
  type ProjectActionName,
  statusAllows,
} from '../src/projects/access/project-actions.js';
import { ProjectMember } from '../src/projects/members/project-member.entity.js';
import { Project } from '../src/projects/project.entity.js';
import { PROJECT_STATUSES, type ProjectStatus } from '../src/projects/project-status.js';
import { initialMetadata } from '../src/pipeline/runs/run-state.js';
import { jobRequirement } from './support/requirements.js';
import { REFERENCE_TIME } from './support/stage-doubles.js';
import { startTestApp, type TestApp } from './support/test-app.js';
import { newUser, type TestUser } from './support/test-user.js';

const PROJECT_ID = '01a2026b-78ad-73e6-a75a-61bd81af3d4c';
const EXECUTION_ID = '01a2026b-78ad-73e6-a75a-61bd81af3d4d';
const OTHER_ID = '01a2026b-78ad-73e6-a75a-61bd81af3d4e';
const POSTING = 'Senior Go Engineer\n\nRequirements:\n- Go\n- Kubernetes';
const NONSENSE = { nonsense: true };

const ROLES = ['owner', 'editor', 'reader'] as const;
const CALLERS = [...ROLES, 'keyWithoutScope', 'stranger', 'nobody'] as const;
type Caller = (typeof CALLERS)[number];

/** Bodies that tell the actions of one route apart; every other route gets a body that is valid nowhere. */
const BODIES: Partial<Record<ProjectActionName, object>> = {
  updateProject: { name: 'Search' },
  changeInput: { jobDescriptionText: POSTING },
  changePlace: { location: 'Potsdam' },
};

/** What the table says of a request. */
function expected(caller: Caller, action: ProjectActionName, status: ProjectStatus): string {
  if (caller === 'nobody') return '401 unauthenticated';
  if (caller === 'keyWithoutScope') return '403 insufficient_scope';
  if (caller === 'stranger') return '404 not_found';
  if (!mayDo(caller, action)) return '403 insufficient_role';
  if (statusAllows(status, action)) return 'let in';
  return `409 invalid_project_state, allows ${allowedChanges({ role: caller, status }).join(' ')}`;
}

describe('the table of actions, sent over HTTP', () => {
  let service: TestApp;
  let database: DataSource;
  let calls: Map<string, { method: string; path: string; scopes: string[] }>;
  const users = new Map<Caller, TestUser>();
  /** Keys with all scopes but some, by those that they lack. */
  const keys = new Map<string, string>();
  /** What the database has now; undefined if a request may have changed it. */
  let planted: ProjectStatus | undefined;

  beforeAll(async () => {
    service = await startTestApp();
    database = service.app.get<DataSource>(DATA_SOURCE);
    for (const caller of [...ROLES, 'stranger'] as const) users.set(caller, await newUser(service));
    calls = new Map(
      Object.entries(createOpenApiDocument(service.app, '1.2.3').paths).flatMap(([path, item]) =>
        Object.entries(item as Record<string, { operationId: string; 'x-required-scopes'?: string[] }>).map(
          ([method, operation]) => [
            operation.operationId,
            { method: method.toUpperCase(), path, scopes: operation['x-required-scopes'] ?? [] },
          ],
        ),
      ),
    );
    for (const { scopes } of PROJECT_ACTION_NAMES.map(callOf)) {
      if (keys.has(scopes.join())) continue;
      const others = SCOPES.filter((scope) => !scopes.includes(scope));
      const { body } = await users.get('owner')!.post('/auth/api-keys', { name: 'A key', scopes: others }).expect(201);
      keys.set(scopes.join(), (body as { key: string }).key);
    }
  });

  afterAll(() => service.close());

  function callOf(action: ProjectActionName): { method: string; path: string; scopes: string[] } {
    const call = calls.get(actionOf(action).route ?? action);
    if (call === undefined) throw new Error(`${action} has no route`);
    return call;
  }

  /** The project with this status, its members and a run that has ended. Nobody was found, so that nobody is. */
  async function plant(status: ProjectStatus): Promise<void> {
    if (planted === status) return;
    const owner = users.get('owner')!;
    const metadata = initialMetadata(REFERENCE_TIME, { jobDescriptionText: POSTING }, '', '1');
    const project = {
      projectId: PROJECT_ID,
      userId: owner.userId,
      name: 'Search',
      jobTitle: null,
      status,
      location: null,
      candidateCount: 0,
      avgScore: null,
      createdAt: REFERENCE_TIME,
      updatedAt: REFERENCE_TIME,
      pipelineStartTime: null,
      pipelineEndTime: null,
      jobDescriptionText: POSTING,
      resultsJson: JSON.stringify({
        jobRequirement: jobRequirement(),
        rankedCandidates: [],
        outreachMessages: [],
        metadata,
      }),
      workJson: null,
    };
    const run = newRun(
      EXECUTION_ID,
      project,
      { jobDescriptionText: POSTING },
      { requestHash: '', idempotencyKey: null },
    );
    await database.manager.upsert(Project, project, ['projectId']);
    await database.manager.upsert(PipelineRun, { ...run, status: 'completed' }, ['executionId']);
    for (const role of ['editor', 'reader'] as const) {
      const member = { projectId: PROJECT_ID, userId: users.get(role)!.userId, role, addedAt: REFERENCE_TIME };
      await database.manager.upsert(ProjectMember, member, ['projectId', 'userId']);
    }
    planted = status;
  }

  /** Sends a request and says how it was refused, or that it was let in, whatever happened then. */
  async function outcome(caller: Caller, action: ProjectActionName): Promise<string> {
    const { method, path, scopes } = callOf(action);
    const token = caller === 'keyWithoutScope' ? keys.get(scopes.join()) : users.get(caller)?.token;
    const hasBody = method !== 'GET';
    const answer = await fetch(
      service.url +
        path
          .replace('{projectId}', PROJECT_ID)
          .replace('{executionId}', EXECUTION_ID)
          .replace('{username}', 'ada')
          .replaceAll(/\{\w+\}/g, OTHER_ID),
      {
        method,
        headers: {
          ...(hasBody ? { 'Content-Type': 'application/json' } : {}),
          ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
        },
        ...(hasBody ? { body: JSON.stringify(BODIES[action] ?? NONSENSE) } : {}),
      },
    );
    const text = await answer.text();
    if (answer.ok) {
      if (method !== 'GET') planted = undefined;
      return 'let in';
    }
    const { code, detail, allowed } = JSON.parse(text) as { code: string; detail: string; allowed?: string[] };
    if (code === 'invalid_project_state') return `409 ${code}, allows ${allowed?.join(' ')}`;
    const isRefused = code !== 'not_found' || /^There is no such (?:project|run)\.$/.test(detail);
    return isRefused && code !== 'validation_failed' ? `${answer.status} ${code}` : 'let in';
  }

  it.each(PROJECT_ACTION_NAMES)('holds for everybody in every status: %s', async (action) => {
    const found: Record<string, string> = {};
    const wanted: Record<string, string> = {};
    for (const status of PROJECT_STATUSES) {
      for (const caller of CALLERS) {
        await plant(status);
        found[`${status} ${caller}`] = await outcome(caller, action);
        wanted[`${status} ${caller}`] = expected(caller, action, status);
      }
    }
    expect(found).toEqual(wanted);
  });

  it('has a row for every route of a project, and every row has its route', () => {
    const routes = [...calls].filter(([, { path }]) => /^\/(?:projects\/\{projectId\}|pipeline\/status)/.test(path));
    const rows = PROJECT_ACTION_NAMES.map((name) => actionOf(name).route ?? name);
    expect([...new Set(rows)].sort()).toEqual(routes.map(([name]) => name).sort());
  });
});
