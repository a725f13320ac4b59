import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type Scope } from './scopes.js';
import { type TokenClaims } from './sessions/access-tokens.js';

/** Who makes a request, and by which means. At most one of `sessionId` and `apiKeyId` is set. */
export interface AuthenticatedUser {
  userId: string;
  /** The session of the access token, if the request has one. */
  sessionId?: string;
  /** The API key, if the request has one. */
  apiKeyId?: string;
  /** What the request may do: all scopes, unless it comes with an API key. */
  scopes: readonly Scope[];
}

/** A request before and after `JwtAuthGuard`. The same on Fastify and Express. */
export interface AuthenticatedRequest {
  headers: { authorization?: string };
  /** Set by the guard. Not `user`, which belongs to the guards of a host application. */
  githireUser?: AuthenticatedUser;
}

/** The caller, in a handler behind `JwtAuthGuard`. */
export const CurrentUser = createParamDecorator((_data: unknown, context: ExecutionContext): AuthenticatedUser =>
  userOf(context.switchToHttp().getRequest()),
);

/** The caller and their session, in a handler with `@Access('session')`. */
export const CurrentSession = createParamDecorator((_data: unknown, context: ExecutionContext): TokenClaims => {
  const { userId, sessionId } = userOf(context.switchToHttp().getRequest());
  if (sessionId === undefined) throw new Error("This needs @Access('session')");
  return { userId, sessionId };
});

/** Who makes a request that `JwtAuthGuard` has let through. */
export function userOf({ githireUser: user }: AuthenticatedRequest): AuthenticatedUser {
  if (user === undefined) throw new Error('This needs JwtAuthGuard before it');
  return user;
}
