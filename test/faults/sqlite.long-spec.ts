import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { DATA_SOURCE } from '../../src/platform/database/connection.js';
import { SmallDisk } from '../support/servers/small-disk.js';
import { SqliteLock } from '../support/servers/sqlite-lock.js';
import { describeFaults, type Ground, type Row } from './support/describe-faults.js';
import { type Fault } from './support/scenario.js';
import { type Scene } from './support/scene.js';

const MEGABYTES = 64;
/** Milliseconds. */
const LOCKED = 5000;
const LOCKED_LONG = 9500;
const FULL = 3000;

interface SqliteGround extends Ground {
  path: string;
  disk: SmallDisk | null;
}

async function prepare(): Promise<SqliteGround> {
  const disk = await SmallDisk.mount(MEGABYTES);
  const folder = disk?.folder ?? (await mkdtemp(join(tmpdir(), 'githire-sqlite-')));
  process.stderr.write(
    `The full disk is ${disk === null ? "SQLite's page quota: mounting is not allowed here" : `a tmpfs of ${MEGABYTES} MB`}.\n`,
  );
  const path = join(folder, 'test.sqlite');
  return {
    path,
    disk,
    settings: { databaseUrl: `sqlite:${path}` },
    connections: () => 0,
    remove: () => disk?.unmount() ?? rm(folder, { recursive: true }),
  };
}

function lockedFor(lasts: number): (ground: SqliteGround) => Fault {
  return ({ path }) => {
    let lock: SqliteLock | undefined;
    return {
      begin: async () => {
        lock = await SqliteLock.take(path);
      },
      lasts,
      end: async () => lock?.release(),
    };
  };
}

function fullDisk({ disk }: SqliteGround, { service }: Scene): Fault {
  const database = service.app.get<DataSource>(DATA_SOURCE);
  return {
    begin: async () => {
      // What is in the log goes into the file: otherwise the log has room for a while.
      await database.query('PRAGMA wal_checkpoint(TRUNCATE)');
      await (disk === null ? database.query('PRAGMA max_page_count = 1') : disk.fill());
    },
    lasts: FULL,
    end: async () => {
      await (disk === null ? database.query('PRAGMA max_page_count = 4294967294') : disk.free());
    },
  };
}

const rows: Record<string, Row<SqliteGround>> = {
  'SQLite locked by another process for 5 s': { refuses: false, turnsOff: false, fault: lockedFor(LOCKED) },
  'SQLite locked by another process for longer than anybody waits': {
    refuses: true,
    turnsOff: false,
    fault: lockedFor(LOCKED_LONG),
  },
  'the disk full': { refuses: true, turnsOff: false, fault: fullDisk },
};

describeFaults('a SQLite file that fails', prepare, rows);
