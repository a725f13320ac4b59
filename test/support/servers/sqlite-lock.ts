import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** Acquires the lock, prints a line, and releases the lock when its input ends. */
const SCRIPT = `
  const sqlite3 = require('sqlite3');
  const database = new sqlite3.Database(process.argv[1]);
  const leave = (error) => { if (error) { console.error(error.message); process.exit(1); } };
  database.configure('busyTimeout', 10000);
  database.exec('BEGIN EXCLUSIVE', (error) => { leave(error); process.stdout.write('locked'); });
  process.stdin.on('end', () => database.exec('ROLLBACK', (error) => { leave(error); process.exit(0); })).resume();
`;

/** Another process that holds the write lock of a SQLite file. */
export class SqliteLock {
  private constructor(private readonly child: ChildProcess) {}

  /** @throws Error if the lock cannot be acquired within ten seconds */
  static async take(path: string): Promise<SqliteLock> {
    const child = spawn(process.execPath, ['-e', SCRIPT, path], { stdio: ['pipe', 'pipe', 'inherit'] });
    const [event] = (await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])) as [Buffer | number];
    if (String(event) !== 'locked') throw new Error('The SQLite file could not be locked');
    return new SqliteLock(child);
  }

  async release(): Promise<void> {
    const exited = once(this.child, 'exit');
    this.child.stdin?.end();
    await exited;
  }
}
