import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import { GITHIRE_ENTITIES, GITHIRE_MIGRATIONS, GithireModule } from 'githire';
import { Column, DataSource, Entity, PrimaryGeneratedColumn, Repository } from 'typeorm';
import { hostModule, newDatabaseFile, PLATFORMS, startHost, testSettings } from './support.js';

/** A table of the host that has the name of one of ours. */
@Entity('users')
class HostPerson {
  @PrimaryGeneratedColumn()
  id: number;

  @Column('varchar')
  nickname: string;
}

function hostConnection(database: string) {
  return TypeOrmModule.forRoot({ type: 'sqlite', database, entities: [HostPerson], synchronize: true });
}

async function namesIn(dataSource: DataSource): Promise<string[]> {
  const rows: { name: string }[] = await dataSource.query(
    `SELECT name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY name`,
  );
  return rows.map(({ name }) => name);
}

for (const platform of PLATFORMS) {
  describe(`the database, ${platform}`, () => {
    it('GitHire opens a TypeORM connection of its own, named githire', async () => {
      const host = await startHost(platform, hostModule({ imports: [GithireModule.forRoot(testSettings())] }));
      const dataSource = host.app.get<DataSource>(getDataSourceToken('githire'), { strict: false });
      assert.ok(dataSource.isInitialized);
      assert.throws(() => host.app.get(getDataSourceToken(), { strict: false }));
    });

    for (const order of ['before', 'after'] as const) {
      it(`the host's default connection ${order} GitHire in \`imports\` is untouched`, async () => {
        const theirs = hostConnection(newDatabaseFile());
        const ours = GithireModule.forRoot(testSettings());
        const imports = order === 'before' ? [theirs, ours] : [ours, theirs];
        const host = await startHost(platform, hostModule({ imports }));
        const dataSource = host.app.get<DataSource>(getDataSourceToken(), { strict: false });
        const people: Repository<HostPerson> = dataSource.getRepository(HostPerson);
        await people.save({ nickname: 'ada' });
        const token = await host.logIn();
        assert.equal((await host.call('GET', '/projects', { token })).status, 200);
        assert.equal(await people.count(), 1);
        assert.deepEqual(await namesIn(dataSource), ['users']);
      });
    }

    it('with a tablePrefix, GitHire lives in the host’s database beside a table of the name `users`', async () => {
      const file = newDatabaseFile();
      const imports = [
        hostConnection(file),
        GithireModule.forRoot({ ...testSettings(), databaseUrl: `sqlite:${file}`, tablePrefix: 'githire_' }),
      ];
      const host = await startHost(platform, hostModule({ imports }));
      const token = await host.logIn();
      assert.equal((await host.call('GET', '/projects', { token })).status, 200);
      const dataSource = host.app.get<DataSource>(getDataSourceToken(), { strict: false });
      assert.equal(await dataSource.getRepository(HostPerson).count(), 0);
      const unprefixed = (await namesIn(dataSource)).filter((name) => !/^(?:[a-z]+_)?githire_/i.test(name));
      assert.deepEqual(unprefixed, ['users']);
      assert.ok((await namesIn(dataSource)).includes('githire_users'));
    });

    it('two applications in one process do not see each other', async () => {
      const hosts = [];
      for (let count = 0; count < 2; count += 1) {
        hosts.push(await startHost(platform, hostModule({ imports: [GithireModule.forRoot(testSettings())] })));
      }
      const [first, second] = hosts;
      const token = await first!.logIn();
      assert.equal((await second!.call('GET', '/projects', { token })).status, 401);
      await second!.logIn();
      await second!.app.close();
      assert.equal((await first!.call('GET', '/projects', { token })).status, 200);
    });
  });
}

describe('entities and migrations', () => {
  it('GITHIRE_ENTITIES and GITHIRE_MIGRATIONS make the same tables in a data source of the host', async () => {
    const dataSource = new DataSource({
      type: 'sqlite',
      database: newDatabaseFile(),
      entities: [...GITHIRE_ENTITIES],
      migrations: [...GITHIRE_MIGRATIONS],
    });
    await dataSource.initialize();
    assert.ok((await dataSource.runMigrations()).length > 0);
    for (const { tableName } of dataSource.entityMetadatas) {
      assert.ok((await namesIn(dataSource)).includes(tableName), tableName);
    }
    await dataSource.destroy();
  });
});
