import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { CONNECTION } from '../../platform/database/connection.js';
import { Transactions } from '../../platform/database/transactions.js';
import { validationProblem } from '../../platform/http/input/validation.js';
import { AttemptBudgets } from '../attempts/attempt-budgets.js';
import { type ForgotPasswordRequest, type MessageAnswer, type ResetPasswordRequest } from '../auth.dto.js';
import { emailKey } from '../email-address.js';
import { AccountEvents } from '../mails/account-events.js';
import { User } from '../user.entity.js';
import { PasswordReplacement } from './password-replacement.service.js';
import { PasswordResetTokens } from './password-reset-tokens.js';

/** Lets people who forgot their password choose another one, by a link in a mail. */
@Injectable()
export class PasswordResetService {
  constructor(
    @InjectRepository(User, CONNECTION) private readonly users: Repository<User>,
    private readonly transactions: Transactions,
    private readonly budgets: AttemptBudgets,
    private readonly tokens: PasswordResetTokens,
    private readonly passwords: PasswordReplacement,
    private readonly events: AccountEvents,
  ) {}

  /**
   * Queues a mail with a link. The answer and the work are the same whether or not there is such an account.
   * @throws Problem `too_many_attempts`
   */
  async forgot({ email }: ForgotPasswordRequest, address: string): Promise<MessageAnswer> {
    const key = emailKey(email);
    await this.budgets.spend('forgottenPassword', { address, email: key });
    const user = await this.users.findOne({ select: { userId: true }, where: { emailKey: key } });
    await this.transactions.run((manager) => this.events.queueReset(manager, user?.userId ?? null));
    this.events.send();
    return { message: 'If there is an account with this address, a link to reset its password is on its way.' };
  }

  /**
   * Sets a new password; every session of the account ends. API keys remain.
   * @throws Problem `validation_failed` for a token that is unknown, used or too old and for a guessable password,
   *   `too_many_attempts`
   */
  async reset({ token, newPassword }: ResetPasswordRequest, address: string): Promise<MessageAnswer> {
    await this.budgets.spend('passwordReset', { address, email: '' });
    const userId = await this.tokens.read(token);
    const user = userId === null ? null : await this.users.findOneBy({ userId });
    const stillAllowed = (manager: Parameters<PasswordResetTokens['use']>[0]) => this.tokens.use(manager, token);
    if (
      user === null ||
      !(await this.passwords.replace(user, { newPassword, action: 'account.password_reset', stillAllowed }))
    )
      throw validationProblem([
        { field: 'token', message: 'token is not valid, was used already, or is too old: ask for a new link' },
      ]);
    return { message: 'The password is changed, and every session has ended. You can log in with the new password.' };
  }
}
