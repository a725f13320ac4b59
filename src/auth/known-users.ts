import { Injectable } from '@nestjs/common';
import { Problem } from '../platform/common/problem.js';
import { Accounts } from './accounts/accounts.js';

/** Makes sure that a user exists for whom code without a request wants to work. */
export abstract class KnownUsers {
  /** @throws Problem `not_found` */
  abstract require(userId: string): Promise<void>;
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
}
