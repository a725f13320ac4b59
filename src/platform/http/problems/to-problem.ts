import { HttpException } from '@nestjs/common';
import { Problem, type ProblemCode } from '../../common/problem.js';

/**
 * Maps the HTTP status of an error of the platform, or of a guard of a host application, to our code. A status that is
 * not listed here is an internal error.
 */
const CODE_OF_STATUS: Readonly<Record<number, ProblemCode>> = {
  400: 'bad_request',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  405: 'method_not_allowed',
  408: 'request_timeout',
  413: 'payload_too_large',
  414: 'validation_failed',
  415: 'unsupported_media_type',
  417: 'expectation_failed',
  422: 'validation_failed',
  429: 'too_many_requests',
  431: 'request_header_fields_too_large',
  503: 'not_ready',
};

/**
 * Turns anything that was thrown into a problem. Messages of unknown errors are not sent: they may contain SQL or
 * paths.
 */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const code = CODE_OF_STATUS[statusOf(error) ?? 500];
  return code === undefined
    ? new Problem('internal_error', 'Something went wrong on our side. The request id helps to find out what.', {
        cause: error,
      })
    : new Problem(code, undefined, { cause: error });
}

function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  if (typeof error !== 'object' || error === null) return undefined;
  // Errors of Fastify and Express themselves (body parser, router) have their status here.
  const { statusCode, status } = error as { statusCode?: unknown; status?: unknown };
  return [statusCode, status].find((value): value is number => typeof value === 'number');
}
