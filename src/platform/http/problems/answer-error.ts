import { type IncomingMessage, type ServerResponse } from 'node:http';
import { type HttpServer } from '@nestjs/common';
import { type Problem } from '../../common/problem.js';
import { requestIdOf, type RequestContext } from '../../logging/request-context.js';
import { rawOf, type Wrapped } from '../boundary/raw-message.js';
import { type ProblemDocument } from './problem.dto.js';
import { logProblem } from './log-problem.js';
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

/** Logs an error and answers it with `application/problem+json` (RFC 9457), on Fastify and Express. */
export function answerError(adapter: HttpServer, request: unknown, response: unknown, error: unknown): unknown {
  const problem = toProblem(error);
  logProblem(problem);
  if (adapter.isHeadersSent(response)) return undefined;
  const requestId = idOf(rawOf(request as Wrapped<IncomingMessage>), rawOf(response as Wrapped<ServerResponse>));
  adapter.setHeader?.(response, 'Content-Type', 'application/problem+json; charset=utf-8');
  if (problem.retryAfterSeconds !== undefined) {
    adapter.setHeader?.(response, 'Retry-After', String(Math.max(1, Math.ceil(problem.retryAfterSeconds))));
  }
  if (problem.status === 401) adapter.setHeader?.(response, 'WWW-Authenticate', 'Bearer');
  const path = String(adapter.getRequestUrl?.(request)).split('?')[0] ?? '/';
  return adapter.reply(response, problemDocument(problem, path, requestId), problem.status);
}

/** The id of the request, also if a middleware of the host has failed before the request got one. */
function idOf(request: IncomingMessage & { context?: RequestContext }, response: ServerResponse): string {
  const requestId = request.context?.requestId ?? requestIdOf(request);
  if (!response.headersSent) response.setHeader('X-Request-Id', requestId);
  return requestId;
}
