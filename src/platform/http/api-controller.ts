import { applyDecorators, Controller, UseFilters, UsePipes } from '@nestjs/common';
import { createValidationPipe } from './input/validation.js';
import { ApiProblem } from './problems/api-problem.decorator.js';
import { ProblemFilter } from './problems/problem.filter.js';

/** A controller whose input is validated and whose errors are problem documents, also inside a host application. */
export function ApiController(path: string): ClassDecorator {
  return applyDecorators(
    Controller(path),
    UsePipes(createValidationPipe()),
    UseFilters(ProblemFilter),
    ApiProblem('4XX', 'The request could not be served as it is.'),
    ApiProblem('5XX', 'GitHub, a deadline or the service itself stood in the way.'),
  );
}
