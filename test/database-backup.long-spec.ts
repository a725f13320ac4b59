import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, open, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { backUp } from '../src/cli/db/db-backup.js';
import { checkFile } from '../src/cli/db/db-check.js';
import { withStages } from './support/stage-doubles.js';
import { startTestApp, type TestApp } from './support/test-app.js';
import { newUser, type TestUser } from './support/test-user.js';

const POSTING = 'Senior Go Engineer\n\nRequirements:\n- Go\n- Kubernetes';

/** About SQLite by nature: PostgreSQL brings its own tools. */
describe('a backup of SQLite', () => {
  let folder: string;
  let databaseUrl: string;
  let file: string;
  let service: TestApp;
  let user: TestUser;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'githire-backup-'));
    databaseUrl = `sqlite:${join(folder, 'live.sqlite')}`;
    file = join(folder, 'backup.sqlite');
    service = await startTestApp({ databaseUrl }, withStages());
    user = await newUser(service);
  });

  afterEach(async () => {
    await service.close();
    await rm(folder, { recursive: true });
  });

  const create = async (): Promise<string> =>
    (
      (await user.post('/projects', { name: 'n', jobDescriptionText: POSTING }).expect(201)).body as {
        projectId: string;
      }
    ).projectId;
  const projectsOf = async (served: TestApp): Promise<string[]> => {
    const answer = await served
      .request()
      .get('/projects?limit=100')
      .set('Authorization', `Bearer ${user.token}`)
      .expect(200);
    return (answer.body as { projects: { projectId: string }[] }).projects.map((project) => project.projectId);
  };

  it('made while writes go on holds all that was acknowledged before, and a service on it serves that', async () => {
    const acknowledged = await Promise.all(Array.from({ length: 10 }, create));
    const writing = new AbortController();
    let during = 0;
    const writers = Array.from({ length: 3 }, async () => {
      while (!writing.signal.aborted) {
        await create();
        during += 1;
      }
    });
    await backUp(databaseUrl, file);
    writing.abort();
    await Promise.all(writers);
    const { faults } = await checkFile(file);
    const restored = await startTestApp({ databaseUrl: `sqlite:${file}` }, withStages());
    const served = await projectsOf(restored);
    await restored.close();
    expect([faults, during > 0, acknowledged.filter((id) => !served.includes(id))]).toEqual([[], true, []]);
  });

  it('is readable by its owner only, and leaves nothing else behind', async () => {
    await backUp(databaseUrl, file);
    const mode = (await stat(file)).mode & 0o777;
    expect([mode.toString(8), (await readdir(folder)).filter((name) => name.startsWith('backup'))]).toEqual([
      '600',
      ['backup.sqlite'],
    ]);
  });

  it('overwrites nothing', async () => {
    await writeFile(file, 'precious');
    await expect(backUp(databaseUrl, file)).rejects.toThrow('does not overwrite');
    expect((await stat(file)).size).toBe('precious'.length);
  });

  it('is refused for PostgreSQL, which has pg_dump', async () => {
    await expect(backUp('postgres://127.0.0.1/githire', file)).rejects.toThrow('pg_dump');
  });

  describe('that is checked', () => {
    it('shows its version and counts', async () => {
      await create();
      await backUp(databaseUrl, file);
      const { text, faults } = await checkFile(file);
      expect([faults, text]).toEqual([
        [],
        expect.stringMatching(/^Schema \w+ \(current\)\n(.*\n)*projects +1\n(.*\n)*Whole\.$/),
      ]);
    });

    it('is not whole where a page was overwritten', async () => {
      await Promise.all(Array.from({ length: 20 }, create));
      await backUp(databaseUrl, file);
      const handle = await open(file, 'r+');
      // Past the first page, which holds the schema's root; every page from the third on.
      for (let offset = 8192; offset < (await handle.stat()).size; offset += 4096)
        await handle.write(Buffer.alloc(64, 0xff), 0, 64, offset);
      await handle.close();
      const outcome = await checkFile(file).then(
        ({ faults }) => faults.length > 0,
        (error: Error) => /malformed|not a database|no database/.test(error.message),
      );
      expect(outcome).toBe(true);
    });

    it('is not whole where a row refers to nothing, or a newer version made it', async () => {
      await create();
      await backUp(databaseUrl, file);
      const raw = await new DataSource({ type: 'sqlite', database: file }).initialize();
      await raw.query('PRAGMA foreign_keys = OFF');
      await raw.query('DELETE FROM users');
      await raw.query("INSERT INTO migrations (timestamp, name) VALUES (9999999999999, 'FromTheFuture9999999999999')");
      await raw.destroy();
      const { faults } = await checkFile(file);
      expect(faults).toEqual(
        expect.arrayContaining([
          expect.stringContaining('of projects refers to a row of users'),
          expect.stringContaining('FromTheFuture'),
        ]),
      );
    });

    it('is no database of ours where it is another file', async () => {
      await writeFile(file, 'hello '.repeat(1000));
      await expect(checkFile(file)).rejects.toThrow('not a database of GitHire');
    });
  });
});
