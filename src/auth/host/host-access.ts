import { Injectable } from '@nestjs/common';
import { type AccountRecord, AccountRecords } from '../accounts/account-records.js';
import { Accounts } from '../accounts/accounts.js';
import { type AuthenticatedUser } from '../current-user.decorator.js';
import { LiveAccess } from '../live-access.js';

/**
 * The access of a user of the host is valid as long as their data is here. GitHire cannot ask the host again without a
 * request; a host that ends a session ends the connection itself.
 */
@Injectable()
export class HostLiveAccess extends LiveAccess {
  constructor(private readonly accounts: Accounts) {
    super();
  }

  isLive({ userId }: AuthenticatedUser): Promise<boolean> {
    return this.accounts.exists(userId);
  }
}

/** A user of the host has neither sessions nor API keys here. */
@Injectable()
export class HostAccountRecords extends AccountRecords {
  constructor(private readonly accounts: Accounts) {
    super();
  }

  async read({ userId }: AuthenticatedUser): Promise<AccountRecord> {
    return { account: await this.accounts.read(userId), sessions: [], apiKeys: [] };
  }
}
