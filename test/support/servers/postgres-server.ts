import { spawnSync } from 'node:child_process';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { findProgram, freePort, ServerProcess, type ServerUser } from './server-process.js';

/** Prints the folder of PostgreSQL's server programs, because on Debian they are not in the PATH. */
const LOOK =
  'for folder in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V -r) "$(pg_config --bindir 2>/dev/null)"; do [ -x "$folder/initdb" ] && echo "$folder" && exit; done; exit 1';

/** Returns the folder of the programs, or null if they are not installed. */
export const postgresPrograms = (): string | null => findProgram('initdb', ['sh', '-c', LOOK]);

/** A PostgreSQL cluster on loopback for one test. */
export class PostgresServer {
  private constructor(
    private readonly process: ServerProcess,
    private readonly folder: string,
    readonly url: URL,
  ) {}

  static async start(programs: string): Promise<PostgresServer> {
    const folder = await mkdtemp(join(tmpdir(), 'githire-postgres-'));
    const user = serverUser();
    if (user !== undefined) await chown(folder, user.uid, user.gid);
    const data = join(folder, 'data');
    const made = spawnSync(
      join(programs, 'initdb'),
      ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
      { ...user, cwd: folder, encoding: 'utf8' },
    );
    if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
    const port = await freePort();
    // Writes need no sync to the disk: only the server is ended, the machine continues to run.
    const parameters = [
      '-D',
      data,
      '-p',
      String(port),
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
      '-c',
      'fsync=off',
    ];
    const server = new PostgresServer(
      new ServerProcess(join(programs, 'postgres'), parameters, user),
      folder,
      new URL(`postgres://postgres@127.0.0.1:${port}/postgres`),
    );
    await server.start();
    return server;
  }

  async start(): Promise<void> {
    this.process.start();
    await this.process.ready(() =>
      this.ask('SELECT 1').then(
        () => true,
        () => false,
      ),
    );
  }

  /** `fast`: tells every session that the server is stopping. `immediate`: ends like a crash. */
  async stop(mode: 'fast' | 'immediate'): Promise<void> {
    await this.process.stop(mode === 'fast' ? 'SIGINT' : 'SIGQUIT');
  }

  /** Runs a statement on a separate connection. */
  async ask<Row extends object>(statement: string): Promise<Row[]> {
    const client = new Client({ connectionString: this.url.href, connectionTimeoutMillis: 2000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return (await client.query<Row>(statement)).rows;
    } finally {
      await client.end();
    }
  }

  async remove(): Promise<void> {
    await this.stop('immediate');
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** Returns the user `postgres` if this process runs as root; undefined: no change of the user. */
function serverUser(): ServerUser | undefined {
  if (userInfo().uid !== 0) return undefined;
  const id = (kind: string): number => Number(spawnSync('id', [kind, 'postgres'], { encoding: 'utf8' }).stdout);
  return { uid: id('-u'), gid: id('-g') };
}
