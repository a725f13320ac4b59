import { applyDecorators, Controller, UseFilters, UsePipes } from '@nestjs/common';
import { createValidationPipe } from './input/validation.js';
import { ApiProblems } from './problems/api-problem.decorator.js';
import { ProblemFilter } from './problems/problem.filter.js';

/** A controller whose input is validated and whose errors are problem documents, also inside a host application. */
export function ApiController(path: string): ClassDecorator {
  return applyDecorators(
    Controller(path),
    UsePipes(createValidationPipe()),
    UseFilters(ProblemFilter),
    ApiProblems('bad_request', 'unsupported_media_type', 'internal_error'),
  );
}
