import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/common/clock.js';
import { Problem } from '../../platform/common/problem.js';
import { Erasure } from '../../platform/database/erasure.js';
import { Transactions } from '../../platform/database/transactions.js';
import { Accounts } from './accounts.js';
import { AccessEnds } from '../sessions/access-ends.js';
import { validationProblem } from '../../platform/http/input/validation.js';
import { type ChangePasswordRequest, type DeleteAccountRequest, type MessageAnswer } from '../auth.dto.js';
import { Passwords } from '../passwords/passwords.service.js';
import { isAboutAccount } from '../passwords/guessable-passwords.js';
import { type TokenClaims } from '../sessions/access-tokens.js';
import { Sessions } from '../sessions/sessions.service.js';
import { User } from '../user.entity.js';
import { NOT_GUESSABLE } from '../passwords/well-known-passwords.js';

/** Operations on one's own account. */
@Injectable()
export class AccountService {
  constructor(
    private readonly accounts: Accounts,
    private readonly transactions: Transactions,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    private readonly ends: AccessEnds,
    private readonly clock: Clock,
    private readonly erasure: Erasure,
  ) {}

  /**
   * Changes the password; every other session ends.
   * @throws Problem `invalid_credentials`, `too_many_attempts`, `validation_failed`
   */
  async changePassword(user: TokenClaims, request: ChangePasswordRequest): Promise<MessageAnswer> {
    const { userId, sessionId } = user;
    const { hashedPassword, email, name } = await this.confirm(user, request.currentPassword);
    if (isAboutAccount(request.newPassword, { email, name }))
      throw validationProblem([{ field: 'newPassword', message: NOT_GUESSABLE('newPassword') }]);
    const replacement = await this.passwords.hash(request.newPassword);
    await this.transactions.run(async (manager) => {
      // If two changes happen at the same time, the second one no longer knows the current password.
      const { affected } = await manager.update(
        User,
        { userId, hashedPassword },
        { hashedPassword: replacement, updatedAt: this.clock.now().toISOString() },
      );
      if (affected !== 1) throw wrongPassword();
      await this.sessions.endOthers(manager, userId, sessionId);
    });
    this.ends.tell(userId);
    return { message: 'The password is changed, and every other session has ended.' };
  }

  /**
   * Deletes the account and, by cascades in the schema, all its data.
   * @throws Problem `invalid_credentials`, `too_many_attempts`
   */
  async remove(user: TokenClaims, request: DeleteAccountRequest): Promise<void> {
    const { hashedPassword } = await this.confirm(user, request.password);
    const { affected } = await this.transactions.run((manager) =>
      manager.delete(User, { userId: user.userId, hashedPassword }),
    );
    if (affected !== 1) throw wrongPassword();
    this.ends.tell(user.userId);
    this.erasure.due();
  }

  /** The account, if the password is correct. */
  private async confirm({ userId, sessionId }: TokenClaims, password: string): Promise<User> {
    const user = await this.accounts.find(userId);
    if (!(await this.passwords.confirms(sessionId, user.hashedPassword, password))) throw wrongPassword();
    return user;
  }
}

function wrongPassword(): Problem {
  return new Problem('invalid_credentials', 'The password is wrong.');
}
