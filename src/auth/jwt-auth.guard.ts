import { type ExecutionContext, Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { Problem } from '../platform/common/problem.js';
import { setUserId } from '../platform/logging/request-context.js';
import { type AuthenticatedRequest, type AuthenticatedUser } from './current-user.decorator.js';
import { JwtStrategy } from './jwt.strategy.js';

/** What Fastify's reply and Express's response have in common. */
interface HttpResponse {
  header(name: string, value: string): unknown;
}

/**
 * Lets a request through whose access token belongs to a live session. Every other request gets the same 401. No cache may keep
 * an answer to either; a route may say something else with `@Header()`.
 */
@Injectable()
export class JwtAuthGuard extends AuthGuard() {
  constructor(strategy: JwtStrategy) {
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
    http.getResponse<HttpResponse>().header('Cache-Control', 'no-store');
    await super.canActivate(context);
    const { user } = http.getRequest<AuthenticatedRequest>();
    if (user !== undefined) setUserId(user.userId);
    return true;
  }

  /** The user that the strategy has found. @throws Problem `unauthenticated`, the same one whatever is wrong with the token */
  override handleRequest<User = AuthenticatedUser>(error: unknown, user: User | false | null | undefined): User {
    if (error instanceof Error) throw error;
    if (user === undefined || user === null || user === false)
      throw new Problem('unauthenticated', 'A valid access token is needed.');
    return user;
  }
}
