import { Logger } from '@nestjs/common';
import { type Problem } from '../../common/problem.js';

const logger = new Logger('Problem');

/** Our own errors are logged with their stack; what is only temporarily unavailable is logged without one. */
export function logProblem(problem: Problem): void {
  if (problem.status < 500) return;
  if (problem.code === 'internal_error' || problem.cause instanceof Error)
    logger.error(describe(problem), stackOf(problem));
  else logger.warn(problem.code);
}

function describe({ code, cause }: Problem): string {
  return cause instanceof Error ? `${code}: ${cause.name}` : code;
}

function stackOf({ cause, stack }: Problem): string | undefined {
  return cause instanceof Error ? cause.stack : stack;
}
