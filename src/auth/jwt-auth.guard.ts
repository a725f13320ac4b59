import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Problem } from '../platform/common/problem.js';
import { setUserId } from '../platform/logging/request-context.js';
import type { AuthenticatedRequest } from './current-user.decorator.js';
import { JwtStrategy } from './jwt.strategy.js';

/** What Fastify's reply and Express's response have in common. */
interface HttpResponse {
  header(name: string, value: string): unknown;
}

/**
 * Accepts a request whose access token belongs to an active session; all others get the same 401. Caches must store
 * neither response; a route may change that with `@Header()`.
 */
@Injectable()
export class JwtAuthGuard implements CanActivate {
  constructor(private readonly strategy: JwtStrategy) {}

  async canActivate(context: ExecutionContext): Promise<true> {
    const http = context.switchToHttp();
    http.getResponse<HttpResponse>().header('Cache-Control', 'no-store');
    const request = http.getRequest<AuthenticatedRequest>();
    const user = await this.strategy.authenticate(request);
    if (user === undefined) throw new Problem('unauthenticated', 'A valid access token is needed.');
    request.user = user;
    setUserId(user.userId);
    return true;
  }
}
