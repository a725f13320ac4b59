import { Injectable } from '@nestjs/common';
import { Problem } from '../platform/common/problem.js';
import { ApiKeys } from './api-keys/api-keys.service.js';
import { type AuthenticatedUser } from './current-user.decorator.js';
import { Sessions } from './sessions/sessions.service.js';

/** Whether those who were let in may still be: for responses that take longer than the check at their start is valid for. */
export abstract class LiveAccess {
  /** Whether the access of a request is still valid. */
  abstract isLive(user: AuthenticatedUser): Promise<boolean>;

  /**
   * Runs long work and passes on its result or error only if the access is still valid then.
   * @throws Problem `unauthenticated`
   */
  async handOver<Result>(user: AuthenticatedUser, work: () => Promise<Result>): Promise<Result> {
    const [outcome] = await Promise.allSettled([work()]);
    await this.require(user);
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  }

  /** @throws Problem `unauthenticated` if the access has ended */
  async require(user: AuthenticatedUser): Promise<void> {
    if (!(await this.isLive(user))) throw new Problem('unauthenticated', 'The session has ended.');
  }
}

/** Asks for the session or the API key of the request. */
@Injectable()
export class TokenLiveAccess extends LiveAccess {
  constructor(
    private readonly sessions: Sessions,
    private readonly keys: ApiKeys,
  ) {
    super();
  }

  async isLive({ userId, sessionId, apiKeyId }: AuthenticatedUser): Promise<boolean> {
    if (apiKeyId !== undefined) return this.keys.isLive(userId, apiKeyId);
    return sessionId !== undefined && this.sessions.isLive({ userId, sessionId });
  }
}
