import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type TokenClaims } from './sessions/access-tokens.js';

/** The user of a request: `{ userId, sessionId }`. */
export type AuthenticatedUser = TokenClaims;

/** A request before and after `JwtAuthGuard`. The same on Fastify and Express. */
export interface AuthenticatedRequest {
  headers: { authorization?: string };
  user?: AuthenticatedUser;
}

/** The caller, in a handler behind `JwtAuthGuard`. */
export const CurrentUser = createParamDecorator((_data: unknown, context: ExecutionContext): AuthenticatedUser =>
  userOf(context.switchToHttp().getRequest()),
);

/** Who makes a request that `JwtAuthGuard` has let through. */
export function userOf({ user }: AuthenticatedRequest): AuthenticatedUser {
  if (user === undefined) throw new Error('This needs JwtAuthGuard before it');
  return user;
}
