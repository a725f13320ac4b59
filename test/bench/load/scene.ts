import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Random } from '../../../src/sample-github/population/random.js';
import { createPostgresDatabase } from '../../support/postgres.js';
import { StandInProcess } from '../../support/processes/stand-in-process.js';
import { type ChildServer, startService } from '../child-server.js';
import { makePeople, type Person } from './people.js';

/** Which database the service has. */
export type DatabaseKind = 'SQLite' | 'PostgreSQL';

const PEOPLE = 20;
const HEAP_AFTER_GC = fileURLToPath(new URL('./heap-after-gc.js', import.meta.url));

/** The built service with users, and the processes around it. */
export interface Scene {
  service: ChildServer;
  people: Person[];
  end(): Promise<void>;
}

/**
 * Starts a service on its own database, with accounts and projects.
 * @param sample true: the sample GitHub in the service's process; false: a stand-in in another process
 */
export async function setScene(kind: DatabaseKind, seed: number, sample = false): Promise<Scene> {
  const folder = await mkdtemp(join(tmpdir(), 'githire-load-'));
  const database =
    kind === 'SQLite'
      ? { url: `sqlite:${join(folder, 'load.sqlite')}`, drop: async () => undefined }
      : await createPostgresDatabase();
  const github = sample ? null : await StandInProcess.start(new Date(), 0);
  let service: ChildServer | undefined;
  const end = async (): Promise<void> => {
    await service?.stop();
    await github?.remove();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    service = await startService(
      {
        DATABASE_URL: database.url,
        JWT_SECRET: 'a-secret-for-benchmarks-only-0123456789',
        PIPELINE_TIMEOUT_SECONDS: '3600',
        ...(github !== null && { GITHUB_TOKEN: 'a-token-of-the-stand-in', GITHUB_API_URL: github.url }),
      },
      [HEAP_AFTER_GC],
    );
    return { service, people: await makePeople(service.url, database.url, PEOPLE, new Random(seed, 0)), end };
  } catch (error) {
    await end();
    throw error;
  }
}
