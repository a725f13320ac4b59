import { applyDecorators, Controller, type Type, UseFilters, UseInterceptors } from '@nestjs/common';
import { ApiInterceptor } from './boundary/api.interceptor.js';
import { markRoutes } from './boundary/our-routes.js';
import { nameOperations } from './openapi/operation-ids.js';
import { ApiProblems } from './problems/api-problem.decorator.js';
import { ProblemFilter } from './problems/problem.filter.js';

/** A controller whose input is validated and whose errors are problem documents, also inside a host application. */
export function ApiController(path: string): ClassDecorator {
  return applyDecorators(
    Controller(path),
    (controller: object) => markRoutes(controller as Type),
    (controller: object) => nameOperations(controller as Type),
    UseInterceptors(ApiInterceptor),
    UseFilters(ProblemFilter),
    ApiProblems('bad_request', 'unsupported_media_type', 'internal_error'),
  );
}
