import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { DATA_SOURCE } from '../src/platform/database/connection.js';
import { Clock } from '../src/platform/common/clock.js';
import { RetentionService } from '../src/projects/retention.service.js';
import { eventually } from './support/eventually.js';
import { withStages } from './support/stage-doubles.js';
import { startTestApp, type TestApp } from './support/test-app.js';
import { newUser } from './support/test-user.js';

const PASSWORD = 'correct horse battery';
const DAY = 24 * 60 * 60 * 1000;

/** What is erased over HTTP is looked for as bytes in every file of the database. About SQLite by nature. */
describe('what was erased', () => {
  let folder: string;
  let path: string;
  let service: TestApp;
  let daysOn = 0;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'githire-erased-'));
    path = join(folder, 'made', 'test.sqlite');
    const clock = { now: () => new Date(Date.now() + daysOn * DAY) } satisfies Clock;
    service = await startTestApp({ databaseUrl: `sqlite:${path}` }, (builder) =>
      withStages()(builder).overrideProvider(Clock).useValue(clock),
    );
  });

  afterAll(async () => {
    await service.close();
    await rm(folder, { recursive: true });
  });

  /** Which of the texts stand in one of the files. */
  async function found(...texts: string[]): Promise<string[]> {
    const files = await Promise.all([path, `${path}-wal`, `${path}-shm`].map((file) => readFile(file)));
    return texts.filter((text) => files.some((bytes) => bytes.includes(text)));
  }

  it('with an account is in no file: the address, the postings', async () => {
    const people = await Promise.all(
      Array.from({ length: 30 }, async (_, index) => {
        const user = await newUser(service);
        const posting = `We look for an engineer of erasable matters ${index}. `;
        await user.post('/projects', { name: 'A search', jobDescriptionText: posting.repeat(200) }).expect(201);
        const { body } = await user.get('/auth/me').expect(200);
        return { user, texts: [(body as { email: string }).email, posting] };
      }),
    );
    const leaving = people.filter((_, index) => index % 2 === 0);
    const staying = people.filter((_, index) => index % 2 !== 0).flatMap(({ texts }) => texts);
    for (const { user } of leaving) await user.delete('/auth/me').send({ password: PASSWORD }).expect(204);
    const gone = leaving.flatMap(({ texts }) => texts);
    await eventually(async () => (await found(...gone)).length === 0);
    expect([await found(...gone), await found(...staying)]).toEqual([[], staying]);
  }, 60_000);

  it('with a project is in no file', async () => {
    const user = await newUser(service);
    const marker = 'A posting that is soon withdrawn. ';
    const { body } = await user.post('/projects', { name: 'n', jobDescriptionText: marker.repeat(500) }).expect(201);
    const before = await found(marker);
    await user.delete(`/projects/${(body as { projectId: string }).projectId}`).expect(204);
    await eventually(async () => (await found(marker)).length === 0);
    expect([before, await found(marker)]).toEqual([[marker], []]);
  }, 60_000);

  it('by the retention is in no file', async () => {
    const user = await newUser(service);
    const { body } = await user
      .post('/projects', { name: 'n', jobDescriptionText: 'We look for a Go engineer.' })
      .expect(201);
    const { projectId } = body as { projectId: string };
    const marker = 'somebody-that-a-run-found-long-ago';
    await service.app
      .get<DataSource>(DATA_SOURCE)
      .query(
        "UPDATE projects SET status = 'completed', pipeline_start_time = $1, results_json = $2, work_json = $2 WHERE project_id = $3",
        [new Date().toISOString(), JSON.stringify({ marker: Array<string>(300).fill(marker) }), projectId],
      );
    const before = await found(marker);
    daysOn = 366;
    await service.app.get(RetentionService).sweep();
    daysOn = 0;
    await eventually(async () => (await found(marker)).length === 0);
    expect([before, await found(marker)]).toEqual([[marker], []]);
  }, 60_000);

  it('leaves files that only their owner can read, in a folder that only their owner can enter', async () => {
    await newUser(service);
    const modes = await Promise.all(
      [path, `${path}-wal`, `${path}-shm`, join(folder, 'made')].map(async (file) => (await stat(file)).mode & 0o777),
    );
    expect(modes).toEqual([0o600, 0o600, 0o600, 0o700]);
  });
});
