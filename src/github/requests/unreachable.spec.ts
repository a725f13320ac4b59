import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { JumpingSleeper, StillClock } from '../../../test/support/sample-github.js';
import { CLIENT_LIMITS, type ClientLimits } from '../client-limits.js';
import { GithubClient } from '../github-client.js';
import { LiveGithubConnection } from '../github-connection.js';
import { type GithubSession } from '../github-session.js';
import { asUnreachable } from './unreachable.js';

const TOKEN = 'ghp_a-secret-token';
let server: Server | null = null;
const sockets = new Set<Socket>();
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  sockets.clear();
  if (server?.listening) await new Promise((resolve) => server?.close(resolve));
  server = null;
});

/** A port of the loopback address where this is done to each connection. */
async function listen(onConnection: (socket: Socket) => void): Promise<number> {
  server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    onConnection(socket);
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** A port where nobody listens. */
async function closedPort(): Promise<number> {
  const port = await listen(() => undefined);
  await new Promise((resolve) => server?.close(resolve));
  return port;
}

interface Before {
  session: () => GithubSession;
  sleeper: JumpingSleeper;
}

function clientOf(port: number, limits: Partial<ClientLimits> = {}, protocol = 'http'): Before {
  const clock = new StillClock();
  const sleeper = new JumpingSleeper(clock);
  const connection = new LiveGithubConnection({ baseUrl: `${protocol}://127.0.0.1:${port}`, token: TOKEN });
  const client = new GithubClient(connection, clock, sleeper, { ...CLIENT_LIMITS, ...limits });
  const session = (): GithubSession =>
    client.session({ signal: new AbortController().signal, deadline: new Date(clock.now().getTime() + 120_000) });
  return { session, sleeper };
}

const sum = (seconds: number[]): number => seconds.reduce((total, each) => total + each, 0);

describe('a GitHub that refuses the connection', () => {
  it('is a problem that names host and reason', async () => {
    const port = await closedPort();
    await expect(clientOf(port).session().checkToken()).rejects.toMatchObject({
      code: 'github_unavailable',
      detail: `GitHub could not be reached: 127.0.0.1:${port} refused the connection.`,
    });
  });

  it('is given up after pauses of less than ten seconds', async () => {
    const { session, sleeper } = clientOf(await closedPort());
    await session()
      .checkToken()
      .catch(() => undefined);
    expect(sum(sleeper.slept)).toBeLessThan(10);
  });

  it('is named in the log with host and reason, and without the token', async () => {
    const lines: string[] = [];
    const spy = jest
      .spyOn(Logger.prototype, 'warn')
      .mockImplementation((text: unknown) => void lines.push(String(text)));
    const port = await closedPort();
    await clientOf(port)
      .session()
      .checkToken()
      .catch(() => undefined);
    spy.mockRestore();
    expect(lines).toEqual([`GitHub could not be reached: 127.0.0.1:${port} refused the connection.`]);
  });
});

describe('a GitHub that takes connections and never answers', () => {
  // Long enough for a request to arrive on a machine that is busy.
  const SHORT = { probeTimeoutMs: 300, requestTimeoutMs: 300 };

  it('is asked twice, and is a problem that says so', async () => {
    let requests = 0;
    const port = await listen((socket) => socket.on('data', () => (requests += 1)));
    const failure = await clientOf(port, SHORT)
      .session()
      .checkToken()
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({
      kind: 'unreachable',
      detail: `GitHub could not be reached: 127.0.0.1:${port} did not answer within 0.3 s.`,
    });
    expect(requests).toBe(2);
  });

  it('is given up within ten seconds by the bounds as they are', () => {
    const { probeTimeoutMs, retriesOfSlowFailure, firstRetryPauseMs } = CLIENT_LIMITS;
    const pauses = firstRetryPauseMs * (2 ** retriesOfSlowFailure - 1);
    expect(probeTimeoutMs * (1 + retriesOfSlowFailure) + pauses).toBeLessThan(10_000);
  });

  it('is asked no more often by many runs at once than by one', async () => {
    let requests = 0;
    const { session } = clientOf(await listen((socket) => socket.on('data', () => (requests += 1))), SHORT);
    await Promise.all(
      Array.from({ length: 8 }, () =>
        session()
          .checkToken()
          .catch(() => undefined),
      ),
    );
    expect(requests).toBeLessThanOrEqual(3);
  });

  it('is found out behind a request of a run that has no answer', async () => {
    const port = await listen(() => undefined);
    await expect(
      clientOf(port, SHORT)
        .session()
        .query('candidateCore', { ids: ['x'] }),
    ).rejects.toMatchObject({ kind: 'unreachable' });
  });
});

describe('a GitHub with whom no exchange comes about', () => {
  it('is named as one that closes connections', async () => {
    const port = await listen((socket) => socket.destroy());
    await expect(clientOf(port).session().checkToken()).rejects.toMatchObject({
      detail: `GitHub could not be reached: 127.0.0.1:${port} closed the connection without an answer.`,
    });
  });

  it('is named as one without TLS', async () => {
    const port = await listen((socket) => void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    await expect(clientOf(port, {}, 'https').session().checkToken()).rejects.toMatchObject({
      kind: 'unreachable',
      detail: expect.stringContaining('did not agree on a secure connection'),
    });
  });

  it('is named as one that speaks no HTTP', async () => {
    const port = await listen((socket) => void socket.end('SSH-2.0-OpenSSH_9.6\r\n'));
    await expect(clientOf(port).session().checkToken()).rejects.toMatchObject({
      kind: 'unreachable',
      detail: expect.stringContaining('gave no answer that can be read (HPE_'),
    });
  });
});

describe('asUnreachable', () => {
  const of = (code: string): string =>
    asUnreachable(
      { address: 'github.example', port: 443 },
      new TypeError('fetch failed', { cause: Object.assign(new Error(TOKEN), { code }) }),
    ).detail;

  it.each([
    ['ENOTFOUND', 'has no address: the name is not known'],
    ['EAI_AGAIN', 'has no address: the name could not be looked up'],
    ['EHOSTUNREACH', 'cannot be reached from this network'],
    ['UND_ERR_CONNECT_TIMEOUT', 'did not take the connection in time'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'did not agree on a secure connection (DEPTH_ZERO_SELF_SIGNED_CERT)'],
    ['not a code', 'gave no answer that can be read (no code)'],
  ])('says of %s what it means', (code, reason) => {
    expect(of(code)).toBe(`GitHub could not be reached: github.example:443 ${reason}.`);
  });
});
