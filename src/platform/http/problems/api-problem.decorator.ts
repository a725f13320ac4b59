import { applyDecorators } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import { PROBLEM_CODES, type ProblemCode } from '../../common/problem.js';

/** Marks an operation of the OpenAPI document with a code; one extension for each, because extensions of one name replace each other. */
export const PROBLEM_MARK = 'x-problem-' as const;

/**
 * Codes with which a route, or every route of a controller, can refuse a request. The codes of several decorators add
 * up. `describeProblems` adds those that follow from what a route reads; `addProblemResponses` turns them into the
 * responses of the OpenAPI document.
 */
export function ApiProblems(...codes: ProblemCode[]): ClassDecorator & MethodDecorator {
  return applyDecorators(...codes.map((code) => ApiExtension(`${PROBLEM_MARK}${code}`, true)));
}

/** The codes that the extensions of an operation are marked with. */
export function markedCodes(extensions: Record<`x-${string}`, unknown>): ReadonlySet<ProblemCode> {
  return new Set(PROBLEM_CODES.filter((code) => extensions[`${PROBLEM_MARK}${code}`] === true));
}
