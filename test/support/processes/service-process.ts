import { freePort } from '../servers/server-process.js';
import { NodeChild } from './child-process.js';

/** What the processes of one installation have in common. */
export interface Installation {
  databaseUrl: string;
  /** If absent, runs are queued in the process. */
  redisUrl?: string;
  /** REST root of the stand-in. */
  githubUrl: string;
  /** The fixed time of the injected clocks; if absent, the clocks run. */
  stillClock?: Date;
  /** Modules that each process loads before it starts, and each of its threads. */
  preload?: string[];
  /** Other settings, as environment variables. */
  settings?: Record<string, string>;
}

export type ProcessKind = 'api' | 'worker';

const ENTRIES = { api: 'src/main', worker: 'src/worker' } as const;
/** The setting of the port of each kind. */
const PORT_NAMES = { api: 'PORT', worker: 'WORKER_PORT' } as const;

/** The service in its own process: an API, or a worker. */
export class ServiceProcess {
  private constructor(
    readonly kind: ProcessKind,
    readonly child: NodeChild,
    /** Root URL of its HTTP service. */
    readonly url: string,
    /** Its GitHub token, by which the stand-in identifies its requests. */
    readonly token: string,
  ) {}

  /** Starts the process and waits until it is ready; `name` must be different at each start. */
  static async start(
    kind: ProcessKind,
    name: string,
    { databaseUrl, redisUrl, githubUrl, stillClock, preload = [], settings = {} }: Installation,
  ): Promise<ServiceProcess> {
    const port = await freePort();
    const token = `token-of-${name}`;
    const child = new NodeChild(name, ENTRIES[kind], {
      preload: [...(stillClock === undefined ? [] : ['test/support/processes/still-clock']), ...preload],
      environment: {
        DATABASE_URL: databaseUrl,
        GITHUB_API_URL: githubUrl,
        GITHUB_TOKEN: token,
        JWT_SECRET: 'a-secret-for-tests-only-0123456789abcdef',
        DOCS_ENABLED: 'false',
        [PORT_NAMES[kind]]: String(port),
        ...(redisUrl !== undefined && { REDIS_URL: redisUrl }),
        ...(stillClock !== undefined && { GITHIRE_TEST_CLOCK: stillClock.toISOString() }),
        ...settings,
      },
    });
    const service = new ServiceProcess(kind, child, `http://127.0.0.1:${port}`, token);
    await child.until('was ready', () => isReady(service.url));
    return service;
  }
}

async function isReady(url: string): Promise<true | null> {
  return fetch(`${url}/health/ready`).then(
    (response) => (response.ok ? true : null),
    () => null,
  );
}
