import { applyDecorators, Controller, type Type, UseFilters, UseInterceptors } from '@nestjs/common';
import { ApiExtraModels } from '@nestjs/swagger';
import { ApiInterceptor } from './boundary/api.interceptor.js';
import { markRoutes } from './boundary/our-routes.js';
import { nameOperations } from './openapi/operation-ids.js';
import { ApiProblems } from './problems/api-problem.decorator.js';
import { ProblemDocument, ProblemFieldError } from './problems/problem.dto.js';
import { ProblemFilter } from './problems/problem.filter.js';

/** Every controller of GitHire: those of the features that are loaded. */
export const API_CONTROLLERS = new Set<Type>();

/** A controller whose input is validated and whose errors are problem documents, also inside a host application. */
export function ApiController(path: string): ClassDecorator {
  return applyDecorators(
    Controller(path),
    (controller: object) => {
      API_CONTROLLERS.add(controller as Type);
      markRoutes(controller as Type);
      nameOperations(controller as Type);
    },
    ApiExtraModels(ProblemDocument, ProblemFieldError),
    UseInterceptors(ApiInterceptor),
    UseFilters(ProblemFilter),
    ApiProblems('bad_request', 'unsupported_media_type', 'internal_error'),
  );
}
