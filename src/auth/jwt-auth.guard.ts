import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Problem } from '../platform/common/problem.js';
import { setCaller } from '../platform/logging/request-context.js';
import { accessOf, challengeOf, mayCall, refusalOf } from './access.decorator.js';
import { Authenticator } from './authenticator.js';
import { type AuthenticatedRequest } from './current-user.decorator.js';

/** What Fastify's reply and Express's response have in common. */
interface HttpResponse {
  header(name: string, value: string): unknown;
}

/**
 * Lets a request through whose access token belongs to a live session, or whose API key is valid and has a scope that
 * the route names with `@Access()`. A key without such a scope gets 403, every other request the same 401. Where the
 * users are those of a host application, the host's guard decides. No cache may keep an answer; a route may say
 * something else with `@Header()`.
 *
 * Also for the controllers of a host application: `Authenticator` is global.
 */
@Injectable()
export class JwtAuthGuard implements CanActivate {
  constructor(private readonly authenticator: Authenticator) {}

  /** @throws Problem `unauthenticated`, `insufficient_scope`, or what the guard of the host throws */
  async canActivate(context: ExecutionContext): Promise<true> {
    const http = context.switchToHttp();
    const response = http.getResponse<HttpResponse>();
    response.header('Cache-Control', 'no-store');
    const user = await this.authenticator.authenticate(context);
    http.getRequest<AuthenticatedRequest>().githireUser = user;
    setCaller(user);
    const allowed = accessOf(context.getHandler());
    if (mayCall(user, allowed)) return true;
    response.header('WWW-Authenticate', challengeOf(allowed));
    throw new Problem('insufficient_scope', refusalOf(allowed));
  }
}
