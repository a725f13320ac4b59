import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { type DataSource } from 'typeorm';
import { SystemClock } from '../src/platform/common/clock.js';
import { SystemTimers } from '../src/platform/common/timers.js';
import { AuditLog } from '../src/platform/audit/audit-log.js';
import { dataSourceOptions } from '../src/platform/database/data-source-options.js';
import { openDataSource } from '../src/platform/database/open-data-source.js';
import { Transactions } from '../src/platform/database/transactions.js';
import { installationKey } from '../src/platform/secrets/installation-key.js';
import { CommandLine } from './support/processes/command-line.js';

describe('githire audit verify', () => {
  let githire: CommandLine;
  let databaseUrl: string;
  let database: DataSource;
  let files = 0;

  beforeAll(() => {
    githire = new CommandLine();
  });

  beforeEach(async () => {
    databaseUrl = `sqlite:${join(githire.folder, `log-${(files += 1)}.sqlite`)}`;
    database = await openDataSource(dataSourceOptions({ databaseUrl, databasePoolSize: 1 }));
    const key = await installationKey({ databaseUrl });
    const log = new AuditLog(database, new Transactions(database), key, new SystemClock(), new SystemTimers());
    for (let index = 1; index <= 12; index += 1) await log.note({ action: 'project.readProject', detail: { index } });
  });

  afterAll(() => githire.remove());

  /** Ends the writing, and lets the command look at the file. */
  async function verify(): Promise<[number | null, string]> {
    await database.destroy();
    const { code, out } = await githire.run(['audit', 'verify', '--database', databaseUrl]);
    return [code, out];
  }

  it('says how many entries are whole', async () => {
    expect(await verify()).toEqual([0, 'The audit log has 12 entries, and none was changed or removed.\n']);
  });

  it('finds an entry in which one character was changed', async () => {
    await database.query(`UPDATE audit_events SET detail = '{"index":6}' WHERE seq = 5`);
    expect(await verify()).toEqual([1, 'Entry 5 was changed.\n']);
  });

  it('finds an entry that was removed', async () => {
    await database.query('DELETE FROM audit_events WHERE seq = 5');
    expect(await verify()).toEqual([1, 'Entry 5 is missing.\n']);
  });

  it('finds that the log was cut off', async () => {
    await database.query('DELETE FROM audit_events WHERE seq > 10');
    expect(await verify()).toEqual([1, 'Entry 11 and all after it are missing: the log was cut off.\n']);
  });

  it('finds a head that was moved to hide the cut', async () => {
    await database.query('DELETE FROM audit_events WHERE seq > 10');
    await database.query('UPDATE audit_head SET seq = 10, hash = (SELECT hash FROM audit_events WHERE seq = 10)');
    expect(await verify()).toEqual([1, 'Entry 10 is not the sealed end of the log.\n']);
  });
});
