import { Injectable } from '@nestjs/common';
import { type ApiKeyView } from '../api-keys/api-key.dto.js';
import { ApiKeys } from '../api-keys/api-keys.service.js';
import { type AccountView, type SessionView } from '../auth.dto.js';
import { Accounts } from './accounts.js';
import { type AuthenticatedUser } from '../current-user.decorator.js';
import { Sessions } from '../sessions/sessions.service.js';

/** More sessions and API keys than a user can have. */
const ALL = { limit: 1000, offset: 0 };

/** The part of an account's export that is about the access to it. */
export interface AccountRecord {
  account: AccountView;
  sessions: SessionView[];
  apiKeys: ApiKeyView[];
}

/** Reads all that is stored about a user besides projects and runs. */
export abstract class AccountRecords {
  /** @throws Problem `unauthenticated` if the account is gone */
  abstract read(user: AuthenticatedUser): Promise<AccountRecord>;
}

/** The records of an account of GitHire. */
@Injectable()
export class OwnAccountRecords extends AccountRecords {
  constructor(
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
    private readonly keys: ApiKeys,
  ) {
    super();
  }

  async read(user: AuthenticatedUser): Promise<AccountRecord> {
    const account = await this.accounts.read(user.userId);
    const { sessions } = await this.sessions.list(user, ALL);
    const { apiKeys } = await this.keys.list(user.userId, ALL);
    return { account, sessions, apiKeys };
  }
}
