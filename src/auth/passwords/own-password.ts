import { Injectable } from '@nestjs/common';
import { Problem } from '../../platform/common/problem.js';
import { Accounts } from '../accounts/accounts.js';
import { type TokenClaims } from '../sessions/access-tokens.js';
import { type User } from '../user.entity.js';
import { Passwords } from './passwords.service.js';

/** Asks a logged-in user for the password again, before a change that a borrowed session must not make. */
@Injectable()
export class OwnPassword {
  constructor(
    private readonly accounts: Accounts,
    private readonly passwords: Passwords,
  ) {}

  /** The account, if the password is correct. @throws Problem `invalid_credentials`, `too_many_attempts` */
  async confirm({ userId, sessionId }: TokenClaims, password: string): Promise<User> {
    const user = await this.accounts.find(userId);
    if (!(await this.passwords.confirms(sessionId, user.hashedPassword, password))) throw wrongPassword();
    return user;
  }
}

export function wrongPassword(): Problem {
  return new Problem('invalid_credentials', 'The password is wrong.');
}
