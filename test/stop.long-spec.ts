import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from './support/eventually.js';
import { ApiUser } from './support/processes/api-client.js';
import { NodeChild } from './support/processes/child-process.js';
import { ServiceProcess, type ProcessKind } from './support/processes/service-process.js';
import { RedisServer, redisProgram } from './support/servers/redis-server.js';
import { createTestDatabase, type TestDatabase } from './support/test-database.js';

const POSTING = 'Senior Go Engineer\n\nRequirements:\n- Go\n- Kubernetes';
/** Far more than the documented bound: who is too slow is ended by its own deadline, with 1. */
const TIME_LIMIT = 120_000;
const program = redisProgram();

/** Where somebody takes requests and answers none. */
class SilentServer {
  private readonly sockets = new Set<Socket>();
  private readonly server: Server = createServer((socket) => {
    this.sockets.add(socket);
    socket.on('error', () => undefined);
    socket.resume();
  });

  async start(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    const address = this.server.address();
    return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  }

  stop(): void {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
  }
}

/** How a Redis is away: it ends, or it keeps its connections and answers nothing. */
const AWAY = {
  'is killed': (redis: RedisServer) => redis.kill(),
  'does not answer': async (redis: RedisServer) => redis.freeze(),
} as const;

(program === null ? describe.skip : describe).each(Object.entries(AWAY))(
  'a process that is asked to stop while Redis %s',
  (_name, leave) => {
    let database: TestDatabase;
    let redis: RedisServer;
    let github: SilentServer;
    let githubUrl: string;
    let service: ServiceProcess | undefined;

    beforeEach(async () => {
      [database, redis] = await Promise.all([createTestDatabase(), RedisServer.start(program as string)]);
      github = new SilentServer();
      githubUrl = await github.start();
    });

    afterEach(async () => {
      await service?.child.remove();
      service = undefined;
      github.stop();
      await redis.remove();
      await database.drop();
    });

    const start = async (kind: ProcessKind, settings: Record<string, string> = {}): Promise<ServiceProcess> => {
      service = await ServiceProcess.start(kind, 'service', {
        databaseUrl: database.databaseUrl,
        redisUrl: redis.url.href,
        githubUrl,
        settings,
      });
      return service;
    };

    it.each(['api', 'worker'] as const)(
      'ends with 0 within its bound: %s',
      async (kind) => {
        const { child } = await start(kind, { SHUTDOWN_GRACE_SECONDS: '1' });
        await leave(redis);
        child.signal('SIGTERM');
        await child.ended();
        expect(child.exitCode).toBe(0);
      },
      TIME_LIMIT,
    );

    it(
      'ends with 0 within its bound, though it has a run under way that waits for GitHub',
      async () => {
        const { child, url } = await start('api', { SHUTDOWN_GRACE_SECONDS: '1' });
        const user = await new ApiUser('ada@mail.example', () => url).register();
        const { statusUrl } = await user.submit({ jobDescriptionText: POSTING }, 'once');
        await child.until('asked GitHub', async () =>
          (await user.call<{ currentModule: string }>('GET', statusUrl)).currentModule === 'github-sourcer'
            ? true
            : null,
        );
        await leave(redis);
        child.signal('SIGTERM');
        await child.ended();
        expect(child.exitCode).toBe(0);
      },
      TIME_LIMIT,
    );
  },
);

describe('a second signal', () => {
  let child: NodeChild;

  beforeEach(async () => {
    child = new NodeChild('the process', 'test/support/endless-stop.main', { parameters: ['3600000'] });
    await child.until('was ready', () => (child.log().includes('ready') ? true : null));
  });

  afterEach(() => child.remove());

  const stopping = (): Promise<true> =>
    child.until('began to stop', () => (child.log().includes('stopping') ? true : null));

  it.each([
    ['SIGTERM', 'SIGTERM', 143],
    ['SIGTERM', 'SIGINT', 130],
    ['SIGINT', 'SIGTERM', 143],
  ] as const)(
    'ends a process at once, with the code that a shell shows: %s, then %s',
    async (first, second, code) => {
      child.signal(first);
      await stopping();
      child.signal(second);
      await child.ended();
      expect(child.exitCode).toBe(code);
    },
    TIME_LIMIT,
  );

  it(
    'is none where Ctrl-C comes twice at once, from the terminal and from npm',
    async () => {
      child.signal('SIGINT');
      child.signal('SIGINT');
      await stopping();
      child.signal('SIGTERM');
      await child.ended();
      expect(child.exitCode).toBe(143);
    },
    TIME_LIMIT,
  );

  it(
    'is one where Ctrl-C is pressed again',
    async () => {
      await eventually(() => {
        child.signal('SIGINT');
        return !child.isAlive;
      });
      expect(child.exitCode).toBe(130);
    },
    TIME_LIMIT,
  );
});

describe('a stop that takes too long', () => {
  it(
    'is ended with 1, and says what it still waits for',
    async () => {
      const child = new NodeChild('the process', 'test/support/endless-stop.main', { parameters: ['10'] });
      await child.until('was ready', () => (child.log().includes('ready') ? true : null));
      child.signal('SIGTERM');
      await child.ended();
      const said = child.log();
      await child.remove();
      expect([child.exitCode, /"open":\[.*Timeout.*the stop took too long/.test(said)]).toEqual([1, true]);
    },
    TIME_LIMIT,
  );
});
