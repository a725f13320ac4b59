import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type VersioningOptions, VersioningType } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GithireModule } from '../../src/githire.module.js';

import { stageBindings } from '../support/stage-doubles.js';
import { newUser, type TestUser } from '../support/test-user.js';
import { startHostApp } from './support/host-app.js';
import { type Host, PLATFORMS, type Platform } from './support/start-host.js';

const POSTING = 'Senior Go Engineer\n\nWe look for a senior Go engineer in Berlin who knows Kubernetes and PostgreSQL.';
const URI_VERSION: VersioningOptions = { type: VersioningType.URI, defaultVersion: '1' };
const HEADER_VERSION: VersioningOptions = { type: VersioningType.HEADER, header: 'X-Version', defaultVersion: '1' };

interface Mount {
  prefix?: string;
  versioning?: VersioningOptions;
  path?: string;
  /** Where a client finds GitHire. */
  at: string;
}

const MOUNTS: Mount[] = [
  { at: '' },
  { prefix: 'api/v1', at: '/api/v1' },
  { prefix: '/api', path: '/recruiting/', at: '/api/recruiting' },
  { path: 'people/recruiting', versioning: URI_VERSION, at: '/v1/people/recruiting' },
  { prefix: 'api', versioning: URI_VERSION, path: 'recruiting', at: '/api/v1/recruiting' },
  { prefix: 'tenants/:tenant', path: 'recruiting', at: '/tenants/blue%20sea/recruiting' },
];

const CASES = PLATFORMS.flatMap((platform) => MOUNTS.map((mount) => ({ platform, ...mount })));

describe.each(CASES)('on $platform, mounted at "$at"', ({ platform, prefix, versioning, path, at }) => {
  let host: Host;
  let user: TestUser;

  beforeAll(async () => {
    host = await startHostApp({
      platform,
      prefix,
      versioning,
      githire: { path, health: true, stages: stageBindings() },
    });
    user = await newUser(host, at);
  });

  afterAll(() => host.close());

  it('a run that is accepted says where its status is', async () => {
    const accepted = await user.post('/pipeline/run', { jobDescriptionText: POSTING }).set('Prefer', 'respond-async');
    const { executionId, statusUrl } = accepted.body as { executionId: string; statusUrl: string };
    expect([accepted.status, statusUrl, accepted.headers['location']]).toEqual([
      202,
      `${at}/pipeline/status/${executionId}`,
      statusUrl,
    ]);
    await host.request().get(statusUrl).set('Authorization', `Bearer ${user.token}`).expect(200);
  });

  it('a problem document names the path that was requested', async () => {
    const answer = await host.request().get(`${at}/projects?token=secret`).expect(401);
    expect((answer.body as { instance: string }).instance).toBe(`${at}/projects`);
  });

  it('a method that a path has not is answered with 405 and what is allowed', async () => {
    const answer = await host.request().put(`${at}/auth/login`).send('x');
    expect([answer.status, answer.headers['allow'], answer.headers['content-type']]).toEqual([
      405,
      'OPTIONS, POST',
      'application/problem+json; charset=utf-8',
    ]);
  });

  it('a path tells by OPTIONS what it takes', async () => {
    const answer = await host.request().options(`${at}/auth/login`);
    expect([answer.status, answer.headers['allow']]).toEqual([204, 'OPTIONS, POST']);
  });

  it('no route of GitHire is anywhere else', async () => {
    const elsewhere = at === '' ? '/api' : '';
    const answers = await Promise.all(
      ['/projects', '/auth/me', '/health/live'].map((route) => host.request().get(`${elsewhere}${route}`)),
    );
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
  });
});

describe.each(PLATFORMS)('on %s', (platform: Platform) => {
  const hosts: Host[] = [];
  const start = async (settings: Omit<Parameters<typeof startHostApp>[0], 'platform'>): Promise<Host> => {
    const host = await startHostApp({ platform, ...settings });
    hosts.push(host);
    return host;
  };

  afterEach(async () => {
    await Promise.all(hosts.splice(0).map((host) => host.close()));
  });

  it('two applications in one process have their own mount paths', async () => {
    const one = await start({ githire: { path: 'one' } });
    const two = await start({ githire: { path: 'two' } });
    const answers = await Promise.all(
      [one, two].flatMap((host) => ['/one/projects', '/two/projects'].map((path) => host.request().get(path))),
    );
    expect(answers.map(({ status }) => status)).toEqual([401, 404, 404, 401]);
  });

  it('a version in a header selects the routes, and the links have no version', async () => {
    const host = await start({ versioning: HEADER_VERSION, githire: { path: 'recruiting', stages: stageBindings() } });
    const call = (path: string) => host.request().post(`/recruiting${path}`).set('X-Version', '1');
    const credentials = { email: 'ada@mail.example', password: 'correct horse battery' };
    await call('/auth/register').send(credentials).expect(201);
    const login = await call('/auth/login').send(credentials).expect(200);
    const accepted = await call('/pipeline/run')
      .set('Authorization', `Bearer ${(login.body as { access_token: string }).access_token}`)
      .set('Prefer', 'respond-async')
      .send({ jobDescriptionText: POSTING })
      .expect(202);
    expect(accepted.headers['location']).toMatch(/^\/recruiting\/pipeline\/status\/[0-9a-f-]{36}$/);
  });
});

it('an application without HTTP starts', async () => {
  const options = { databaseUrl: 'sqlite::memory:', computeThreads: 0 };
  const context = await NestFactory.createApplicationContext(GithireModule.forRoot(options), { logger: false });
  await context.close();
});
