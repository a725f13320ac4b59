import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dataSourceOptions } from '../src/platform/database/data-source-options.js';
import { openDataSource } from '../src/platform/database/open-data-source.js';
import { type AccountExport } from '../src/pipeline/account-export.dto.js';
import { type ProjectView } from '../src/projects/project.dto.js';
import { Project } from '../src/projects/project.entity.js';
import { ApiUser } from './support/processes/api-client.js';
import { ServiceProcess } from './support/processes/service-process.js';
import { createTestDatabase, TEST_POOL_SIZE, type TestDatabase } from './support/test-database.js';

const PROJECTS = 60;
/** Bytes of what is kept of one project, as of a run with 100 people and their drafts. */
const RESULTS = 2.7 * 1024 * 1024;
/** Megabytes of heap, beyond which the process dies. The projects are 162 MB together, as bytes and as text alike. */
const HEAP = 160;
/** Kilobytes of memory that the process may have held at most: what it holds at rest, and some projects. */
const MOST_RESIDENT = 340 * 1024;
/** Signs in the text of one person: two bytes each. */
const SIGNS = Math.round(RESULTS / 200);
const LONGEST = 180_000;

const idOf = (index: number): string => `01a2026b-78ad-73e6-a75a-${String(index).padStart(12, '0')}`;

const rankedPeople = Array.from({ length: 100 }, (_, index) => ({
  rank: index + 1,
  githubUsername: `dev-${index}`,
  matchedSkills: [],
  missingSkills: [],
  strengths: ['ő'.repeat(SIGNS)],
  concerns: [],
}));

describe('an account with 60 projects of 2.7 MB in a process with a small heap', () => {
  let database: TestDatabase;
  let service: ServiceProcess;
  let user: ApiUser;

  beforeAll(async () => {
    database = await createTestDatabase();
    service = await ServiceProcess.start('api', 'exporter', {
      databaseUrl: database.databaseUrl,
      githubUrl: 'http://127.0.0.1:9',
      settings: { NODE_OPTIONS: `--max-old-space-size=${HEAP}`, COMPUTE_THREADS: '0', LOG_LEVEL: 'warn' },
    });
    user = await new ApiUser('ada@mail.example', () => service.url).register();
    await seed((await user.call<{ userId: string }>('GET', '/auth/me')).userId);
  }, LONGEST);

  afterAll(async () => {
    await service.child.remove();
    await database.drop();
  });

  async function seed(userId: string): Promise<void> {
    const dataSource = await openDataSource(
      dataSourceOptions({ databaseUrl: database.databaseUrl, databasePoolSize: TEST_POOL_SIZE }),
    );
    // The service cleans its files a second after its start: these writes are another process's, and wait for that.
    if (dataSource.options.type === 'sqlite') await dataSource.query('PRAGMA busy_timeout = 30000');
    const at = '2026-11-22T12:00:00.000Z';
    const resultsJson = JSON.stringify({ rankedCandidates: rankedPeople });
    for (let index = 0; index < PROJECTS; index += 1) {
      const project = {
        projectId: idOf(index),
        userId,
        name: `Search ${index}`,
        status: 'completed',
        candidateCount: 100,
        createdAt: at,
        updatedAt: at,
      } as const;
      await dataSource.manager.insert(Project, {
        ...project,
        jobDescriptionText: 'A posting of some length.',
        resultsJson,
      });
    }
    await dataSource.destroy();
  }

  it(
    'is exported whole',
    async () => {
      const { projects } = await user.call<AccountExport>('GET', '/auth/me/export');
      expect(projects.map(({ projectId, results }) => [projectId, results?.rankedCandidates?.length])).toEqual(
        Array.from({ length: PROJECTS }, (_, index) => [idOf(PROJECTS - 1 - index), 100]),
      );
    },
    LONGEST,
  );

  it.each([
    ['json', (text: string) => (JSON.parse(text) as ProjectView).results?.rankedCandidates?.length],
    [
      'ndjson',
      (text: string) =>
        text
          .trimEnd()
          .split('\n')
          .filter((line) => JSON.parse(line) !== null).length,
    ],
    ['csv', (text: string) => text.trimEnd().split('\n').length - 1],
  ])(
    'has each project exported whole as %s',
    async (format, countPeople) => {
      const counts: unknown[] = [];
      for (let index = 0; index < 10; index += 1)
        counts.push(countPeople(await user.text('GET', `/projects/${idOf(index)}/export?format=${format}`)));
      expect(counts).toEqual(Array.from({ length: 10 }, () => 100));
    },
    LONGEST,
  );

  (process.platform === 'linux' ? it : it.skip)(
    'costs the memory of some projects, not of all',
    async () => {
      await user.text('GET', '/auth/me/export');
      expect(await peakOf(service.child.pid)).toBeLessThan(MOST_RESIDENT);
    },
    LONGEST,
  );
});

/** Kilobytes that a process has held at most: Linux keeps count. */
async function peakOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]);
}
