import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DataSource } from 'typeorm';
import { dataSourceOptions } from './data-source-options.js';
import { openDataSource } from './open-data-source.js';

/** About SQLite by nature: its pragmas and its query plans. */
describe('SQLite', () => {
  let folder: string;
  let dataSource: DataSource;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'githire-'));
    dataSource = await openDataSource(
      dataSourceOptions({ databaseUrl: `sqlite:${join(folder, 'test.sqlite')}`, databasePoolSize: 1 }),
    );
  });

  afterAll(async () => {
    await dataSource.destroy();
    await rm(folder, { recursive: true });
  });

  it('switches foreign keys, WAL and full synchronisation on', async () => {
    const pragmas = ['foreign_keys', 'journal_mode', 'synchronous'];
    const values = await Promise.all(
      pragmas.map(async (name) => Object.values((await dataSource.query(`PRAGMA ${name}`))[0])[0]),
    );
    expect(values).toEqual([1, 'wal', 2]);
  });

  it.each([
    [
      'the list of a user',
      'SELECT project_id FROM projects WHERE user_id = ? ORDER BY created_at DESC, project_id DESC LIMIT 20',
      'projects_by_user',
    ],
    [
      'the list by status',
      "SELECT project_id FROM projects WHERE user_id = ? AND status = 'draft' ORDER BY created_at DESC, project_id DESC LIMIT 20",
      'projects_by_user_and_status',
    ],
    ['the login', 'SELECT * FROM users WHERE email_key = ?', 'users_email_key'],
    ["a user's sessions", 'SELECT * FROM sessions WHERE user_id = ? ORDER BY expires_at', 'sessions_by_user'],
    [
      'a repeated request',
      'SELECT * FROM pipeline_executions WHERE user_id = ? AND idempotency_key = ?',
      'pipeline_executions_by_idempotency_key',
    ],
    [
      'unfinished runs',
      "SELECT * FROM pipeline_executions WHERE status IN ('queued', 'running') ORDER BY created_at",
      'pipeline_executions_by_status',
    ],
    [
      "a project's runs",
      'SELECT * FROM pipeline_executions WHERE project_id = ? ORDER BY created_at DESC',
      'pipeline_executions_by_project',
    ],
  ])('answers %s from an index', async (_what, statement, index) => {
    const plan: { detail: string }[] = await dataSource.query(
      `EXPLAIN QUERY PLAN ${statement}`,
      Array.from(statement.match(/\?/g) ?? [], () => 'x'),
    );
    expect(plan.map((step) => step.detail).join('; ')).toContain(index);
  });

  it('looks a session up by its key', async () => {
    const statement =
      'EXPLAIN QUERY PLAN SELECT user_id, token_hash FROM sessions WHERE session_id = $1 AND expires_at > $2';
    const plan: { detail: string }[] = await dataSource.query(statement, ['x', 'y']);
    expect(plan.map((step) => step.detail)).toEqual([
      expect.stringMatching(/^SEARCH sessions USING INDEX .*\(session_id=\?\)/),
    ]);
  });

  it('sorts no list after reading it', async () => {
    const plan: { detail: string }[] = await dataSource.query(
      'EXPLAIN QUERY PLAN SELECT project_id FROM projects WHERE user_id = ? ORDER BY created_at DESC, project_id DESC LIMIT 20',
      ['x'],
    );
    expect(plan.map((step) => step.detail).join('; ')).not.toContain('TEMP B-TREE');
  });
});
