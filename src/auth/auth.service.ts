import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Clock } from '../platform/common/clock.js';
import { IdGenerator } from '../platform/common/ids.js';
import { Problem } from '../platform/common/problem.js';
import { Transactions } from '../platform/database/transactions.js';
import { AccessEnds } from './sessions/access-ends.js';
import { type LoginRequest, type RegisteredAccount, type RegisterRequest, type TokenAnswer } from './auth.dto.js';
import { ACCESS_TOKEN_LIFETIME } from './auth.limits.js';
import { AttemptBudgets } from './attempts/attempt-budgets.js';
import { emailKey } from './email-address.js';
import { PasswordCheck } from './passwords/password-check.js';
import { PasswordHasher } from './passwords/password-hasher.js';
import { Sessions } from './sessions/sessions.service.js';
import { isUniqueViolation } from '../platform/database/unique-violation.js';
import { User } from './user.entity.js';

/** The origin of a login. */
export interface Client {
  /** Network address, as reported by trusted proxies. */
  address: string;
  userAgent: string | undefined;
}

/** Registers users and logs them in. */
@Injectable()
export class AuthService {
  constructor(
    @InjectRepository(User) private readonly users: Repository<User>,
    private readonly transactions: Transactions,
    private readonly hasher: PasswordHasher,
    private readonly check: PasswordCheck,
    private readonly budgets: AttemptBudgets,
    private readonly sessions: Sessions,
    private readonly ends: AccessEnds,
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
      await this.users.insert({ ...account, emailKey: key, hashedPassword, updatedAt: now, lastLogin: null });
    } catch (error) {
      throw isUniqueViolation(error) ? await this.taken(key, address) : error;
    }
    return account;
  }

  /** @throws Problem `invalid_credentials`, the same for an unknown address and a wrong password, or `too_many_attempts` */
  async login({ email, password }: LoginRequest, client: Client): Promise<TokenAnswer> {
    const key = emailKey(email);
    await this.budgets.spend('login', { address: client.address, email: key });
    const user = await this.users.findOneBy({ emailKey: key });
    const matches = await this.check.matches(key, user?.hashedPassword, password, client.address);
    if (user === null || !matches) throw new Problem('invalid_credentials');
    return {
      access_token: await this.openSession(user, password, client.userAgent),
      token_type: 'bearer',
      expires_in: ACCESS_TOKEN_LIFETIME,
    };
  }

  /** @throws Problem `too_many_attempts` if this has been reported too often */
  private async taken(key: string, address: string): Promise<Problem> {
    await this.budgets.spend('duplicateRegistration', { address, email: key });
    return new Problem('email_taken');
  }

  private async openSession(user: User, password: string, userAgent: string | undefined): Promise<string> {
    const { userId, hashedPassword } = user;
    const upToDate = this.hasher.isOutdated(hashedPassword)
      ? await this.hasher.hash(password, 'login')
      : hashedPassword;
    const token = await this.transactions.run(async (manager) => {
      // If the password was changed or the account deleted since the comparison, this login has ended too.
      const { affected } = await manager.update(
        User,
        { userId, hashedPassword },
        { hashedPassword: upToDate, lastLogin: this.clock.now().toISOString() },
      );
      if (affected !== 1) throw new Problem('invalid_credentials');
      return this.sessions.open(manager, userId, userAgent);
    });
    // A login of a user with many sessions has ended the oldest one.
    this.ends.tell(userId);
    return token;
  }
}
