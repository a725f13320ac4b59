import { applyDecorators, type CanActivate, type Type, UseGuards } from '@nestjs/common';
import { ApiBearerAuth } from '@nestjs/swagger';
import { ApiController } from '../platform/http/api-controller.js';
import { ApiProblems } from '../platform/http/problems/api-problem.decorator.js';
import { EveryRouteSaysAccess } from './access.decorator.js';
import { JwtAuthGuard } from './jwt-auth.guard.js';

/**
 * A controller whose every route needs an access token or an API key, and says with `@Access()` which keys: the guard,
 * what OpenAPI says of it, and the 401.
 * @param guards further guards, which find the user on the request
 */
export function ProtectedController(path: string, ...guards: Type<CanActivate>[]): ClassDecorator {
  return applyDecorators(
    EveryRouteSaysAccess,
    ApiController(path),
    UseGuards(JwtAuthGuard, ...guards),
    ApiBearerAuth(),
    ApiProblems('unauthenticated', 'not_ready'),
  );
}
