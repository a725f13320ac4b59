import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { findProgram, freePort, ServerProcess } from './server-process.js';

/** The program, or null where the machine has none. */
export const redisProgram = (): string | null => findProgram('redis-server', ['sh', '-c', 'command -v redis-server']);

/** A Redis of a test's own on loopback. */
export class RedisServer {
  private constructor(
    private readonly process: ServerProcess,
    private readonly folder: string,
    readonly url: URL,
  ) {}

  /** Each write is appended to a file, so that the next start finds it. */
  static async start(program: string): Promise<RedisServer> {
    const folder = await mkdtemp(join(tmpdir(), 'githire-redis-'));
    const port = await freePort();
    const parameters = [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--dir',
      folder,
      '--save',
      '',
      '--appendonly',
      'yes',
    ];
    const server = new RedisServer(
      new ServerProcess(program, parameters),
      folder,
      new URL(`redis://127.0.0.1:${port}`),
    );
    await server.start();
    return server;
  }

  async start(): Promise<void> {
    this.process.start();
    await this.process.ready(() =>
      this.ask((redis) => redis.ping()).then(
        () => true,
        () => false,
      ),
    );
  }

  /** Ends without a word to anybody. */
  async kill(): Promise<void> {
    await this.process.stop('SIGKILL');
  }

  /** Keeps its connections, takes new ones, and answers nothing any more. */
  freeze(): void {
    this.process.signal('SIGSTOP');
  }

  /** Everything that was written is gone at the next start. */
  async forget(): Promise<void> {
    await rm(join(this.folder, 'appendonlydir'), { recursive: true, force: true });
  }

  /** Gives a command on a connection of its own. */
  async ask<Answer>(question: (redis: Redis) => Promise<Answer>): Promise<Answer> {
    const redis = new Redis(this.url.href, { lazyConnect: true, connectTimeout: 2000, retryStrategy: () => null });
    redis.on('error', () => undefined);
    try {
      await redis.connect();
      return await question(redis);
    } finally {
      redis.disconnect();
    }
  }

  async remove(): Promise<void> {
    await this.kill();
    await rm(this.folder, { recursive: true, force: true });
  }
}
