import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type INestApplicationContext, Injectable, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { type CanActivate } from '@nestjs/common';
import { GithireModule, GithireProjects, GithireRuns, type GithireGraphOptions } from '../../src/index.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const POSTING = 'We look for a backend developer with Go and PostgreSQL in Berlin.';
const request = { jobDescriptionText: POSTING, maxCandidates: 2 };

class NoRequests implements CanActivate {
  canActivate(): boolean {
    return false;
  }
}

/** A service of the host that has the two services injected. */
@Injectable()
class Hiring {
  constructor(
    readonly runs: GithireRuns,
    readonly projects: GithireProjects,
  ) {}
}

async function startWith(options: GithireGraphOptions, database: TestDatabase): Promise<INestApplicationContext> {
  const { databaseUrl, databasePoolSize } = database;
  const githire = GithireModule.forRoot({ databaseUrl, databasePoolSize, computeThreads: 0, ...options });

  @Module({ imports: [githire], providers: [Hiring] })
  class Host {}

  return (await Test.createTestingModule({ imports: [Host] }).compile()).init();
}

const hostUsers: GithireGraphOptions = { auth: { guard: NoRequests, user: () => null } };

describe('the services for host code without HTTP', () => {
  let database: TestDatabase;
  let app: INestApplicationContext;
  let hiring: Hiring;

  beforeAll(async () => {
    database = await createTestDatabase();
    app = await startWith(hostUsers, database);
    hiring = app.get(Hiring);
  });

  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  it('start a run for a user who was never seen, and tell of it until it is completed', async () => {
    const { executionId, projectId } = await hiring.runs.start('staff/7', request);
    const progress: number[] = [];
    let last = '';
    for await (const { progressPercentage, status } of hiring.runs.events('staff/7', executionId)) {
      progress.push(progressPercentage);
      last = status;
    }
    expect([...progress].sort((a, b) => a - b)).toEqual(progress);
    expect([last, progress.at(-1)]).toEqual(['completed', 100]);
    expect(await hiring.runs.status('staff/7', executionId)).toMatchObject({ executionId, status: 'completed' });
    expect((await hiring.projects.read('staff/7', projectId)).results?.rankedCandidates).toHaveLength(2);
    expect(await hiring.projects.list('staff/7', { limit: 5 })).toMatchObject({ total: 1, limit: 5, offset: 0 });
    await hiring.projects.remove('staff/7', projectId);
    expect(await hiring.projects.list('staff/7')).toMatchObject({ total: 0 });
  });

  it('return the same run for the same key', async () => {
    const options = { idempotencyKey: 'nightly-1' };
    const first = await hiring.runs.start('1', request, options);
    expect(await hiring.runs.start('1', request, options)).toEqual(first);
    expect(await hiring.runs.cancel('1', first.executionId)).toMatchObject({ status: expect.any(String) });
  });

  it('keep one user from the runs and projects of another', async () => {
    const { executionId, projectId } = await hiring.runs.start('1', request);
    const strangers = [
      () => hiring.runs.status('2', executionId),
      () => hiring.runs.cancel('2', executionId),
      () => hiring.runs.events('2', executionId).next(),
      () => hiring.projects.read('2', projectId),
      () => hiring.projects.remove('2', projectId),
    ];
    for (const attempt of strangers) await expect(attempt()).rejects.toMatchObject({ code: 'not_found' });
    await hiring.runs.cancel('1', executionId);
  });

  it('check a request as HTTP does', async () => {
    const wrong = { jobDescriptionText: POSTING, maxCandidates: 1000, secret: 1 };
    await expect(hiring.runs.start('1', wrong)).rejects.toMatchObject({
      code: 'validation_failed',
      errors: expect.arrayContaining([expect.objectContaining({ field: 'maxCandidates' })]),
    });
  });
});

describe('the services beside accounts of GitHire', () => {
  let app: INestApplicationContext;
  let database: TestDatabase;

  afterEach(async () => {
    await app.close();
    await database.drop();
  });

  it('refuse a user who has not registered', async () => {
    database = await createTestDatabase();
    app = await startWith({}, database);
    await expect(app.get(Hiring).runs.start('nobody', request)).rejects.toMatchObject({ code: 'not_found' });
  });
});
