import { applyDecorators } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import { type ProblemCode } from '../../common/problem.js';

/** Marks an operation of the OpenAPI document with a code; one extension for each, because extensions of one name replace each other. */
export const PROBLEM_MARK = 'x-problem-' as const;

/**
 * Codes with which a route, or every route of a controller, can refuse a request. The codes of several decorators add
 * up. `addProblemResponses` turns them into the responses of the OpenAPI document, and adds the codes that follow from
 * the parameters of a route.
 */
export function ApiProblems(...codes: ProblemCode[]): ClassDecorator & MethodDecorator {
  return applyDecorators(...codes.map((code) => ApiExtension(`${PROBLEM_MARK}${code}`, true)));
}
