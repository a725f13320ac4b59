import { Injectable } from '@nestjs/common';
import { Problem } from '../platform/common/problem.js';
import { Accounts } from './accounts/accounts.js';

/** A user, as others see them. */
export interface FoundUser {
  userId: string;
  email: string;
  name: string | null;
}

/** The users that there are, for those who want something of another user, or of a user without a request. */
export abstract class KnownUsers {
  /**
   * Makes sure that a user exists for whom code without a request wants to work.
   * @throws Problem `not_found`
   */
  abstract require(userId: string): Promise<void>;

  /** The users with an e-mail address: at most one, but in a host application several may share one. At most two. */
  abstract findByEmail(email: string): Promise<FoundUser[]>;
}

/** Users have to register before anything can be done for them. */
@Injectable()
export class RegisteredUsers extends KnownUsers {
  constructor(private readonly accounts: Accounts) {
    super();
  }

  async require(userId: string): Promise<void> {
    if (!(await this.accounts.exists(userId))) throw new Problem('not_found', 'There is no such user.');
  }

  findByEmail(email: string): Promise<FoundUser[]> {
    return this.accounts.findByEmail(email);
  }
}
