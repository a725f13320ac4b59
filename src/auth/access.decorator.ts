import { applyDecorators, SetMetadata } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner } from '@nestjs/core';
import { ApiExtension, ApiOperation } from '@nestjs/swagger';
import { ApiProblems } from '../platform/http/problems/api-problem.decorator.js';
import { type AuthenticatedUser } from './current-user.decorator.js';
import { type Scope } from './scopes.js';

const ACCESS = 'githire:access';

/** Who may call a route: a session alone (`['session']`), or also a key that has at least one of these scopes. */
export type AllowedAccess = readonly ['session'] | readonly [Scope, ...Scope[]];

/**
 * Says who may call a route of a `ProtectedController`. Sessions may call every route. API keys may call a route if
 * they have at least one of its scopes; `'session'` admits no API key.
 */
export function Access(...allowed: AllowedAccess): MethodDecorator {
  const [narrowest] = allowed;
  return applyDecorators(
    SetMetadata(ACCESS, allowed),
    ApiOperation({ description: described(allowed) }),
    ApiExtension('x-required-scopes', narrowest === 'session' ? [] : allowed),
    ApiProblems('insufficient_scope'),
  );
}

/** Who may call a handler. A handler that says nothing, such as one of a host application, admits no API key. */
export function accessOf(handler: object): AllowedAccess {
  return (Reflect.getMetadata(ACCESS, handler) as AllowedAccess | undefined) ?? ['session'];
}

/** Whether a caller may call a route. */
export function mayCall({ apiKeyId, scopes }: AuthenticatedUser, allowed: AllowedAccess): boolean {
  // A person has a session here or in a host application; only a program has an API key.
  return allowed.some((means) => (means === 'session' ? apiKeyId === undefined : scopes.includes(means)));
}

/** What a key is told that may not call a route. */
export function refusalOf(allowed: AllowedAccess): string {
  if (allowed[0] === 'session') return 'API keys are not accepted here: this needs the access token of a session.';
  return `This needs an API key with the scope ${allowed.join(' or ')}.`;
}

/** What `WWW-Authenticate` says to a key without a scope for the route (RFC 6750, section 3.1). */
export function challengeOf([narrowest]: AllowedAccess): string {
  const error = 'Bearer error="insufficient_scope"';
  return narrowest === 'session' ? error : `${error}, scope="${narrowest}"`;
}

/**
 * Checks that each route of a controller has `@Access()`.
 * @throws Error when the class is loaded, so that a service with such a route does not start
 */
export const EveryRouteSaysAccess: ClassDecorator = (controller) => {
  const prototype = controller.prototype as Record<string, object>;
  for (const name of new MetadataScanner().getAllMethodNames(prototype)) {
    const handler = prototype[name] ?? {};
    if (Reflect.hasMetadata(METHOD_METADATA, handler) && !Reflect.hasMetadata(ACCESS, handler))
      throw new Error(`${controller.name}.${name} needs @Access(): which API keys may call it, or only sessions`);
  }
};

function described(allowed: AllowedAccess): string {
  if (allowed[0] === 'session') return 'Needs the access token of a session; API keys are not accepted.';
  return `An API key needs the scope ${allowed.map((scope) => `\`${scope}\``).join(' or ')}.`;
}
