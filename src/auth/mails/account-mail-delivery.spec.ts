import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type DataSource } from 'typeorm';
import { openTestDataSource } from '../../../test/support/test-database.js';
import { SystemClock } from '../../platform/common/clock.js';
import { Settings } from '../../platform/config/settings.js';
import { Transactions } from '../../platform/database/transactions.js';
import { type Mail, MailDelivery } from '../../platform/mail/mail-delivery.js';
import { PublicLinks } from '../../platform/mail/public-links.js';
import { PasswordReset } from '../passwords/password-reset.entity.js';
import { PasswordResetTokens } from '../passwords/password-reset-tokens.js';
import { User } from '../user.entity.js';
import { AccountMailDelivery } from './account-mail-delivery.js';
import { type AccountMail } from './account-mail.entity.js';

class KeptMails extends MailDelivery {
  readonly delivers = true;
  readonly mails: Mail[] = [];

  deliver(mail: Mail): Promise<void> {
    this.mails.push(mail);
    return Promise.resolve();
  }
}

/** Lets something happen just before a token is made. */
class InterruptedTokens extends PasswordResetTokens {
  before: () => Promise<unknown> = () => Promise.resolve();

  override async issue(userId: string): Promise<string | null> {
    await this.before();
    return super.issue(userId);
  }
}

describe('AccountMailDelivery', () => {
  const userId = '01a2026b-78ad-73e6-a75a-61bd81af3d4c';
  const now = new SystemClock().now().toISOString();
  const mail: AccountMail = {
    mailId: '01a2026b-78ad-73e6-a75a-61bd81af3d4d',
    userId,
    kind: 'password-reset',
    toAddress: null,
    detail: null,
    attempts: 0,
    createdAt: now,
    dueAt: now,
  };
  let dataSource: DataSource;
  let close: () => Promise<void>;
  let kept: KeptMails;
  let tokens: InterruptedTokens;
  let delivery: AccountMailDelivery;

  beforeEach(async () => {
    ({ dataSource, close } = await openTestDataSource());
    const users = dataSource.getRepository(User);
    await users.insert({
      userId,
      email: 'former@mail.example',
      emailKey: 'former@mail.example',
      name: null,
      hashedPassword: 'unused',
      createdAt: now,
      updatedAt: now,
      lastLogin: null,
    });
    kept = new KeptMails();
    const resets = dataSource.getRepository(PasswordReset);
    tokens = new InterruptedTokens(resets, new Transactions(dataSource), new SystemClock());
    delivery = new AccountMailDelivery(users, kept, new PublicLinks(new Settings()), tokens);
  });

  afterEach(() => close());

  it('sends no link that works to an address that was changed meanwhile', async () => {
    const email = 'new@mail.example';
    tokens.before = () => dataSource.getRepository(User).update({ userId }, { email, emailKey: email });
    expect(await delivery.deliver(mail)).toBe('sent');
    expect(kept.mails.map(({ to }) => to)).toEqual([email]);
  });

  it('sends nothing where the account is deleted meanwhile', async () => {
    tokens.before = () => dataSource.getRepository(User).delete({ userId });
    expect([await delivery.deliver(mail), kept.mails]).toEqual(['withdrawn', []]);
  });
});
