import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { TokenClaims } from './sessions/access-tokens.js';

/** The user of a request: `{ userId, sessionId }`. */
export type AuthenticatedUser = TokenClaims;

/** A request before and after `JwtAuthGuard`. The same on Fastify and Express. */
export interface AuthenticatedRequest {
  headers: { authorization?: string };
  user?: AuthenticatedUser;
}

/** The user of the request, in a handler behind `JwtAuthGuard`. */
export const CurrentUser = createParamDecorator((_data: unknown, context: ExecutionContext): AuthenticatedUser => {
  const { user } = context.switchToHttp().getRequest<AuthenticatedRequest>();
  if (user === undefined) throw new Error('@CurrentUser() needs JwtAuthGuard');
  return user;
});
