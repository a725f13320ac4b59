import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { CONNECTION } from '../platform/database/connection.js';
import { Clock } from '../platform/common/clock.js';
import { Problem } from '../platform/common/problem.js';
import { Transactions } from '../platform/database/transactions.js';
import { AttemptBudgets } from './attempts/attempt-budgets.js';
import { type LoginRequest, type TokenAnswer } from './auth.dto.js';
import { ACCESS_TOKEN_LIFETIME } from './auth.limits.js';
import { emailKey } from './email-address.js';
import { Passwords } from './passwords/passwords.service.js';
import { AccessEnds } from './sessions/access-ends.js';
import { Sessions } from './sessions/sessions.service.js';
import { User } from './user.entity.js';

/** The origin of a login. */
export interface Client {
  /** Network address, as reported by trusted proxies. */
  address: string;
  userAgent: string | undefined;
}

/** Logs users in. */
@Injectable()
export class LoginService {
  constructor(
    @InjectRepository(User, CONNECTION) private readonly users: Repository<User>,
    private readonly transactions: Transactions,
    private readonly passwords: Passwords,
    private readonly budgets: AttemptBudgets,
    private readonly sessions: Sessions,
    private readonly ends: AccessEnds,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `invalid_credentials`, the same for an unknown address and a wrong password, or `too_many_attempts` */
  async login({ email, password }: LoginRequest, client: Client): Promise<TokenAnswer> {
    const key = emailKey(email);
    await this.budgets.spend('login', { address: client.address, email: key });
    // If another login has renewed an outdated hash since the comparison, the second attempt compares with the new hash.
    const token = (await this.attempt(key, password, client)) ?? (await this.attempt(key, password, client));
    if (token === null) throw new Problem('invalid_credentials');
    return { access_token: token, token_type: 'bearer', expires_in: ACCESS_TOKEN_LIFETIME };
  }

  /**
   * Compares the password and opens a session. Returns null if the stored hash was changed in between.
   * @throws Problem as `login`
   */
  private async attempt(key: string, password: string, { address, userAgent }: Client): Promise<string | null> {
    const user = await this.users.findOneBy({ emailKey: key });
    const matches = await this.passwords.matches(key, user?.hashedPassword, password, address);
    if (user === null || !matches) throw new Problem('invalid_credentials');
    return this.openSession(user, password, userAgent);
  }

  private async openSession(user: User, password: string, userAgent: string | undefined): Promise<string | null> {
    const { userId, hashedPassword } = user;
    const upToDate = await this.passwords.upToDateHash(hashedPassword, password);
    const token = await this.transactions.run(async (manager) => {
      // The hash differs if the password was changed, the account deleted, or the hash renewed since the comparison.
      const { affected } = await manager.update(
        User,
        { userId, hashedPassword },
        { hashedPassword: upToDate, lastLogin: this.clock.now().toISOString() },
      );
      if (affected !== 1) return null;
      return this.sessions.open(manager, userId, userAgent);
    });
    if (token === null) return null;
    // A login of a user with many sessions has ended the oldest one.
    this.ends.tell(userId);
    return token;
  }
}
