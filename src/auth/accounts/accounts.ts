import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Clock } from '../../platform/common/clock.js';
import { Problem } from '../../platform/common/problem.js';
import { CONNECTION } from '../../platform/database/connection.js';
import { type AccountView, type UpdateAccountRequest } from '../auth.dto.js';
import { emailKey } from '../email-address.js';
import { User } from '../user.entity.js';

/** What is stored about a user, wherever the user comes from. */
@Injectable()
export class Accounts {
  constructor(
    @InjectRepository(User, CONNECTION) private readonly users: Repository<User>,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `unauthenticated` if the account is gone */
  async read(userId: string): Promise<AccountView> {
    const { email, name, createdAt, lastLogin } = await this.find(userId);
    return { userId, email, name, createdAt, lastLogin };
  }

  /** @throws Problem `unauthenticated` if the account is gone */
  async update(userId: string, { name }: UpdateAccountRequest): Promise<AccountView> {
    await this.users.update({ userId }, { name, updatedAt: this.clock.now().toISOString() });
    return this.read(userId);
  }

  /** The account with an e-mail address, if there is one. */
  findByEmail(email: string): Promise<Pick<User, 'userId' | 'email' | 'name'>[]> {
    const select = { userId: true, email: true, name: true } as const;
    return this.users.find({ select, where: { emailKey: emailKey(email) } });
  }

  exists(userId: string): Promise<boolean> {
    return this.users.existsBy({ userId });
  }

  /** @throws Problem `unauthenticated`: the account was deleted after the request was let through */
  async find(userId: string): Promise<User> {
    const user = await this.users.findOneBy({ userId });
    if (user === null) throw new Problem('unauthenticated', 'A valid access token is needed.');
    return user;
  }
}
