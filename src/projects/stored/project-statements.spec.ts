import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DataSource } from 'typeorm';
import { dataSourceOptions } from '../../platform/database/data-source-options.js';
import { openDataSource } from '../../platform/database/open-data-source.js';
import { Project } from '../project.entity.js';
import { type ProjectStatements, projectStatements } from './project-statements.js';

/** Query plans of SQLite: of both databases it is the one whose plan does not depend on the rows that there are. */
describe('the statements on projects', () => {
  let folder: string;
  let dataSource: DataSource;
  let statements: ProjectStatements;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'githire-'));
    dataSource = await openDataSource(
      dataSourceOptions({ databaseUrl: `sqlite:${join(folder, 'test.sqlite')}`, databasePoolSize: 1 }),
    );
    statements = projectStatements(dataSource.getRepository(Project));
  });

  afterAll(async () => {
    await dataSource.destroy();
    await rm(folder, { recursive: true });
  });

  /** The steps of a plan, in which `SCAN` of a table reads all of its rows. */
  async function planOf(statement: string, parameters: number): Promise<string[]> {
    const plan: { detail: string }[] = await dataSource.query(
      `EXPLAIN QUERY PLAN ${statement}`,
      Array.from({ length: parameters }, () => 1),
    );
    return plan.map(({ detail }) => detail);
  }

  it.each<[string, (all: ProjectStatements) => string, number]>([
    ['the list', ({ all }) => all.list, 4],
    ['the list of a status', ({ byStatus }) => byStatus.list, 5],
    ['the number of projects', ({ all }) => all.count, 1],
    ['one project', ({ read }) => read, 2],
    ['the role in a project', ({ access }) => access, 2],
  ])('read no table as a whole for %s', async (_what, choose, parameters) => {
    const plan = await planOf(choose(statements), parameters);
    expect(plan.filter((step) => /^SCAN (?:projects|project_members|[pom])\b/.test(step))).toEqual([]);
    expect(plan.some((step) => step.startsWith('SEARCH'))).toBe(true);
  });

  it('read the own projects of a page in the order of the index', async () => {
    const plan = await planOf(statements.all.list, 4);
    expect(plan).toContain('SEARCH projects USING COVERING INDEX projects_by_user (user_id=?)');
  });
});
