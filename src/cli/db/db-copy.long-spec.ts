import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { type DataSource, type EntityMetadata } from 'typeorm';
import { createPostgresDatabase, postgresIsThere } from '../../../test/support/postgres.js';
import { dataSourceOptions } from '../../platform/database/data-source-options.js';
import { openDataSource } from '../../platform/database/open-data-source.js';
import { copyDatabase, copyTable } from './db-copy.js';
import { tablesInOrder } from './db-table.js';

const SEED = Number(process.env['COPY_SEED'] ?? Date.now() % 1_000_000);
const there = await postgresIsThere();

type Row = Record<string, unknown>;
/** Rows of every entity by the name of its table. */
type Rows = Record<string, Row[]>;

/** Text as strangers write it, without the one character that PostgreSQL does not take. */
const text = (longest: number): fc.Arbitrary<string> =>
  fc
    .oneof(
      fc.constantFrom(
        '',
        ' ',
        'null',
        '"',
        "'; DROP TABLE users; --",
        '\\',
        '渡辺',
        'e\u0301 é',
        '🦉🏳️‍🌈',
        '\u202Eabc',
        '\u0001\t\r\n',
        'ÅZaz_-',
      ),
      fc.string({ unit: 'binary', maxLength: longest }).map((value) => value.replaceAll('\0', '')),
    )
    .map((value) => [...value].slice(0, longest).join(''));

const json = fc.json({ maxDepth: 4 }).map((value) => value.replaceAll('\0', ''));

/** Values for a column that no other row refers to. */
function valueOf(column: EntityMetadata['columns'][number]): fc.Arbitrary<unknown> {
  const value: fc.Arbitrary<unknown> =
    column.type === 'integer'
      ? fc.integer()
      : column.type === 'bigint'
        ? fc.maxSafeInteger()
        : column.type === 'double precision'
          ? fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0)
          : column.type === 'boolean'
            ? fc.boolean()
            : column.type === 'text'
              ? fc.oneof(json, text(2000))
              : text(Number(column.length));
  return column.isNullable ? fc.option(value) : value;
}

/** Rows of one entity that refer to rows of the others, no two with the same key. */
function rowsOf(metadata: EntityMetadata, others: Rows): fc.Arbitrary<Row[]> {
  const referred = new Map(
    metadata.foreignKeys.map((key) => [
      key.columns[0]?.propertyName,
      others[key.referencedEntityMetadata.tableName]?.map((row) => row[key.referencedColumns[0]?.propertyName ?? '']) ??
        [],
    ]),
  );
  if ([...referred.values()].some((values) => values.length === 0)) return fc.constant([]);
  const row = fc.record(
    Object.fromEntries(
      metadata.columns.map((column) => {
        const values = referred.get(column.propertyName);
        return [column.propertyName, values === undefined ? valueOf(column) : fc.constantFrom(...values)];
      }),
    ),
  );
  const keys = [
    metadata.primaryColumns,
    ...metadata.indices.filter((index) => index.isUnique).map((index) => index.columns),
  ];
  return fc.uniqueArray(row, {
    maxLength: 30,
    comparator: (one, other) =>
      keys.some((key) => key.every((column) => one[column.propertyName] === other[column.propertyName])),
  });
}

const rowsOfAll = (dataSource: DataSource): fc.Arbitrary<Rows> =>
  tablesInOrder(dataSource)
    .map((table) => dataSource.entityMetadatas.find((metadata) => metadata.tableName === table.name) as EntityMetadata)
    .reduce<fc.Arbitrary<Rows>>(
      (all, metadata) =>
        all.chain((rows) => rowsOf(metadata, rows).map((own) => ({ ...rows, [metadata.tableName]: own }))),
      fc.constant({}),
    );

describe(`a copy of a database (COPY_SEED=${SEED})`, () => {
  let folder: string;
  let files = 0;
  const drops: (() => Promise<void>)[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'githire-copy-'));
  });

  afterEach(async () => {
    for (const drop of drops.splice(0)) await drop();
    await rm(folder, { recursive: true });
  });

  const sqlite = (): string => `sqlite:${join(folder, `${(files += 1)}.sqlite`)}`;
  const postgres = async (): Promise<string> => {
    const { url, drop } = await createPostgresDatabase();
    drops.push(drop);
    return url;
  };

  async function on<T>(databaseUrl: string, work: (dataSource: DataSource) => Promise<T>): Promise<T> {
    const dataSource = await openDataSource(dataSourceOptions({ databaseUrl, databasePoolSize: 1 }));
    try {
      return await work(dataSource);
    } finally {
      await dataSource.destroy();
    }
  }

  const fill = (databaseUrl: string, rows: Rows): Promise<void> =>
    on(databaseUrl, async (dataSource) => {
      for (const [table, own] of Object.entries(rows))
        for (let start = 0; start < own.length; start += 50)
          await dataSource.manager.insert(table, own.slice(start, start + 50));
    });

  /** What is there, read by TypeORM and not by the copy. */
  const contents = (databaseUrl: string): Promise<Record<string, string[]>> =>
    on(databaseUrl, async (dataSource) => {
      const tables: Record<string, string[]> = {};
      for (const { tableName } of dataSource.entityMetadatas) {
        const rows = (await dataSource.manager.find(tableName)) as Row[];
        tables[tableName] = rows
          .map((row) => JSON.stringify({ ...row, ...('githubId' in row ? { githubId: Number(row['githubId']) } : {}) }))
          .sort();
      }
      return tables;
    });

  const users = (count: number): Row[] =>
    Array.from({ length: count }, (_, index) => ({
      userId: `u${index}`,
      email: 'e',
      emailKey: `e${index}`,
      name: null,
      hashedPassword: 'x',
      createdAt: '',
      updatedAt: '',
      lastLogin: null,
    }));

  (there ? it : it.skip)(
    'holds the same from SQLite to PostgreSQL and back, whatever the rows',
    async () => {
      const arbitrary = await on(sqlite(), async (dataSource) => rowsOfAll(dataSource));
      await fc.assert(
        fc.asyncProperty(arbitrary, async (rows) => {
          const [first, second, third] = [sqlite(), await postgres(), sqlite()];
          await fill(first, rows);
          const copies = [await copyDatabase(first, second), await copyDatabase(second, third)];
          expect(copies.flat().filter((table) => !table.equal)).toEqual([]);
          expect([await contents(second), await contents(third)]).toEqual([
            await contents(first),
            await contents(first),
          ]);
        }),
        { seed: SEED, numRuns: 5, endOnFailure: true },
      );
    },
    120_000,
  );

  it('goes through more rows than are in memory at a time', async () => {
    const [from, to] = [sqlite(), sqlite()];
    const project = (index: number): Row => ({
      projectId: `p${index}`,
      userId: 'u1',
      name: 'n',
      jobTitle: null,
      status: 'draft',
      location: null,
      candidateCount: 0,
      avgScore: null,
      createdAt: '',
      updatedAt: '',
      pipelineStartTime: null,
      pipelineEndTime: null,
      jobDescriptionText: '',
      resultsJson: null,
    });
    const people = Array.from({ length: 1001 }, (_, index) => ({ githubId: index * 7_919_000_017, keyHash: 'k' }));
    await fill(from, {
      users: users(1002),
      projects: Array.from({ length: 41 }, (_, index) => project(index)),
      github_snapshots: [{ keyHash: 'k', fetchedAt: '', expiresAt: '', size: 2, valueJson: '{}' }],
      github_snapshot_people: people,
    });
    const rows = Object.fromEntries(
      (await copyDatabase(from, to)).map((table) => [table.name, [table.source.rows, table.target.rows, table.equal]]),
    );
    expect(rows).toMatchObject({
      users: [1002, 1002, true],
      projects: [41, 41, true],
      github_snapshot_people: [1001, 1001, true],
    });
    expect(await contents(to)).toEqual(await contents(from));
  });

  it('has the table of every entity', async () => {
    const [from, to] = [sqlite(), sqlite()];
    const entities = await on(from, async (dataSource) =>
      dataSource.entityMetadatas.map((metadata) => metadata.tableName),
    );
    expect((await copyDatabase(from, to)).map((table) => table.name).sort()).toEqual(entities.sort());
  });

  it('is not made into a database that holds rows', async () => {
    const [from, to] = [sqlite(), sqlite()];
    await fill(from, { users: users(1) });
    await fill(to, { users: users(2) });
    await expect(copyDatabase(from, to)).rejects.toThrow('users holds 2 rows');
    expect((await contents(to))['users']).toHaveLength(2);
  });

  it('is not made from a file that is not there, and leaves none', async () => {
    const missing = sqlite();
    await expect(copyDatabase(missing, sqlite())).rejects.toThrow('There is no file');
    await expect(copyDatabase(missing, sqlite())).rejects.toThrow('There is no file');
  });

  it('is not made from an older version', async () => {
    const from = sqlite();
    await on(from, (dataSource) => dataSource.undoLastMigration());
    await expect(copyDatabase(from, sqlite())).rejects.toThrow('older version');
  });

  const kinds: [string, () => string | Promise<string>, string][] = [
    [
      'SQLite',
      sqlite,
      "CREATE TRIGGER twist AFTER INSERT ON users BEGIN UPDATE users SET name = 'twisted' WHERE user_id = 'u1'; END",
    ],
    ...(there
      ? [
          [
            'PostgreSQL',
            postgres,
            "CREATE FUNCTION twist() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.user_id = 'u1' THEN NEW.name := 'twisted'; END IF; RETURN NEW; END $$; CREATE TRIGGER twist BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION twist()",
          ] as [string, () => Promise<string>, string],
        ]
      : []),
  ];
  it.each(kinds)('is not kept in %s where one value of one row comes out otherwise', async (_kind, create, trigger) => {
    const [from, to] = [sqlite(), await create()];
    await fill(from, { users: users(3) });
    await on(to, (dataSource) => dataSource.query(trigger));
    const tables = await copyDatabase(from, to);
    expect([
      tables.filter((table) => !table.equal).map((table) => table.name),
      (await contents(to))['users'],
      copyTable(tables),
    ]).toEqual([['users'], [], expect.stringContaining('DIFFERENT')]);
  });
});
