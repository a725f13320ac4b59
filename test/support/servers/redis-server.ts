import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { findProgram, freePort, ServerProcess } from './server-process.js';

/** Returns the program, or null if it is not installed. */
export const redisProgram = (): string | null => findProgram('redis-server', ['sh', '-c', 'command -v redis-server']);

/** A Redis on loopback for one test. */
export class RedisServer {
  private constructor(
    private readonly process: ServerProcess,
    private readonly folder: string,
    readonly url: URL,
  ) {}

  /** Appends each write to a file, so that the data is there at the next start. */
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

  /** Ends the server without a shutdown. */
  async kill(): Promise<void> {
    await this.process.stop('SIGKILL');
  }

  /** The server keeps its connections and accepts new ones, but no longer responds. */
  freeze(): void {
    this.process.signal('SIGSTOP');
  }

  /** Deletes the data, so that the next start is empty. */
  async forget(): Promise<void> {
    await rm(join(this.folder, 'appendonlydir'), { recursive: true, force: true });
  }

  /** Runs a command on a separate connection. */
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
