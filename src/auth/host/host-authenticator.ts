import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { isObservable, lastValueFrom } from 'rxjs';
import { Problem } from '../../platform/common/problem.js';
import { Authenticator } from '../authenticator.js';
import { type AuthenticatedUser } from '../current-user.decorator.js';
import { SCOPES } from '../scopes.js';
import { type HostAuth } from './host-auth.js';
import { HostUsers } from './host-users.js';

/** Token of the option `auth`. */
export const HOST_AUTH = Symbol('HostAuth');
/** Token of the instance of the host's guard. */
export const HOST_GUARD = Symbol('HostGuard');

/** Asks the guard of the host whether a request may pass, and then the host whose it is. */
@Injectable()
export class HostAuthenticator extends Authenticator {
  constructor(
    @Inject(HOST_AUTH) private readonly auth: HostAuth,
    @Inject(HOST_GUARD) private readonly guard: CanActivate,
    private readonly users: HostUsers,
  ) {
    super();
  }

  async authenticate(context: ExecutionContext): Promise<AuthenticatedUser> {
    const passes = this.guard.canActivate(context);
    if (!(await (isObservable(passes) ? lastValueFrom(passes) : passes))) throw new Problem('forbidden');
    const user = await this.auth.user(context.switchToHttp().getRequest());
    if (user === undefined || user === null)
      throw new Problem('unauthenticated', 'The request belongs to no user of the host application.');
    return { userId: await this.users.see(user), scopes: SCOPES };
  }
}
