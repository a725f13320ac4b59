import { get as httpGet, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { DATA_SOURCE } from '../src/platform/database/connection.js';
import { type RunResult } from '../src/pipeline/pipeline.dto.js';
import { Project } from '../src/projects/project.entity.js';
import { toView } from '../src/projects/stored/stored-project.js';
import { withStages } from './support/stage-doubles.js';
import { startTestApp, type TestApp } from './support/test-app.js';
import { newUser, type TestUser } from './support/test-user.js';

const POSTING = 'Senior Go Engineer\n\nWe look for a senior Go engineer in Berlin who knows Kubernetes and PostgreSQL.';
/** More than the buffers of a connection hold, in bytes: the export waits in this project while nobody reads. */
const BIG = 32 * 1024 * 1024;

describe('the export of an account', () => {
  let service: TestApp;
  let user: TestUser;

  beforeAll(async () => {
    service = await startTestApp({}, withStages({}));
  });

  beforeEach(async () => {
    user = await newUser(service);
  });

  afterAll(() => service.close());

  const database = (): DataSource => service.app.get<DataSource>(DATA_SOURCE);
  const run = async (): Promise<RunResult> =>
    (await user.post('/pipeline/run', { jobDescriptionText: POSTING }).expect(200)).body as RunResult;
  const draft = async (): Promise<string> =>
    (
      (await user.post('/projects', { name: 'A search', jobDescriptionText: POSTING }).expect(201)).body as {
        projectId: string;
      }
    ).projectId;

  /** Asks, and reads nothing yet. */
  const begin = (): Promise<IncomingMessage> =>
    new Promise((resolve, reject) =>
      httpGet(
        `${service.url}/auth/me/export`,
        { agent: false, headers: { Authorization: `Bearer ${user.token}` } },
        resolve,
      ).on('error', reject),
    );

  /** Three projects, of which the newest one is so big that the export waits in it until somebody reads. */
  async function beginAmongFour(): Promise<{
    response: IncomingMessage;
    oldest: string;
    middle: string;
    second: string;
    newest: string;
  }> {
    const [oldest, middle, second, newest] = [await draft(), await draft(), await draft(), await draft()];
    // One is on its way and one is read ahead while the client does not read.
    for (const big of [second, newest])
      await database().manager.update(Project, big, { resultsJson: JSON.stringify({ padding: 'x'.repeat(BIG) }) });
    return { response: await begin(), oldest, middle, second, newest };
  }

  async function textOf(response: IncomingMessage): Promise<string> {
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString();
  }

  it('is the same document as if it were written at once', async () => {
    const runs = [await run(), await run()].reverse();
    await draft();
    await user.post('/auth/api-keys', { name: 'A script', scopes: ['projects:read'] }).expect(201);
    const { text } = await user.get('/auth/me/export').expect(200);
    const stored = await database().manager.find(Project, {
      where: { userId: user.userId },
      order: { createdAt: 'DESC', projectId: 'DESC' },
    });
    const executions = await Promise.all(
      runs.map(async ({ executionId }) => (await user.get(`/pipeline/status/${executionId}`)).body as object),
    );
    const { body: account } = await user.get('/auth/me');
    const { sessions } = (await user.get('/auth/sessions')).body as { sessions: object[] };
    const { apiKeys } = (await user.get('/auth/api-keys')).body as { apiKeys: object[] };
    const { retentionDays } = service.settings;
    const projects = stored.map((project) => toView(project, { role: 'owner', retentionDays }));
    expect(text).toBe(
      JSON.stringify({ account, sessions, apiKeys, memberships: [], presets: [], projects, executions }),
    );
  });

  it('is a file of JSON', async () => {
    const { headers } = await user.get('/auth/me/export').expect(200);
    expect([headers['content-type'], headers['content-disposition']]).toEqual([
      'application/json; charset=utf-8',
      'attachment; filename="githire-account.json"',
    ]);
  });

  it('holds the runs of more than one page', async () => {
    const { executionId } = await run();
    for (let index = 0; index < 45; index += 1) await copyExecution(executionId, index);
    const { executions } = (await user.get('/auth/me/export').expect(200)).body as {
      executions: { executionId: string }[];
    };
    expect(new Set(executions.map((execution) => execution.executionId)).size).toBe(46);
  });

  async function copyExecution(executionId: string, index: number): Promise<void> {
    const [row] = await database().query<Record<string, unknown>[]>(
      'SELECT * FROM pipeline_executions WHERE execution_id = $1',
      [executionId],
    );
    const copy = { ...row, execution_id: `01a2026b-78ad-73e6-a75a-${String(index).padStart(12, '0')}` };
    const columns = Object.keys(copy);
    await database().query(
      `INSERT INTO pipeline_executions (${columns.join(', ')}) VALUES (${columns.map((_, at) => `$${at + 1}`).join(', ')})`,
      Object.values(copy),
    );
  }

  it('leaves out a project that is deleted while it is sent', async () => {
    const { response, oldest, middle, second, newest } = await beginAmongFour();
    await user.delete(`/projects/${middle}`).expect(204);
    const { projects } = JSON.parse(await textOf(response)) as { projects: { projectId: string }[] };
    expect(projects.map(({ projectId }) => projectId)).toEqual([newest, second, oldest]);
  });

  it('breaks off where the session ends while it is sent', async () => {
    const { response } = await beginAmongFour();
    await user.post('/auth/logout').expect(204);
    await expect(textOf(response)).rejects.toThrow('aborted');
  });

  it('breaks off where the database fails while it is sent', async () => {
    const { response } = await beginAmongFour();
    await database().query('ALTER TABLE projects RENAME COLUMN job_title TO lost');
    await expect(textOf(response)).rejects.toThrow('aborted');
    expect(service.logText()).toContain('A download broke off: internal_error');
  });
});
