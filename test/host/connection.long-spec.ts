import { afterEach, describe, expect, it } from '@jest/globals';
import { type DynamicModule, type ModuleMetadata } from '@nestjs/common';
import { getDataSourceToken, getRepositoryToken, TypeOrmModule } from '@nestjs/typeorm';
import { Column, DataSource, Entity, PrimaryColumn, type Repository } from 'typeorm';
import { GithireModule } from '../../src/index.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { type Host, PLATFORMS, startHost } from './support/start-host.js';

/** The host has accounts of its own, in a table of the same name as GitHire's. */
@Entity('users')
class HostAccount {
  @PrimaryColumn()
  id: string;

  @Column()
  badge: string;
}

const account = { email: 'ada@mail.example', password: 'correct horse battery' };

describe.each(PLATFORMS)('beside the connection of a host on %s', (platform) => {
  let host: Host | undefined;
  let database: TestDatabase | undefined;

  afterEach(async () => {
    await host?.close();
    await database?.drop();
  });

  const hostDatabase = (options: object): DynamicModule =>
    TypeOrmModule.forRoot({
      type: 'sqlite',
      entities: [HostAccount],
      synchronize: true,
      busyTimeout: 5000,
      ...options,
    });

  async function start(imports: ModuleMetadata['imports']): Promise<Host> {
    host = await startHost(platform, { imports });
    return host;
  }

  const accounts = ({ app }: Host): Repository<HostAccount> =>
    app.get(getRepositoryToken(HostAccount), { strict: false });

  it.each(['before', 'after'])('leaves the default connection alone that comes %s it', async (order) => {
    const theirs = [hostDatabase({ database: ':memory:' }), TypeOrmModule.forFeature([HostAccount])];
    const ours = GithireModule.forRoot({ databaseUrl: 'sqlite::memory:', computeThreads: 0 });
    const started = await start(order === 'before' ? [...theirs, ours] : [ours, ...theirs]);
    await accounts(started).insert({ id: '1', badge: 'gold' });
    await started.request().post('/auth/register').send(account).expect(201);
    expect(await accounts(started).find()).toEqual([{ id: '1', badge: 'gold' }]);
    expect(started.app.get(DataSource, { strict: false })).not.toBe(started.app.get(getDataSourceToken('githire')));
  });

  it('opens a connection named githire, which the host can ask for', async () => {
    const started = await start([GithireModule.forRoot({ databaseUrl: 'sqlite::memory:', computeThreads: 0 })]);
    await started.request().post('/auth/register').send(account).expect(201);
    const dataSource = started.app.get<DataSource>(getDataSourceToken('githire'));
    expect(await dataSource.query('SELECT email FROM users')).toEqual([{ email: account.email }]);
  });

  it('lives in the same file as the users of the host, with a prefix', async () => {
    database = await createTestDatabase();
    const file = database.databaseUrl.replace('sqlite:', '');
    const started = await start([
      hostDatabase({ database: file }),
      TypeOrmModule.forFeature([HostAccount]),
      GithireModule.forRoot({ databaseUrl: `sqlite:${file}`, tablePrefix: 'githire_', computeThreads: 0 }),
    ]);
    await accounts(started).insert({ id: '1', badge: 'gold' });
    await started.request().post('/auth/register').send(account).expect(201);
    const { body } = await started.request().post('/auth/login').send(account).expect(200);
    const { access_token: token } = body as { access_token: string };
    const text = 'We look for a backend developer with Go and PostgreSQL in Berlin.';
    const draft = { name: 'Backend', jobDescriptionText: text };
    await started.request().post('/projects').auth(token, { type: 'bearer' }).send(draft).expect(201);
    const list = await started.request().get('/projects').auth(token, { type: 'bearer' }).expect(200);
    expect(list.body).toMatchObject({ total: 1, projects: [{ name: 'Backend' }] });
    expect(await accounts(started).find()).toEqual([{ id: '1', badge: 'gold' }]);
  });
});
