import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Transactions } from '../src/platform/database/transactions.js';
import { User } from '../src/auth/user.entity.js';
import { signal } from './support/stage-doubles.js';
import { startTestApp, type TestApp } from './support/test-app.js';
import { newUser, type TestUser } from './support/test-user.js';

describe('reads of the service', () => {
  let service: TestApp;
  let user: TestUser;

  beforeAll(async () => {
    service = await startTestApp();
    user = await newUser(service);
  });

  afterAll(() => service.close());

  it('are answered while somebody writes', async () => {
    const { body } = await user
      .post('/projects', { name: 'Before', jobDescriptionText: 'We look for a senior Go engineer.' })
      .expect(201);
    const { projectId } = body as { projectId: string };
    const begun = signal();
    const read = signal();
    const writing = service.app.get(Transactions).run(async (manager) => {
      await manager.update(User, { userId: user.userId }, { name: 'Not yet' });
      begun.resolve();
      await read.promise;
    });
    await begun.promise;
    const answers = [await user.get('/projects'), await user.get(`/projects/${projectId}`), await user.get('/auth/me')];
    read.resolve();
    await writing;
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  });
});
