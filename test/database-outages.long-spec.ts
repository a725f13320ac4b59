import { afterEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { DATA_SOURCE } from '../src/platform/database/connection.js';
import { sqlitePath } from '../src/platform/database/data-source-options.js';
import { DATABASE_READERS } from '../src/platform/database/database.module.js';
import { type ReadConnections } from '../src/platform/database/read-connections.js';
import { Transactions } from '../src/platform/database/transactions.js';
import { createPostgresDatabase, postgresIsThere } from './support/postgres.js';
import { SqliteLock } from './support/servers/sqlite-lock.js';
import { withStages } from './support/stage-doubles.js';
import { TcpRelay } from './support/tcp-relay.js';
import { startTestApp, type TestApp } from './support/test-app.js';
import { createTestDatabase, TEST_DATABASE_KIND } from './support/test-database.js';
import { newUser, type TestUser } from './support/test-user.js';

/** Milliseconds for which the service under test waits for a lock on SQLite. */
const PATIENCE = 200;
const there = await postgresIsThere();

/** What clients see of each outage, and that it is over when its cause is. */
describe('the service whose database', () => {
  let service: TestApp;
  let user: TestUser;
  const after: (() => Promise<unknown>)[] = [];

  afterEach(async () => {
    await service.close();
    for (const undo of after.splice(0).reverse()) await undo();
  });

  async function start(databaseUrl: string): Promise<void> {
    service = await startTestApp({ databaseUrl }, (builder) =>
      withStages()(builder)
        .overrideProvider(Transactions)
        .useFactory({
          inject: [DATA_SOURCE, DATABASE_READERS],
          factory: (dataSource: DataSource, readers: ReadConnections | null) =>
            new Transactions(dataSource, readers ?? undefined, PATIENCE),
        }),
    );
    user = await newUser(service);
  }

  const create = async (text = 'Go'): Promise<unknown[]> => {
    const { status, headers, body } = await user.post('/projects', {
      name: 'n',
      jobDescriptionText: `Senior Go Engineer\n${text}`,
    });
    const { code, detail } = body as { code?: string; detail?: string };
    return [status, headers['retry-after'], code, detail];
  };
  const list = async (): Promise<number> => (await user.get('/projects')).status;
  const total = async (): Promise<number> =>
    ((await user.get('/projects').expect(200)).body as { total: number }).total;

  (TEST_DATABASE_KIND === 'sqlite' ? describe : describe.skip)('is SQLite and', () => {
    async function startOnSqlite(): Promise<string> {
      const { databaseUrl, drop } = await createTestDatabase();
      after.push(drop);
      await start(databaseUrl);
      return sqlitePath(databaseUrl);
    }

    it('is locked by another process says so, and reads on', async () => {
      const lock = await SqliteLock.take(await startOnSqlite());
      const answer = await create();
      const read = await list();
      await lock.release();
      expect([answer, read, (await create())[0], await total()]).toEqual([
        [503, '5', 'not_ready', expect.stringMatching(/^The database is locked by another process/)],
        200,
        201,
        1,
      ]);
    });

    it('has no room left says so, and reads on', async () => {
      await startOnSqlite();
      const dataSource = service.app.get<DataSource>(DATA_SOURCE);
      const [{ page_count: pages } = { page_count: 0 }] = (await dataSource.query('PRAGMA page_count')) as {
        page_count: number;
      }[];
      await dataSource.query(`PRAGMA max_page_count = ${pages}`);
      const answer = await create('x'.repeat(40_000));
      const read = await list();
      await dataSource.query('PRAGMA max_page_count = 1000000');
      const logged = service.logText().includes('SQLITE_FULL');
      expect([answer, read, logged, (await create())[0], await total()]).toEqual([
        [503, '5', 'not_ready', expect.stringMatching(/^The disk of the database is full/)],
        200,
        true,
        201,
        1,
      ]);
    });
  });

  (there ? it : it.skip)(
    'is PostgreSQL and cannot be reached says so, also to a guard, and goes on when it is back',
    async () => {
      const database = await createPostgresDatabase();
      after.push(database.drop);
      const relay = new TcpRelay(new URL(database.url));
      await start(await relay.start());
      after.push(() => relay.cut());
      await relay.cut();
      const answers = [await create(), await create()];
      await relay.start();
      const refused = [503, '5', 'not_ready', expect.stringMatching(/^The database does not answer/)];
      expect([answers, (await create())[0], await total()]).toEqual([[refused, refused], 201, 1]);
    },
  );
});
