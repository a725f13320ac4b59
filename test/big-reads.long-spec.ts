import { get as httpGet, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { DATA_SOURCE } from '../src/platform/database/connection.js';
import { Project } from '../src/projects/project.entity.js';
import { eventually } from './support/eventually.js';
import { startTestApp, type TestApp } from './support/test-app.js';
import { newUser, type TestUser } from './support/test-user.js';

const POSTING = 'We look for a senior Go engineer in Berlin who knows Kubernetes and PostgreSQL.';
/** More than the buffers of a connection hold, in bytes: a client that does not read keeps the answer from its end. */
const BIG = 32 * 1024 * 1024;

describe('a user who does not read what was asked for', () => {
  let service: TestApp;
  let user: TestUser;
  let projectId: string;
  let opened: (IncomingMessage | Socket)[];

  beforeAll(async () => {
    service = await startTestApp();
  });

  afterAll(() => service.close());

  beforeEach(async () => {
    opened = [];
    user = await newUser(service);
    projectId = await bigProject(user);
  });

  afterEach(() => {
    for (const connection of opened) connection.destroy();
  });

  async function bigProject(owner: TestUser): Promise<string> {
    const { body } = await owner.post('/projects', { name: 'A search', jobDescriptionText: POSTING }).expect(201);
    const { projectId: made } = body as { projectId: string };
    const people = Array.from({ length: 32 }, () => ({ bio: 'x'.repeat(BIG / 32) }));
    await service.app
      .get<DataSource>(DATA_SOURCE)
      .manager.update(Project, made, { resultsJson: JSON.stringify({ rankedCandidates: people }) });
    return made;
  }

  /** Asks and does not read the body. */
  function begin(path: string): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const take = (response: IncomingMessage): void => {
        opened.push(response);
        resolve(response);
      };
      httpGet(service.url + path, { agent: false, headers: { Authorization: `Bearer ${user.token}` } }, take).on(
        'error',
        reject,
      );
    });
  }

  describe.each([
    ['the account', 2, () => '/auth/me/export'],
    ['a project as JSON', 2, () => `/projects/${projectId}/export`],
    ['a project as NDJSON', 2, () => `/projects/${projectId}/export?format=ndjson`],
    ['a whole project', 32, () => `/projects/${projectId}`],
  ])('asking for %s', (_what, most, path) => {
    it(`is refused when ${most} are on their way, and told when to come again`, async () => {
      for (let count = 0; count < most; count += 1) await begin(path());
      const answer = await begin(path());
      expect([answer.statusCode, answer.headers['retry-after']]).toEqual([429, '1']);
    });

    it('is served again when one of them is given up', async () => {
      for (let count = 0; count < most; count += 1) await begin(path());
      opened[0]?.destroy();
      await expect(eventually(async () => (await begin(path())).statusCode === 200)).resolves.toBeUndefined();
    });

    it('holds up nobody else', async () => {
      for (let count = 0; count < most; count += 1) await begin(path());
      await (await newUser(service)).get('/auth/me/export').expect(200);
    });
  });

  it('has one bound for the account and its projects together', async () => {
    await begin('/auth/me/export');
    await begin(`/projects/${projectId}/export`);
    expect((await begin('/auth/me/export')).statusCode).toBe(429);
  });

  it('is refused a fifth explanation when four wait behind an answer that is not read', async () => {
    const { port, hostname } = new URL(service.url);
    const socket = connect(Number(port), hostname);
    opened.push(socket);
    const explanation = `/projects/${projectId}/candidates/ada/explanation`;
    const paths = [`/projects/${projectId}`, ...Array<string>(4).fill(explanation)];
    socket.write(
      paths
        .map((path) => `GET ${path} HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: Bearer ${user.token}\r\n\r\n`)
        .join(''),
    );
    await expect(eventually(async () => (await user.get(explanation)).status === 429)).resolves.toBeUndefined();
  });
});
