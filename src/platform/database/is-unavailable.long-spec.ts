import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { createPostgresDatabase, postgresIsThere } from '../../../test/support/postgres.js';
import { TcpRelay } from '../../../test/support/tcp-relay.js';
import { Problem } from '../common/problem.js';
import { dataSourceOptions } from './data-source-options.js';
import { databaseOutage, isUnavailable } from './is-unavailable.js';
import { openDataSource } from './open-data-source.js';
import { Transactions } from './transactions.js';

/** Milliseconds in place of the seconds that PostgreSQL's limits are in the service. */
const SOON = 300;
/** Statements after which an ended connection must have been replaced. */
const MOST_TRIES = 10;

/** The error that some work fails with. */
async function failure(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe('an outage of SQLite', () => {
  let folder: string;
  let databaseUrl: string;
  let dataSource: DataSource;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'githire-'));
    databaseUrl = `sqlite:${join(folder, 'test.sqlite')}`;
    dataSource = await openDataSource(dataSourceOptions({ databaseUrl, databasePoolSize: 1 }));
    await dataSource.query('CREATE TABLE notes (text TEXT)');
  });

  afterEach(async () => {
    await dataSource.destroy();
    await rm(folder, { recursive: true });
  });

  const insert = (text = 'a'): Promise<unknown> => dataSource.query('INSERT INTO notes VALUES (?)', [text]);
  const count = async (): Promise<number> =>
    ((await dataSource.query('SELECT count(*) AS n FROM notes')) as { n: number }[])[0]?.n ?? -1;
  /** Lets the file grow no further, as a full disk does. */
  const fillDisk = async (): Promise<void> => {
    const [{ page_count: pages } = { page_count: 0 }] = (await dataSource.query('PRAGMA page_count')) as {
      page_count: number;
    }[];
    await dataSource.query(`PRAGMA max_page_count = ${pages}`);
  };
  const emptyDisk = (): Promise<unknown> => dataSource.query('PRAGMA max_page_count = 1000000');

  it('is a lock that another connection holds for longer than the patience', async () => {
    const transactions = new Transactions(dataSource, undefined, SOON);
    const other = await new DataSource({ ...dataSource.options }).initialize();
    await other.query('BEGIN IMMEDIATE');
    const outages = [
      databaseOutage(await failure(insert())),
      databaseOutage(await failure(transactions.run(() => insert()))),
    ];
    await other.query('ROLLBACK');
    await other.destroy();
    await insert();
    expect([...outages, await count()]).toEqual(['locked', 'locked', 1]);
  });

  it('is not a lock that passes, and whoever reads does not wait for it', async () => {
    const transactions = new Transactions(dataSource);
    const other = await new DataSource({ ...dataSource.options }).initialize();
    await other.query('BEGIN IMMEDIATE');
    const order: string[] = [];
    const writes = [insert(), transactions.run(() => insert())].map((write) => write.then(() => order.push('written')));
    await count();
    order.push('read');
    await other.query('ROLLBACK');
    await Promise.all(writes);
    await other.destroy();
    expect([order, await count()]).toEqual([['read', 'written', 'written'], 2]);
  });

  it('is a full disk, and the connection is as good as new when there is room again', async () => {
    const transactions = new Transactions(dataSource);
    await fillDisk();
    const large = 'x'.repeat(100_000);
    const outages = [
      databaseOutage(await failure(insert(large))),
      databaseOutage(
        await failure(
          transactions.run(async () => {
            await insert();
            await insert(large);
          }),
        ),
      ),
    ];
    await emptyDisk();
    await transactions.run(() => insert(large));
    await insert();
    expect([...outages, await count()]).toEqual(['disk_full', 'disk_full', 2]);
  });

  it('is a file that cannot be opened', async () => {
    const error = await failure(
      openDataSource(dataSourceOptions({ databaseUrl: `sqlite:${folder}`, databasePoolSize: 1 })),
    );
    expect(databaseOutage(error)).toBe('no_answer');
  });

  it.each(['SQLITE_IOERR', 'SQLITE_LOCKED'])('is %s', (code) => {
    expect(isUnavailable(Object.assign(new Error(code), { code }))).toBe(true);
  });

  it('is no row that breaks a rule', async () => {
    expect(isUnavailable(await failure(dataSource.query('INSERT INTO users (user_id) VALUES (1)')))).toBe(false);
  });
});

((await postgresIsThere()) ? describe : describe.skip)('an outage of PostgreSQL', () => {
  let database: Awaited<ReturnType<typeof createPostgresDatabase>>;
  let relay: TcpRelay;
  let dataSource: DataSource;
  let admin: DataSource;

  beforeAll(async () => {
    database = await createPostgresDatabase();
    admin = await openDataSource(dataSourceOptions({ databaseUrl: database.url, databasePoolSize: 2 }));
  });

  afterAll(async () => {
    await admin.destroy();
    await database.drop();
  });

  beforeEach(async () => {
    relay = new TcpRelay(new URL(database.url));
    dataSource = await open(await relay.start());
  });

  afterEach(async () => {
    await relay.cut();
    await dataSource.destroy();
  });

  async function open(databaseUrl: string, extra: object = {}, databasePoolSize = 1): Promise<DataSource> {
    const options = dataSourceOptions({ databaseUrl, databasePoolSize });
    return openDataSource({
      ...options,
      connectTimeoutMS: SOON,
      extra: { ...options.extra, query_timeout: SOON, ...extra },
    } as typeof options);
  }

  const backend = async (source: { query(statement: string): Promise<unknown> }): Promise<number> =>
    ((await source.query('SELECT pg_backend_pid() AS pid')) as { pid: number }[])[0]?.pid ?? -1;
  /** Ends a connection on the server's side, and waits until it is gone. */
  const terminate = (pid: number): Promise<unknown> => admin.query('SELECT pg_terminate_backend($1, 5000)', [pid]);

  it('is a statement that gets no answer, and its connection is not used again', async () => {
    const before = await backend(dataSource);
    relay.fallSilent();
    const error = await failure(dataSource.query('SELECT 1'));
    relay.speakToNewcomers();
    const after = await backend(dataSource);
    expect([databaseOutage(error), (error as Problem).code, after === before]).toEqual([
      'no_answer',
      'not_ready',
      false,
    ]);
  });

  it('is a connection that cannot be made in time', async () => {
    await terminate(await backend(dataSource));
    relay.fallSilent();
    expect(await failure(dataSource.query('SELECT 1'))).toMatchObject({ code: 'not_ready' });
  });

  it('is a server that is gone, and is over when it is back', async () => {
    await relay.cut();
    const error = await failure(dataSource.query('SELECT 1'));
    await relay.start();
    expect([(error as Problem).code, await dataSource.query('SELECT 1 AS one')]).toEqual(['not_ready', [{ one: 1 }]]);
  });

  it('is a connection that is ended during a statement', async () => {
    const patient = await open(database.url, { query_timeout: 10_000 });
    const pid = await backend(patient);
    const sleeping = failure(patient.query('SELECT pg_sleep(10)'));
    await terminate(pid);
    const error = await sleeping;
    const after = await backend(patient);
    await patient.destroy();
    expect([databaseOutage(error), after === pid]).toEqual(['no_answer', false]);
  });

  it('is a connection that is lost between two statements of a transaction', async () => {
    const transactions = new Transactions(dataSource);
    const error = await failure(
      transactions.run(async (manager) => {
        await terminate(await backend(manager));
        await manager.query('SELECT 1');
      }),
    );
    expect([databaseOutage(error), await dataSource.query('SELECT 1 AS one')]).toEqual(['no_answer', [{ one: 1 }]]);
  });

  it('is no loss of an idle connection: the next statement has a new one', async () => {
    const pid = await backend(dataSource);
    await terminate(pid);
    // The end of the old connection may arrive after the next statements were sent on it, on a busy machine after several.
    const answers: unknown[] = [];
    do answers.push(await failure(backend(dataSource)));
    while (answers.at(-1) !== undefined && answers.length < MOST_TRIES);
    expect([answers.pop(), answers.every(isUnavailable)]).toEqual([undefined, true]);
  });

  it('is a pool with no connection free in time', async () => {
    const held = dataSource.createQueryRunner();
    await held.connect();
    const error = await failure(dataSource.query('SELECT 1'));
    await held.release();
    expect([databaseOutage(error), await failure(dataSource.query('SELECT 1'))]).toEqual(['no_answer', undefined]);
  });

  it('is a statement that takes longer than the server lets it', async () => {
    const short = await open(database.url, { statement_timeout: 50, query_timeout: 10_000 });
    const error = await failure(short.query('SELECT pg_sleep(10)'));
    await short.destroy();
    expect([databaseOutage(error), (error as { cause?: { code?: string } }).cause?.code]).toEqual([
      'no_answer',
      '57014',
    ]);
  });

  it('is a transaction that was left standing for too long, and its locks are free', async () => {
    const short = await open(database.url, { idle_in_transaction_session_timeout: 50 });
    const runner = short.createQueryRunner();
    await runner.startTransaction();
    const pid = await backend(runner);
    while (((await admin.query('SELECT 1 FROM pg_stat_activity WHERE pid = $1', [pid])) as unknown[]).length > 0);
    const error = await failure(runner.query('SELECT 1'));
    await short.destroy();
    expect(databaseOutage(error)).toBe('no_answer');
  });

  it('is a server that only reads, as a standby does', async () => {
    await dataSource.query('SET default_transaction_read_only = on');
    expect(databaseOutage(await failure(dataSource.query('CREATE TABLE notes (text text)')))).toBe('no_answer');
  });

  it('is a server that takes no more connections', async () => {
    const role = `githire_test_${process.pid}_${Math.random().toString(36).slice(2)}`;
    await admin.query(`CREATE ROLE ${role} LOGIN CONNECTION LIMIT 0`);
    const url = new URL(database.url);
    url.username = role;
    const error = await failure(open(url.href));
    await admin.query(`DROP ROLE ${role}`);
    expect([(error as { code?: string }).code, databaseOutage(error)]).toEqual(['53300', 'no_answer']);
  });

  it.each([
    ['08006', 'no_answer'],
    ['53100', 'disk_full'],
    ['57P01', 'no_answer'],
    ['57P02', 'no_answer'],
    ['57P03', 'no_answer'],
    ['23505', undefined],
    ['42601', undefined],
  ])('with SQLSTATE %s is %s', (code, outage) => {
    expect(databaseOutage(Object.assign(new Error('x'), { code }))).toBe(outage);
  });

  it('refuses at once a statement beside the manager of the open transaction', async () => {
    const transactions = new Transactions(dataSource);
    await expect(transactions.run(() => dataSource.query('SELECT 1'))).rejects.toThrow('must go through the manager');
  });
});
