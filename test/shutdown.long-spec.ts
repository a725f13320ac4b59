import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { NodeChild } from './support/processes/child-process.js';
import { REDIS_URL, redisIsThere, RedisCorner } from './support/redis.js';
import { freePort } from './support/servers/server-process.js';
import { createTestDatabase, type TestDatabase } from './support/test-database.js';

/** The service in a process of its own, asked to stop as a supervisor does. */
describe('a service that is asked to stop', () => {
  let database: TestDatabase;
  let child: NodeChild;
  let url: string;

  beforeEach(async () => {
    database = await createTestDatabase();
  });

  afterEach(async () => {
    await child.remove();
    await database.drop();
  });

  async function start(settings: Record<string, string> = {}): Promise<void> {
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    child = new NodeChild('the service', 'src/main', {
      environment: {
        DATABASE_URL: database.databaseUrl,
        PORT: String(port),
        JWT_SECRET: 'a-secret-for-tests-only-0123456789abcdef',
        DOCS_ENABLED: 'false',
        ...settings,
      },
    });
    await child.until('was ready', async () => ((await statusOf('/health/ready')) === 200 ? true : null));
  }

  /** Null where nobody listens. */
  const statusOf = (path: string): Promise<number | null> =>
    fetch(`${url}${path}`).then(
      (response) => response.status,
      () => null,
    );

  it('is not ready at once, answers all the same while proxies turn away, and then ends with 0', async () => {
    await start({ SHUTDOWN_DELAY_SECONDS: '4' });
    child.signal('SIGTERM');
    const ready = await child.until('was not ready', async () => {
      const status = await statusOf('/health/ready');
      return status === 200 ? null : status;
    });
    const others = [await statusOf('/health/live'), await statusOf('/projects')];
    await child.ended();
    expect([ready, ...others, child.exitCode]).toEqual([503, 200, 401, 0]);
  }, 60_000);

  it('asks clients to leave the connection while it stops', async () => {
    await start({ SHUTDOWN_DELAY_SECONDS: '4' });
    const agent = new Agent({ keepAlive: true });
    const connectionHeader = async (): Promise<string | undefined> => {
      const [response] = (await once(get(`${url}/health/live`, { agent }), 'response')) as [IncomingMessage];
      response.resume();
      await once(response, 'end');
      return response.headers.connection;
    };
    const before = await connectionHeader();
    child.signal('SIGTERM');
    await child.until('asked to close', async () => ((await connectionHeader()) === 'close' ? true : null));
    agent.destroy();
    expect(before).toBe('keep-alive');
  }, 60_000);

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'ends with 0 on %s, though a client keeps a connection',
    async (signal) => {
      await start();
      const agent = new Agent({ keepAlive: true });
      const [response] = (await once(get(`${url}/health/live`, { agent }), 'response')) as [IncomingMessage];
      response.resume();
      child.signal(signal);
      await child.until('ended', () => (child.isAlive ? null : true)).catch(() => undefined);
      agent.destroy();
      expect(child.exitCode).toBe(0);
    },
    60_000,
  );

  it('answers a request that arrived before the listener was closed', async () => {
    await start();
    const body = JSON.stringify({ email: 'ada@mail.example', password: 'a long enough password 7' });
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    const closed = once(socket, 'close');
    const head = `POST /auth/register HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nExpect: 100-continue\r\n\r\n`;
    socket.write(head);
    // The service has the request when it asks for the body.
    await child.until('took the request', () => (answer.includes('100 Continue') ? true : null));
    child.signal('SIGTERM');
    // Nobody gets in any more when the listener is closed.
    await child.until('closed its listener', async () => ((await statusOf('/health/live')) === null ? true : null));
    socket.write(body);
    await closed;
    await child.ended();
    expect([/HTTP\/1.1 201/.test(answer), child.exitCode]).toEqual([true, 0]);
  }, 60_000);

  it('cuts off a client that does not send the rest of its request, says so, and ends with 0', async () => {
    await start();
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    const [closed, asked] = [once(socket, 'close'), once(socket, 'data')];
    socket.write(
      'POST /auth/register HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\nExpect: 100-continue\r\n\r\n',
    );
    await asked;
    child.signal('SIGTERM');
    await closed;
    await child.ended();
    expect([child.exitCode, child.log().includes('send the last responses to clients')]).toEqual([0, true]);
  }, 60_000);

  it('logs more on SIGUSR2, and as before on the next', async () => {
    await start({ LOG_LEVEL: 'warn' });
    child.signal('SIGUSR2');
    await child.until('switched', () => (levelSwitches(child).length === 1 ? true : null));
    await statusOf('/projects');
    await child.until('logged a request', () => (child.log().includes('request answered') ? true : null));
    child.signal('SIGUSR2');
    await child.until('switched back', () => (levelSwitches(child).length === 2 ? true : null));
    const before = child.log().length;
    await statusOf('/projects');
    await child.stop();
    expect([levelSwitches(child), child.log().slice(before)]).toEqual([['debug', 'warn'], '']);
  }, 60_000);
});

/** The levels to which a service has switched, in order. */
function levelSwitches(child: NodeChild): string[] {
  const lines = child
    .log()
    .split('\n')
    .filter((line) => line.includes('log level switched'));
  return lines.map((line) => (JSON.parse(line) as { logLevel: string }).logLevel);
}

const describeWithRedis = (await redisIsThere()) ? describe : describe.skip;

describeWithRedis('a worker', () => {
  let database: TestDatabase;
  let corner: RedisCorner;
  let child: NodeChild;

  beforeEach(async () => {
    database = await createTestDatabase();
    corner = new RedisCorner();
    const port = await freePort();
    child = new NodeChild('the worker', 'src/worker', {
      environment: {
        DATABASE_URL: database.databaseUrl,
        REDIS_URL,
        REDIS_PREFIX: corner.nextPrefix(),
        WORKER_PORT: String(port),
        JWT_SECRET: 'a-secret-for-tests-only-0123456789abcdef',
      },
    });
    await child.until('was ready', () =>
      fetch(`http://127.0.0.1:${port}/health/ready`).then(
        ({ ok }) => (ok ? true : null),
        () => null,
      ),
    );
  }, 60_000);

  afterEach(async () => {
    await child.remove();
    await corner.clear();
    await database.drop();
  });

  it('logs more on SIGUSR2, and ends with 0 when it is asked to stop', async () => {
    child.signal('SIGUSR2');
    await child.until('switched', () => (levelSwitches(child).length === 1 ? true : null));
    await child.stop();
    expect([levelSwitches(child), child.exitCode]).toEqual([['debug'], 0]);
  }, 60_000);
});
