import { type ExecutionContext, Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { Problem } from '../platform/common/problem.js';
import { PublicLinks } from '../platform/mail/public-links.js';
import { type BrowserRequest, isOwnRequest } from './sessions/session-cookie.js';
import { isApiKey } from './api-keys/api-key-format.js';
import { ApiKeys } from './api-keys/api-keys.service.js';
import { Authenticator } from './authenticator.js';
import { type AuthenticatedRequest, type AuthenticatedUser } from './current-user.decorator.js';
import { JwtStrategy } from './jwt.strategy.js';

/** `Bearer`, in any case (RFC 7235), one space or more, and one word. */
const BEARER = /^bearer +(\S+)$/i;

/** The API key of a request. Undefined also for a forged one, which is refused like any text that is no token. */
function apiKeyOf({ headers: { authorization = '' } }: AuthenticatedRequest): string | undefined {
  const word = BEARER.exec(authorization)?.[1];
  return word !== undefined && isApiKey(word) ? word : undefined;
}

/** Passport's guard for one request. */
class TokenGuard extends AuthGuard() {
  constructor(strategy: JwtStrategy) {
    super({ defaultStrategy: strategy });
  }

  /** The user that the strategy has found. @throws Problem `unauthenticated`, the same one whatever is wrong with the token */
  override handleRequest<User = AuthenticatedUser>(error: unknown, user: User | false | null | undefined): User {
    if (error instanceof Error) throw error;
    return known(user);
  }
}

/** Knows people by the access token of a live session, and programs by a valid API key. */
@Injectable()
export class TokenAuthenticator extends Authenticator {
  constructor(
    private readonly strategy: JwtStrategy,
    private readonly keys: ApiKeys,
    private readonly links: PublicLinks,
  ) {
    super();
  }

  async authenticate(context: ExecutionContext): Promise<AuthenticatedUser> {
    const request = context
      .switchToHttp()
      .getRequest<AuthenticatedRequest & BrowserRequest & { user?: AuthenticatedUser }>();
    const key = apiKeyOf(request);
    if (key !== undefined) return known(await this.keys.confirm(key));
    // Passport writes the callbacks of a request onto the strategy instance that it gets. Requests at the same time must
    // not share one, or each would get the user of the last.
    await new TokenGuard(Object.create(this.strategy) as JwtStrategy).canActivate(context);
    const user = known(request.user);
    if (request.headers.authorization === undefined && !isOwnRequest(request, this.links.origin))
      throw new Problem(
        'cross_site_request',
        'With the session cookie, only pages of this service may change something.',
      );
    return user;
  }
}

function known<User>(user: User | false | null | undefined): User {
  if (user === undefined || user === null || user === false)
    throw new Problem('unauthenticated', 'A valid access token is needed.');
  return user;
}
