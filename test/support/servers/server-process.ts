import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds between two checks whether a server responds. */
const POLL_INTERVAL = 20;

/** The user of a server process: PostgreSQL refuses to run as root. */
export interface ServerUser {
  uid: number;
  gid: number;
}

/** A server process for one test, with the end of its output. */
export class ServerProcess {
  private child: ChildProcess | undefined;
  private said = '';

  constructor(
    private readonly binary: string,
    private readonly parameters: string[],
    private readonly user?: ServerUser,
  ) {}

  start(): void {
    const child = spawn(this.binary, this.parameters, { ...this.user, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text: Buffer) => (this.said = `${this.said}${text}`.slice(-4000)));
    child.once('exit', () => (this.child = undefined));
    this.child = child;
  }

  /** Sends a signal to a running process and does not wait. */
  signal(name: NodeJS.Signals): void {
    this.child?.kill(name);
  }

  /** Sends a signal and waits until the process has ended. */
  async stop(signal: NodeJS.Signals): Promise<void> {
    if (this.child === undefined) return;
    const exited = once(this.child, 'exit');
    this.child.kill(signal);
    await exited;
  }

  /**
   * Polls until the server responds.
   * @throws Error with the server's output if it has ended
   */
  async ready(answers: () => Promise<boolean>): Promise<void> {
    while (!(await answers())) {
      if (this.child === undefined) throw new Error(`${this.binary} has ended: ${this.said}`);
      await pause(POLL_INTERVAL);
    }
  }
}

/** Returns a port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/**
 * Returns the path of a program that these tests need, or null if it is not installed: then prints one line; under
 * `CI=true` it fails instead.
 * @param look a command that prints the path
 */
export function findProgram(name: string, look: [command: string, ...parameters: string[]]): string | null {
  const [command, ...parameters] = look;
  const { status, stdout } = spawnSync(command, parameters, { encoding: 'utf8' });
  const path = status === 0 ? (stdout.trim().split('\n').at(-1) ?? '') : '';
  if (path !== '') return path;
  if (process.env['CI'] === 'true') throw new Error(`${name} is not on this machine, and CI asks for it`);
  process.stderr.write(`${name} is not on this machine: the tests that start one of their own are left out.\n`);
  return null;
}
