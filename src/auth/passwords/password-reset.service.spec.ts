import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type DataSource } from 'typeorm';
import { openTestDataSource } from '../../../test/support/test-database.js';
import { SystemClock } from '../../platform/common/clock.js';
import { Uuid7Generator } from '../../platform/common/ids.js';
import { Settings } from '../../platform/config/settings.js';
import { Transactions } from '../../platform/database/transactions.js';
import { AttemptBudgets } from '../attempts/attempt-budgets.js';
import { LoginCounters } from '../attempts/login-counters.js';
import { type AuditLog } from '../../platform/audit/audit-log.js';
import { AccountEvents } from '../mails/account-events.js';
import { type MailSender } from '../mails/mail-sender.service.js';
import { User } from '../user.entity.js';
import { type PasswordReplacement } from './password-replacement.service.js';
import { PasswordResetService } from './password-reset.service.js';
import { type PasswordResetTokens } from './password-reset-tokens.js';

const ADDRESS = '203.0.113.9';

describe('PasswordResetService', () => {
  let dataSource: DataSource;
  let close: () => Promise<void>;
  let resets: PasswordResetService;
  let statements: string[];

  beforeEach(async () => {
    ({ dataSource, close } = await openTestDataSource());
    const clock = new SystemClock();
    const ids = new Uuid7Generator();
    const { limiterOf } = await LoginCounters.open(new Settings());
    const transactions = new Transactions(dataSource);
    // Sending begins after the answer, and is not part of what a stranger can measure.
    const sender = { send: () => undefined } as unknown as MailSender;
    resets = new PasswordResetService(
      dataSource.getRepository(User),
      transactions,
      new AttemptBudgets(limiterOf),
      undefined as unknown as PasswordResetTokens,
      undefined as unknown as PasswordReplacement,
      new AccountEvents(undefined as unknown as AuditLog, sender, new Settings(), clock, ids),
    );
    const now = clock.now().toISOString();
    await dataSource.getRepository(User).insert({
      userId: ids.next(),
      email: 'ada@mail.example',
      emailKey: 'ada@mail.example',
      name: null,
      hashedPassword: 'unused',
      createdAt: now,
      updatedAt: now,
      lastLogin: null,
    });
    statements = [];
    dataSource.logger = {
      logQuery: (statement) => statements.push(statement),
      logQueryError: () => undefined,
      logQuerySlow: () => undefined,
      logSchemaBuild: () => undefined,
      logMigration: () => undefined,
      log: () => undefined,
    };
  });

  afterEach(() => close());

  async function statementsFor(email: string): Promise<string[]> {
    statements.length = 0;
    await resets.forgot({ email }, ADDRESS);
    return [...statements];
  }

  it('sends the database the same statements for a known and an unknown address', async () => {
    const known = await statementsFor('ada@mail.example');
    const unknown = await statementsFor('nobody@mail.example');
    expect(known.filter((statement) => statement.includes('account_mails'))).toHaveLength(1);
    expect(unknown).toEqual(known);
  });
});
