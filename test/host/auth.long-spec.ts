import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  type CanActivate,
  Controller,
  type ExecutionContext,
  Get,
  Injectable,
  Module,
  UnauthorizedException,
  UseGuards,
} from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import { type DataSource } from 'typeorm';
import { type AuthenticatedUser, CurrentUser, GithireModule, JwtAuthGuard } from '../../src/index.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { type Host, PLATFORMS, startHost } from './support/start-host.js';

/** The host's own kind of a user, as its guard leaves it on the request. */
interface HostRequest {
  headers: Record<string, string | undefined>;
  user?: { badge: string; mail: string; title?: string };
}

/** Where the host knows its people from. */
@Injectable()
class Directory {
  readonly closedTo = 'closed';
}

@Injectable()
class BadgeGuard implements CanActivate {
  constructor(private readonly directory: Directory) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<HostRequest>();
    const { 'x-badge': badge, 'x-mail': mail = 'shared@acme.example', 'x-name': title } = request.headers;
    if (badge === undefined) throw new UnauthorizedException();
    request.user = { badge: decodeURIComponent(badge), mail, ...(title === undefined ? {} : { title }) };
    return badge !== this.directory.closedTo;
  }
}

@Module({ providers: [Directory], exports: [Directory] })
class DirectoryModule {}

@Controller('staff')
@UseGuards(JwtAuthGuard)
class StaffController {
  @Get()
  whoAmI(@CurrentUser() user: AuthenticatedUser): { userId: string } {
    return { userId: user.userId };
  }
}

/** A module of the host that does not import GitHire. */
@Module({ controllers: [StaffController] })
class StaffModule {}

const POSTING = 'We look for a backend developer with Go and PostgreSQL in Berlin.';
const draft = { name: 'Backend', jobDescriptionText: POSTING };

describe.each(PLATFORMS)('the users of a host on %s', (platform) => {
  let host: Host;
  let database: TestDatabase;

  beforeEach(async () => {
    database = await createTestDatabase();
    const { databaseUrl, databasePoolSize } = database;
    const github = GithireModule.forRoot({
      databaseUrl,
      databasePoolSize,
      computeThreads: 0,
      imports: [DirectoryModule],
      auth: {
        guard: BadgeGuard,
        user: ({ user }: HostRequest) => user && { id: user.badge, email: user.mail, name: user.title },
      },
    });
    host = await startHost(platform, { imports: [github, StaffModule] });
  });

  afterEach(async () => {
    await host.close();
    await database.drop();
  });

  const rows = (): Promise<object[]> =>
    host.app
      .get<DataSource>(getDataSourceToken('githire'))
      .query('SELECT user_id AS id, email, name FROM users ORDER BY 1');

  const recorded = (action: string): Promise<object[]> =>
    host.app
      .get<DataSource>(getDataSourceToken('githire'))
      .query('SELECT actor_id AS actor, subject FROM audit_events WHERE action = $1', [action]);

  it('get a row at first sight, by their own id, and keep their projects apart', async () => {
    const [short, odd] = ['7', 'ada ü/7'];
    for (const id of [short, odd])
      await host.request().post('/projects').set('X-Badge', encodeURIComponent(id)).send(draft).expect(201);
    const { body } = await host.request().get('/projects').set('X-Badge', short).expect(200);
    expect(body).toMatchObject({ total: 1, projects: [{ userId: '7' }] });
  });

  it('have ids of up to 128 characters', async () => {
    const id = 'x'.repeat(128);
    await host.request().post('/projects').set('X-Badge', id).send(draft).expect(201);
    expect(await rows()).toEqual([{ id, email: 'shared@acme.example', name: null }]);
    await host.request().get('/projects').set('X-Badge', `${id}y`).expect(500);
  });

  it('may share an e-mail address, and change address and name', async () => {
    for (const badge of ['1', '2']) await host.request().get('/projects').set('X-Badge', badge).expect(200);
    await host
      .request()
      .get('/projects')
      .set({ 'X-Badge': '1', 'X-Mail': 'ada@acme.example', 'X-Name': 'Ada' })
      .expect(200);
    // Without a name, the last one stays.
    await host.request().get('/projects').set({ 'X-Badge': '1', 'X-Mail': 'ada@acme.example' }).expect(200);
    expect(await rows()).toEqual([
      { id: '1', email: 'ada@acme.example', name: 'Ada' },
      { id: '2', email: 'shared@acme.example', name: null },
    ]);
  });

  it('share projects with each other by address, but not by one that two of them have', async () => {
    const as = (badge: string, mail: string) => ({ 'X-Badge': badge, 'X-Mail': mail });
    const [ada, bo] = [as('1', 'Ada@acme.example'), as('2', 'bo@acme.example')];
    const { body } = await host.request().post('/projects').set(ada).send(draft).expect(201);
    const { projectId } = body as { projectId: string };
    await host.request().get(`/projects/${projectId}`).set(bo).expect(404);
    const share = (email: string) =>
      host.request().put(`/projects/${projectId}/members`).set(ada).send({ email, role: 'reader' });
    expect((await share('BO@acme.example').expect(200)).body).toMatchObject({ userId: '2', role: 'reader' });
    await host.request().get(`/projects/${projectId}`).set(bo).expect(200);
    for (const badge of ['3', '4']) await host.request().get('/projects').set({ 'X-Badge': badge }).expect(200);
    expect((await share('shared@acme.example').expect(404)).body).toMatchObject({ errors: [{ field: 'email' }] });
  });

  it('are one row after several first requests at once', async () => {
    const requests = Array.from({ length: 5 }, () => host.request().get('/projects').set('X-Badge', '1').expect(200));
    await Promise.all(requests);
    expect(await rows()).toHaveLength(1);
  });

  it.each([
    [{}, 401, 'unauthenticated'],
    [{ 'X-Badge': 'closed' }, 403, 'forbidden'],
  ])('are refused by the guard of the host: %j → %i %s', async (headers, status, code) => {
    const { body } = await host.request().get('/projects').set(headers).expect(status);
    expect(body).toMatchObject({ status, code });
  });

  it.each([
    ['post', '/auth/register'],
    ['post', '/auth/login'],
    ['post', '/auth/logout'],
    ['put', '/auth/password'],
    ['get', '/auth/sessions'],
    ['get', '/auth/api-keys'],
  ] as const)('find no route to %s %s', async (method, path) => {
    await host.request()[method](path).set('X-Badge', '1').send({}).expect(404);
  });

  it('read, rename, export and delete what is stored about them', async () => {
    const as = { 'X-Badge': '1' };
    await host.request().post('/projects').set(as).send(draft).expect(201);
    await host.request().put('/auth/me').set(as).send({ name: 'Ada' }).expect(200);
    const me = await host.request().get('/auth/me').set(as).expect(200);
    expect(me.body).toMatchObject({ userId: '1', email: 'shared@acme.example', name: 'Ada' });
    const exported = await host.request().get('/auth/me/export').set(as).expect(200);
    expect(exported.body).toMatchObject({ account: { userId: '1' }, sessions: [], apiKeys: [], projects: [{}] });
    await host.request().delete('/auth/me').set(as).expect(204);
    expect(await rows()).toEqual([]);
    expect(await recorded('account.deleted')).toEqual([{ actor: '1', subject: 'user 1' }]);
    const { body } = await host.request().get('/projects').set(as).expect(200);
    expect(body).toMatchObject({ total: 0 });
  });

  it('pass the exported guard on controllers of the host', async () => {
    const { body } = await host.request().get('/staff').set('X-Badge', '7').expect(200);
    expect(body).toEqual({ userId: '7' });
  });

  it('run a posting and follow its events', async () => {
    const as = { 'X-Badge': '1' };
    const run = { jobDescriptionText: POSTING, maxCandidates: 2 };
    const { body } = await host.request().post('/pipeline/run').set(as).send(run).expect(200);
    const { executionId } = body as { executionId: string };
    const events = await host.request().get(`/pipeline/status/${executionId}/events`).set(as).expect(200);
    expect(events.text).toContain('event: done');
  });
});

describe.each(PLATFORMS)('the exported guard beside the accounts of GitHire on %s', (platform) => {
  let host: Host;

  beforeEach(async () => {
    const githire = GithireModule.forRoot({ databaseUrl: 'sqlite::memory:', computeThreads: 0 });
    host = await startHost(platform, { imports: [StaffModule, githire] });
  });

  afterEach(() => host.close());

  it('lets the owner of an access token through to a controller of the host, and nobody else', async () => {
    const account = { email: 'ada@mail.example', password: 'correct horse battery' };
    const registered = await host.request().post('/auth/register').send(account).expect(201);
    const { userId } = registered.body as { userId: string };
    const login = await host.request().post('/auth/login').send(account).expect(200);
    const { access_token: token } = login.body as { access_token: string };
    await host.request().get('/staff').auth(token, { type: 'bearer' }).expect(200, { userId });
    expect((await host.request().get('/staff')).status).not.toBe(200);
  });
});
