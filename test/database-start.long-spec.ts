import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataSourceOptions } from '../src/platform/database/data-source-options.js';
import { openDataSource } from '../src/platform/database/open-data-source.js';
import { createPostgresDatabase, postgresIsThere } from './support/postgres.js';
import { NodeChild } from './support/processes/child-process.js';

const PROCESSES = 4;
const there = await postgresIsThere();

describe(`${PROCESSES} processes that start at once on one new database`, () => {
  let folder: string;
  let children: NodeChild[];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'githire-start-'));
    children = [];
  });

  afterEach(async () => {
    for (const child of children) await child.remove();
    await rm(folder, { recursive: true });
  });

  /** How often the processes came up, and how often each migration was made. */
  async function start(databaseUrl: string): Promise<{ opened: number; migrations: string[] }> {
    const signal = join(folder, 'go');
    children = Array.from(
      { length: PROCESSES },
      (_, index) =>
        new NodeChild(`process ${index}`, 'test/support/open-database.main', { parameters: [databaseUrl, signal] }),
    );
    for (const child of children) await child.until('loaded', () => (child.log().includes('loaded') ? true : null));
    await writeFile(signal, '');
    for (const child of children) await child.until('opened', () => (child.log().includes('opened') ? true : null));
    const dataSource = await openDataSource(dataSourceOptions({ databaseUrl, databasePoolSize: 1 }));
    const rows: { name: string }[] = await dataSource.query('SELECT name FROM migrations ORDER BY id');
    const expected = dataSource.migrations.map((migration) => migration.constructor.name);
    await dataSource.destroy();
    expect(rows.map((row) => row.name)).toEqual(expected);
    return { opened: children.length, migrations: rows.map((row) => row.name) };
  }

  it('come up on SQLite, and each migration is made once', async () => {
    expect(await start(`sqlite:${join(folder, 'new.sqlite')}`)).toMatchObject({ opened: PROCESSES });
  }, 60_000);

  (there ? it : it.skip)(
    'come up on PostgreSQL, and each migration is made once',
    async () => {
      const database = await createPostgresDatabase();
      try {
        expect(await start(database.url)).toMatchObject({ opened: PROCESSES });
      } finally {
        await database.drop();
      }
    },
    60_000,
  );
});
