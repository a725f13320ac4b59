import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type DataSource } from 'typeorm';
import { ManualTimers } from '../../../test/support/manual-timers.js';
import { openTestDataSource } from '../../../test/support/test-database.js';
import { SystemClock } from '../common/clock.js';
import { Transactions } from '../database/transactions.js';
import { runInContext } from '../logging/request-context.js';
import { InstallationKey } from '../secrets/installation-key.js';
import { ChainCheck, NO_HASH, sealOf } from './audit-chain.js';
import { AuditEvent } from './audit-event.entity.js';
import { AuditHead } from './audit-head.entity.js';
import { AuditLog } from './audit-log.js';

const KEY = new InstallationKey('a-key-for-tests-only-0123456789abcdef');

describe('AuditLog', () => {
  let dataSource: DataSource;
  let close: () => Promise<void>;
  let transactions: Transactions;
  let timers: ManualTimers;
  let log: AuditLog;

  beforeEach(async () => {
    ({ dataSource, close } = await openTestDataSource());
    transactions = new Transactions(dataSource);
    timers = new ManualTimers();
    log = new AuditLog(dataSource, transactions, KEY, new SystemClock(), timers);
  });

  afterEach(() => close());

  const entries = (): Promise<AuditEvent[]> => dataSource.manager.find(AuditEvent, { order: { seq: 'ASC' } });

  async function faults(): Promise<unknown[]> {
    const check = new ChainCheck();
    for (const event of await entries()) check.take(event);
    return check.end(await dataSource.manager.findOneBy(AuditHead, { headId: 1 }), KEY);
  }

  it('says who did what, in which request', async () => {
    const context = { requestId: 'request-1', userId: 'user-1', apiKeyId: 'key-1' };
    await runInContext(context, () =>
      log.note({ action: 'project.readProject', subject: 'project 7', detail: { people: 25 } }),
    );
    expect(await entries()).toMatchObject([
      {
        seq: 1,
        actorType: 'key',
        actorId: 'key-1',
        action: 'project.readProject',
        requestId: 'request-1',
        detail: '{"people":25}',
      },
    ]);
  });

  it('is one chain without gaps, however many write at once', async () => {
    await Promise.all(Array.from({ length: 50 }, (_, index) => log.note({ action: 'run.started', detail: { index } })));
    expect([(await entries()).map(({ seq }) => seq), await faults()]).toEqual([
      Array.from({ length: 50 }, (_, index) => index + 1),
      [],
    ]);
  });

  it('does not hold what was rolled back', async () => {
    const refused = transactions.run(async (manager) => {
      await log.record(manager, { action: 'project.deleteProject' });
      throw new Error('refused');
    });
    await expect(refused).rejects.toThrow('refused');
    await log.note({ action: 'project.createProject' });
    expect([(await entries()).map(({ action }) => action), await faults()]).toEqual([['project.createProject'], []]);
  });

  it('writes reads together, a second later', async () => {
    log.noteSoon({ action: 'project.explainCandidate', subject: log.person('ada') });
    log.noteSoon({ action: 'project.explainCandidate', subject: log.person('grace') });
    expect(await entries()).toEqual([]);
    await timers.advance(1000);
    expect([(await entries()).length, await faults()]).toEqual([2, []]);
  });

  it('writes the reads that it still has when it ends', async () => {
    log.noteSoon({ action: 'project.explainCandidate' });
    await log.onModuleDestroy();
    expect(await entries()).toHaveLength(1);
  });

  it('keeps what was done for later while the database cannot be written', async () => {
    await dataSource.query('ALTER TABLE audit_events RENAME TO gone');
    await log.note({ action: 'project.shareProject' });
    await dataSource.query('ALTER TABLE gone RENAME TO audit_events');
    await timers.advance(1000);
    expect((await entries()).map(({ action }) => action)).toEqual(['project.shareProject']);
  });

  it('keeps reads for later while the database cannot be written', async () => {
    await dataSource.query('ALTER TABLE audit_events RENAME TO gone');
    log.noteSoon({ action: 'project.explainCandidate' });
    await timers.advance(1000);
    await dataSource.query('ALTER TABLE gone RENAME TO audit_events');
    await timers.advance(1000);
    expect(await entries()).toHaveLength(1);
  });

  it('writes more entries than one statement takes', async () => {
    for (let index = 0; index < 3000; index += 1) log.noteSoon({ action: 'project.readProject', detail: { index } });
    await timers.advance(1000);
    expect([await dataSource.manager.count(AuditEvent), await faults()]).toEqual([3000, []]);
  });

  it('says itself that somebody without the key cut it off, and does not seal that', async () => {
    for (let index = 0; index < 5; index += 1) await log.note({ action: 'project.readProject', detail: { index } });
    await dataSource.query('DELETE FROM audit_events WHERE seq > 3');
    await dataSource.query('UPDATE audit_head SET seq = 3, hash = (SELECT hash FROM audit_events WHERE seq = 3)');
    await log.note({ action: 'project.readProject' });
    expect([(await entries()).map(({ action }) => action).slice(3), await faults()]).toEqual([
      ['audit.seal_broken', 'project.readProject'],
      [{ seq: 4, fault: 'seal_broken' }],
    ]);
  });

  it('says nothing of the seals of others where its own key ends with the process', async () => {
    const passing = new InstallationKey('a-key-of-one-process-0123456789abcdef', false);
    await log.note({ action: 'project.readProject' });
    const other = new AuditLog(dataSource, transactions, passing, new SystemClock(), timers);
    await other.note({ action: 'project.readProject' });
    expect((await entries()).map(({ action }) => action)).toEqual(['project.readProject', 'project.readProject']);
  });

  it('waits at its end for what is being written, and then writes at once', async () => {
    log.noteSoon({ action: 'project.explainCandidate' });
    const written = timers.advance(1000);
    await log.onModuleDestroy();
    expect(await entries()).toHaveLength(1);
    await written;
    log.noteSoon({ action: 'project.readProject' });
    await log.onModuleDestroy();
    expect(await entries()).toHaveLength(2);
  });

  it('counts on beyond 32 bits', async () => {
    const end = { seq: 2 ** 40, hash: NO_HASH };
    await dataSource.manager.insert(AuditHead, { headId: 1, ...end, seal: sealOf(KEY, end) });
    await log.note({ action: 'project.createProject' });
    expect((await entries()).map(({ seq }) => seq)).toEqual([2 ** 40 + 1]);
  });

  it('names a person so that nobody can read the login, in whatever case it is written', () => {
    expect(log.person('ada')).toMatch(/^person [0-9a-f]{32}$/);
    expect(log.person('Ada')).toBe(log.person('ada'));
  });
});
