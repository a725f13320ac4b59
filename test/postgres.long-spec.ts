import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { User } from '../src/auth/user.entity.js';
import { Uuid7Generator } from '../src/platform/common/ids.js';
import { dataSourceOptions } from '../src/platform/database/data-source-options.js';
import { openDataSource } from '../src/platform/database/open-data-source.js';
import { Transactions } from '../src/platform/database/transactions.js';
import { createPostgresDatabase, postgresIsThere } from './support/postgres.js';
import { withStages } from './support/stage-doubles.js';
import { startTestApp, type TestApp } from './support/test-app.js';
import { newUser } from './support/test-user.js';

const POSTING = 'Senior Go Engineer\n\nRequirements:\n- Go\n- Kubernetes';
const there = await postgresIsThere();

(there ? describe : describe.skip)('on PostgreSQL', () => {
  let database: Awaited<ReturnType<typeof createPostgresDatabase>>;

  beforeAll(async () => {
    database = await createPostgresDatabase();
  });

  afterAll(() => database.drop());

  describe('the schema', () => {
    let dataSource: DataSource;

    beforeAll(async () => {
      dataSource = await openDataSource(dataSourceOptions({ databaseUrl: database.url, databasePoolSize: 5 }));
    });

    afterAll(() => dataSource.destroy());

    it('leaves the schema builder nothing to say after the migrations', async () => {
      const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
      expect(upQueries.map((query) => query.query)).toEqual([]);
    });

    it('is migrated once when four processes start at once', async () => {
      const fresh = await createPostgresDatabase();
      const started = await Promise.all(
        Array.from({ length: 4 }, () =>
          openDataSource(dataSourceOptions({ databaseUrl: fresh.url, databasePoolSize: 2 })),
        ),
      );
      const [first] = started;
      const rows = ((await first?.query('SELECT name FROM migrations')) ?? []) as { name: string }[];
      const migrations = first?.migrations.map((migration) => migration.constructor.name);
      await Promise.all(started.map((one) => one.destroy()));
      await fresh.drop();
      expect(rows.map((row) => row.name)).toEqual(migrations);
    });

    it('is migrated over a pool of one connection', async () => {
      const fresh = await createPostgresDatabase();
      const started = await openDataSource(dataSourceOptions({ databaseUrl: fresh.url, databasePoolSize: 1 }));
      await started.destroy();
      await fresh.drop();
      expect(started.isInitialized).toBe(false);
    });

    it('keeps all or nothing of a transaction', async () => {
      const ids = new Uuid7Generator();
      const transactions = new Transactions(dataSource);
      const person = (name: string): Partial<User> => ({
        userId: ids.next(),
        email: name,
        emailKey: name,
        hashedPassword: 'x',
        createdAt: '',
        updatedAt: '',
      });
      const work = transactions.run(async (manager) => {
        await manager.insert(User, person('first'));
        await manager.insert(User, person('first'));
      });
      await expect(work).rejects.toThrow(/duplicate key/);
      expect(await dataSource.manager.countBy(User, { emailKey: 'first' })).toBe(0);
    });
  });

  describe('the service', () => {
    let service: TestApp;

    beforeAll(async () => {
      service = await startTestApp({ databaseUrl: database.url }, withStages());
    });

    afterAll(() => service.close());

    it('goes through the whole journey', async () => {
      const user = await newUser(service);
      const run = await user.post('/pipeline/run', { jobDescriptionText: POSTING }).expect(200);
      const { projectId } = run.body as { projectId: string };
      const list = await user.get('/projects?status=completed').expect(200);
      const read = await user.get(`/projects/${projectId}`).expect(200);
      await user.delete(`/projects/${projectId}`).expect(204);
      expect([list.body, read.body]).toMatchObject([
        { total: 1, projects: [{ projectId, avgScore: 50 }] },
        { status: 'completed', candidateCount: 2 },
      ]);
    });

    it('gives one execution for one idempotency key, asked for 10 times at once', async () => {
      const user = await newUser(service);
      const answers = await Promise.all(
        Array.from({ length: 10 }, () =>
          user.post('/pipeline/run', { jobDescriptionText: POSTING }).set('Idempotency-Key', 'once'),
        ),
      );
      expect(
        new Set(answers.map((answer) => `${answer.status} ${(answer.body as { executionId: string }).executionId}`))
          .size,
      ).toBe(1);
    });

    it('refuses an address that is taken', async () => {
      const credentials = { email: 'taken@mail.example', password: 'correct horse battery' };
      await service.request().post('/auth/register').send(credentials).expect(201);
      await service.request().post('/auth/register').send(credentials).expect(409);
    });

    it('loses no pick of 10 made at once', async () => {
      const user = await newUser(service);
      const run = await user.post('/pipeline/run', { jobDescriptionText: POSTING }).expect(200);
      const path = `/projects/${(run.body as { projectId: string }).projectId}/shortlist`;
      await Promise.all(
        ['sample-ada', 'sample-bo', 'sample-ada', 'sample-bo'].map((name) =>
          user.post(path, { candidateUsernames: [name] }).expect(200),
        ),
      );
      expect((await user.get(path).expect(200)).body).toMatchObject({ total: 2 });
    });
  });
});
