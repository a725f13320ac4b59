import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { Clock } from '../../platform/common/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { validationProblem } from '../../platform/http/input/validation.js';
import { AccountEvents } from '../mails/account-events.js';
import { AccessEnds } from '../sessions/access-ends.js';
import { Sessions } from '../sessions/sessions.service.js';
import { User } from '../user.entity.js';
import { isAboutAccount } from './guessable-passwords.js';
import { PasswordResetTokens } from './password-reset-tokens.js';
import { Passwords } from './passwords.service.js';
import { NOT_GUESSABLE } from './well-known-passwords.js';

export interface Replacement {
  newPassword: string;
  /** What the audit log calls it. */
  action: 'account.password_changed' | 'account.password_reset';
  /** The session that goes on; every other one ends. */
  keptSession?: string;
  /** Whether the change may still be made, asked within its transaction. */
  stillAllowed?: (manager: EntityManager) => Promise<boolean>;
}

/** Replaces the password of an account, with all that ends by it: sessions, and links to reset the former password. */
@Injectable()
export class PasswordReplacement {
  constructor(
    private readonly transactions: Transactions,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    private readonly resetTokens: PasswordResetTokens,
    private readonly events: AccountEvents,
    private readonly ends: AccessEnds,
    private readonly clock: Clock,
  ) {}

  /**
   * @param user as it was when the change was allowed
   * @returns false if the change is no longer allowed, or the password is not the same any more
   * @throws Problem `validation_failed` for a guessable password, `too_many_requests` under heavy load
   */
  async replace(
    user: User,
    { newPassword, action, keptSession, stillAllowed = () => Promise.resolve(true) }: Replacement,
  ): Promise<boolean> {
    if (isAboutAccount(newPassword, user))
      throw validationProblem([{ field: 'newPassword', message: NOT_GUESSABLE('newPassword') }]);
    const { userId, hashedPassword: former } = user;
    const hashedPassword = await this.passwords.hash(newPassword);
    const isReplaced = await this.transactions.run(async (manager) => {
      if (!(await stillAllowed(manager))) return false;
      // If two changes happen at the same time, the second one no longer knows the current password.
      const { affected } = await manager.update(
        User,
        { userId, hashedPassword: former },
        { hashedPassword, updatedAt: this.clock.now().toISOString() },
      );
      if (affected !== 1) return false;
      await this.sessions.endAll(manager, userId, keptSession);
      await this.resetTokens.end(manager, userId);
      await this.events.record(manager, { action, userId });
      return true;
    });
    if (isReplaced) {
      this.ends.tell(userId);
      this.events.send();
    }
    return isReplaced;
  }
}
