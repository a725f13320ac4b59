import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/common/clock.js';
import { Problem } from '../../platform/common/problem.js';
import { Transactions } from '../../platform/database/transactions.js';
import { isUniqueViolation } from '../../platform/database/unique-violation.js';
import { type AccountView, type ChangeEmailRequest } from '../auth.dto.js';
import { emailKey } from '../email-address.js';
import { AccountEvents } from '../mails/account-events.js';
import { OwnPassword, wrongPassword } from '../passwords/own-password.js';
import { PasswordResetTokens } from '../passwords/password-reset-tokens.js';
import { type TokenClaims } from '../sessions/access-tokens.js';
import { User } from '../user.entity.js';
import { Accounts } from './accounts.js';

/** Changes the e-mail address of one's own account. */
@Injectable()
export class EmailChange {
  constructor(
    private readonly accounts: Accounts,
    private readonly ownPassword: OwnPassword,
    private readonly resetTokens: PasswordResetTokens,
    private readonly transactions: Transactions,
    private readonly events: AccountEvents,
    private readonly clock: Clock,
  ) {}

  /**
   * The former address is told by mail. Sessions continue.
   * @throws Problem `invalid_credentials`, `email_taken`, `too_many_attempts`
   */
  async change(user: TokenClaims, { email, currentPassword }: ChangeEmailRequest): Promise<AccountView> {
    const { userId, hashedPassword, email: former } = await this.ownPassword.confirm(user, currentPassword);
    const change = { email, emailKey: emailKey(email), updatedAt: this.clock.now().toISOString() };
    try {
      await this.transactions.run(async (manager) => {
        const { affected } = await manager.update(User, { userId, hashedPassword }, change);
        if (affected !== 1) throw wrongPassword();
        // A link that went to the former address must not open the account any more.
        await this.resetTokens.end(manager, userId);
        await this.events.record(manager, { action: 'account.email_changed', userId, formerEmail: former });
      });
    } catch (error) {
      if (isUniqueViolation(error)) throw new Problem('email_taken');
      throw error;
    }
    this.events.send();
    return this.accounts.read(userId);
  }
}
