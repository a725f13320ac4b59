import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { type Problem } from '../../common/problem.js';
import { type ProblemDocument } from './problem.dto.js';
import { requestContext } from '../../logging/request-context.js';
import { toProblem } from './to-problem.js';

/** Converts a problem into the document that the client gets. */
export function problemDocument(problem: Problem, instance: string, requestId: string): ProblemDocument {
  return {
    type: `urn:githire:problem:${problem.code}`,
    title: problem.title,
    status: problem.status,
    detail: problem.detail,
    instance,
    code: problem.code,
    requestId,
    ...problem.extensions,
    ...(problem.errors === undefined ? {} : { errors: problem.errors }),
  };
}

/** Answers every error with `application/problem+json` (RFC 9457), on every HTTP platform that Nest supports. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  constructor(private readonly adapterHost: HttpAdapterHost) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const adapter = this.adapterHost.httpAdapter;
    const http = host.switchToHttp();
    const response: unknown = http.getResponse();
    const problem = toProblem(error);
    this.tell(problem);
    if (adapter.isHeadersSent(response)) return;
    adapter.setHeader(response, 'Content-Type', 'application/problem+json; charset=utf-8');
    if (problem.retryAfterSeconds !== undefined) {
      adapter.setHeader(response, 'Retry-After', String(Math.max(1, Math.ceil(problem.retryAfterSeconds))));
    }
    if (problem.status === 401) adapter.setHeader(response, 'WWW-Authenticate', 'Bearer');
    const path = String(adapter.getRequestUrl(http.getRequest())).split('?')[0] ?? '/';
    adapter.reply(response, problemDocument(problem, path, requestContext()?.requestId ?? ''), problem.status);
  }

  /** Our own errors are logged with their stack; what is only temporarily unavailable is logged without one. */
  private tell(problem: Problem): void {
    if (problem.status < 500) return;
    if (problem.code === 'internal_error' || problem.cause instanceof Error)
      this.logger.error(describe(problem), stackOf(problem));
    else this.logger.warn(problem.code);
  }
}

function describe(problem: Problem): string {
  const { cause } = problem;
  return cause instanceof Error ? `${problem.code}: ${cause.name}` : problem.code;
}

function stackOf(problem: Problem): string | undefined {
  return problem.cause instanceof Error ? problem.cause.stack : problem.stack;
}
