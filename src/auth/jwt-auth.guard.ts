import { type ExecutionContext, Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { Problem } from '../platform/common/problem.js';
import { setCaller } from '../platform/logging/request-context.js';
import { accessOf, challengeOf, mayCall, refusalOf } from './access.decorator.js';
import { isApiKey } from './api-keys/api-key-format.js';
import { ApiKeys } from './api-keys/api-keys.service.js';
import { type AuthenticatedRequest, type AuthenticatedUser, userOf } from './current-user.decorator.js';
import { JwtStrategy } from './jwt.strategy.js';

/** What Fastify's reply and Express's response have in common. */
interface HttpResponse {
  header(name: string, value: string): unknown;
}

/** `Bearer`, in any case (RFC 7235), one space or more, and one word. */
const BEARER = /^bearer +(\S+)$/i;

/** The API key of a request. Undefined also for a forged one, which is refused like any text that is no token. */
function apiKeyOf({ headers: { authorization = '' } }: AuthenticatedRequest): string | undefined {
  const word = BEARER.exec(authorization)?.[1];
  return word !== undefined && isApiKey(word) ? word : undefined;
}

/**
 * Lets a request through whose access token belongs to a live session, or whose API key is valid and has a scope that
 * the route names with `@Access()`. A key without such a scope gets 403, every other request the same 401. No cache may
 * keep an answer; a route may say something else with `@Header()`.
 */
@Injectable()
export class JwtAuthGuard extends AuthGuard() {
  constructor(
    strategy: JwtStrategy,
    private readonly keys: ApiKeys,
  ) {
    super({ defaultStrategy: strategy });
    Object.defineProperty(this, 'options', {
      // Passport writes the callbacks of a request onto the strategy instance that it gets. Requests at the same time must not
      // share one, or each would get the user of the last.
      get: () => ({ defaultStrategy: Object.create(strategy) as JwtStrategy }),
      // `AuthGuard` has the options injected of whatever `PassportModule` a host imports: its default strategy is not ours.
      set: () => {},
    });
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const response = http.getResponse<HttpResponse>();
    const request = http.getRequest<AuthenticatedRequest>();
    response.header('Cache-Control', 'no-store');
    const key = apiKeyOf(request);
    if (key === undefined) await super.canActivate(context);
    else request.user = this.handleRequest(undefined, await this.keys.confirm(key));
    const user = userOf(request);
    setCaller(user);
    const allowed = accessOf(context.getHandler());
    if (mayCall(user, allowed)) return true;
    response.header('WWW-Authenticate', challengeOf(allowed));
    throw new Problem('insufficient_scope', refusalOf(allowed));
  }

  /** The user that the strategy has found. @throws Problem `unauthenticated`, the same one whatever is wrong with the token */
  override handleRequest<User = AuthenticatedUser>(error: unknown, user: User | false | null | undefined): User {
    if (error instanceof Error) throw error;
    if (user === undefined || user === null || user === false)
      throw new Problem('unauthenticated', 'A valid access token is needed.');
    return user;
  }
}
