import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { User } from '../auth/user.entity.js';
import { Uuid7Generator } from '../common/ids.js';
import { dataSourceOptions } from './data-source-options.js';
import { openDataSource } from './open-data-source.js';
import { WriteGate } from './write-gate.js';

const ids = new Uuid7Generator();
const NOW = '2026-11-22T06:12:00.000Z';

const person = (name: string): Partial<User> => ({
  userId: ids.next(),
  email: `${name}@mail.example`,
  emailKey: `${name}@mail.example`,
  name,
  hashedPassword: 'x',
  createdAt: NOW,
  updatedAt: NOW,
});

describe('the SQLite database', () => {
  let folder: string;
  let dataSource: DataSource;
  let gate: WriteGate;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'githire-'));
    dataSource = await openDataSource(dataSourceOptions({ databaseUrl: `sqlite:${join(folder, 'test.sqlite')}`, databasePoolSize: 1 }));
    gate = new WriteGate(dataSource);
  });

  afterEach(async () => {
    await dataSource.destroy();
    await rm(folder, { recursive: true });
  });

  it('leaves the schema builder nothing to say after the migrations', async () => {
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map((query) => query.query)).toEqual([]);
  });

  it('switches foreign keys, WAL and full synchronisation on', async () => {
    const pragmas = ['foreign_keys', 'journal_mode', 'synchronous'];
    const values = await Promise.all(pragmas.map(async (name) => Object.values((await dataSource.query(`PRAGMA ${name}`))[0])[0]));
    expect(values).toEqual([1, 'wal', 2]);
  });

  it('undoes and applies the migrations without a trace', async () => {
    await dataSource.undoLastMigration();
    await dataSource.runMigrations();
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    expect(upQueries).toEqual([]);
  });

  it('refuses a second account with the same address', async () => {
    await dataSource.manager.insert(User, person('ada'));
    await expect(dataSource.manager.insert(User, person('ada'))).rejects.toThrow(/UNIQUE/);
  });

  it('keeps 500 mixed writes apart when every third transaction fails', async () => {
    const attempts = Array.from({ length: 500 }, async (_, index) => {
      if (index % 2 === 0) {
        await dataSource.manager.insert(User, person(`plain-${index}`));
        return;
      }
      await gate.atomically(async (manager) => {
        await manager.insert(User, person(`first-${index}`));
        await manager.insert(User, person(`second-${index}`));
        if (index % 3 === 0) throw new Error('rolled back on purpose');
      });
    });
    const failed = (await Promise.allSettled(attempts)).filter((result) => result.status === 'rejected').length;
    const expectedFailures = Array.from({ length: 500 }, (_, index) => index).filter((index) => index % 2 === 1 && index % 3 === 0).length;
    const count = await dataSource.manager.count(User);
    expect({ failed, count }).toEqual({ failed: expectedFailures, count: 250 + 2 * (250 - expectedFailures) });
  });

  it('shows nobody a row that is rolled back', async () => {
    let seen = -1;
    let reading: Promise<void> = Promise.resolve();
    const writing = gate.atomically(async (manager) => {
      await manager.insert(User, person('ghost'));
      reading = gate['insideTransaction'].exit(async () => {
        seen = await dataSource.manager.count(User);
      });
      throw new Error('rolled back on purpose');
    });
    await expect(writing).rejects.toThrow('rolled back on purpose');
    await reading;
    expect(seen).toBe(0);
  });

  it('lets the inner of two nested transactions be part of the outer', async () => {
    const work = gate.atomically(async () => {
      await gate.atomically((manager) => manager.insert(User, person('inner')));
      throw new Error('rolled back on purpose');
    });
    await expect(work).rejects.toThrow('rolled back on purpose');
    expect(await dataSource.manager.count(User)).toBe(0);
  });

  it.each([
    ['the list of a user', 'SELECT project_id FROM projects WHERE user_id = ? ORDER BY created_at DESC, project_id DESC LIMIT 20', 'projects_by_user'],
    ['the list by status', "SELECT project_id FROM projects WHERE user_id = ? AND status = 'draft' ORDER BY created_at DESC, project_id DESC LIMIT 20", 'projects_by_user_and_status'],
    ['the login', 'SELECT * FROM users WHERE email_key = ?', 'users_email_key'],
    ["a user's sessions", 'SELECT * FROM sessions WHERE user_id = ? ORDER BY expires_at', 'sessions_by_user'],
    ['a repeated request', 'SELECT * FROM pipeline_executions WHERE user_id = ? AND idempotency_key = ?', 'pipeline_executions_by_idempotency_key'],
    ['unfinished runs', "SELECT * FROM pipeline_executions WHERE status IN ('queued', 'running') ORDER BY created_at", 'pipeline_executions_by_status'],
    ["a project's runs", 'SELECT * FROM pipeline_executions WHERE project_id = ? ORDER BY created_at DESC', 'pipeline_executions_by_project'],
  ])('answers %s from an index', async (_what, statement, index) => {
    const plan: { detail: string }[] = await dataSource.query(`EXPLAIN QUERY PLAN ${statement}`, Array.from(statement.match(/\?/g) ?? [], () => 'x'));
    expect(plan.map((step) => step.detail).join('; ')).toContain(index);
  });

  it('sorts no list after reading it', async () => {
    const plan: { detail: string }[] = await dataSource.query(
      'EXPLAIN QUERY PLAN SELECT project_id FROM projects WHERE user_id = ? ORDER BY created_at DESC, project_id DESC LIMIT 20',
      ['x'],
    );
    expect(plan.map((step) => step.detail).join('; ')).not.toContain('TEMP B-TREE');
  });
});
