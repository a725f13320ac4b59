import { applyDecorators, Controller, UseFilters, UsePipes } from '@nestjs/common';
import { ProblemFilter } from './problems/problem.filter.js';
import { createValidationPipe } from './input/validation.js';

/** A controller whose input is validated and whose errors are problem documents, also inside a host application. */
export function ApiController(path: string): ClassDecorator {
  return applyDecorators(Controller(path), UsePipes(createValidationPipe()), UseFilters(ProblemFilter));
}
