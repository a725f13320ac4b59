import { Injectable } from '@nestjs/common';
import { Erasure } from '../../platform/database/erasure.js';
import { Transactions } from '../../platform/database/transactions.js';
import { type ChangePasswordRequest, type DeleteAccountRequest, type MessageAnswer } from '../auth.dto.js';
import { AccountEvents } from '../mails/account-events.js';
import { OwnPassword, wrongPassword } from '../passwords/own-password.js';
import { PasswordReplacement } from '../passwords/password-replacement.service.js';
import { AccessEnds } from '../sessions/access-ends.js';
import { type TokenClaims } from '../sessions/access-tokens.js';
import { User } from '../user.entity.js';

/** Operations on one's own account. */
@Injectable()
export class AccountService {
  constructor(
    private readonly ownPassword: OwnPassword,
    private readonly replacement: PasswordReplacement,
    private readonly transactions: Transactions,
    private readonly events: AccountEvents,
    private readonly ends: AccessEnds,
    private readonly erasure: Erasure,
  ) {}

  /**
   * Changes the password; every other session ends.
   * @throws Problem `invalid_credentials`, `too_many_attempts`, `validation_failed`
   */
  async changePassword(
    user: TokenClaims,
    { currentPassword, newPassword }: ChangePasswordRequest,
  ): Promise<MessageAnswer> {
    const account = await this.ownPassword.confirm(user, currentPassword);
    if (
      !(await this.replacement.replace(account, {
        newPassword,
        action: 'account.password_changed',
        keptSession: user.sessionId,
      }))
    )
      throw wrongPassword();
    return { message: 'The password is changed, and every other session has ended.' };
  }

  /**
   * Deletes the account and, by cascades in the schema, all its data.
   * @throws Problem `invalid_credentials`, `too_many_attempts`
   */
  async remove(user: TokenClaims, { password }: DeleteAccountRequest): Promise<void> {
    const { userId, hashedPassword } = await this.ownPassword.confirm(user, password);
    await this.transactions.run(async (manager) => {
      const { affected } = await manager.delete(User, { userId, hashedPassword });
      if (affected !== 1) throw wrongPassword();
      await this.events.record(manager, { action: 'account.deleted', userId });
    });
    this.ends.tell(userId);
    this.erasure.due();
  }
}
