import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { CONNECTION } from '../platform/database/connection.js';
import { Clock } from '../platform/common/clock.js';
import { IdGenerator } from '../platform/common/ids.js';
import { Problem } from '../platform/common/problem.js';
import { isUniqueViolation } from '../platform/database/unique-violation.js';
import { Transactions } from '../platform/database/transactions.js';
import { AccountEvents } from './mails/account-events.js';
import { AttemptBudgets } from './attempts/attempt-budgets.js';
import { type RegisteredAccount, type RegisterRequest } from './auth.dto.js';
import { emailKey } from './email-address.js';
import { PasswordHasher } from './passwords/password-hasher.js';
import { User } from './user.entity.js';

/** Registers users. */
@Injectable()
export class RegistrationService {
  constructor(
    @InjectRepository(User, CONNECTION) private readonly users: Repository<User>,
    private readonly hasher: PasswordHasher,
    private readonly transactions: Transactions,
    private readonly budgets: AttemptBudgets,
    private readonly events: AccountEvents,
    private readonly clock: Clock,
    private readonly ids: IdGenerator,
  ) {}

  /** @throws Problem `email_taken`, `too_many_attempts`, `too_many_requests` under heavy load */
  async register({ email, password, name = null }: RegisterRequest, address: string): Promise<RegisteredAccount> {
    const key = emailKey(email);
    await this.budgets.spend('registration', { address, email: key });
    // Checked first because a hash is far more expensive.
    if (await this.users.existsBy({ emailKey: key })) throw await this.taken(key, address);
    const hashedPassword = await this.hasher.hash(password, 'registration');
    const now = this.clock.now().toISOString();
    const account = { userId: this.ids.next(), email, name, createdAt: now };
    try {
      await this.transactions.run(async (manager) => {
        const row = { ...account, emailKey: key, hashedPassword, updatedAt: now, lastLogin: null };
        await manager.insert(User, row);
        await this.events.record(manager, { action: 'account.registered', userId: account.userId });
      });
    } catch (error) {
      throw isUniqueViolation(error) ? await this.taken(key, address) : error;
    }
    return account;
  }

  /** @throws Problem `too_many_attempts` if this has been reported too often */
  private async taken(key: string, address: string): Promise<Problem> {
    await this.budgets.spend('duplicateRegistration', { address, email: key });
    return new Problem('email_taken');
  }
}
