import { type IncomingMessage, type ServerResponse } from 'node:http';
import { context, propagation, ROOT_CONTEXT, SpanKind, trace } from '@opentelemetry/api';
import { ATTRIBUTES } from './attributes.js';
import { markFailed, tracer } from './spans.js';

/** Requested every few seconds by monitoring. */
const UNTRACED = /^\/(health\/|metrics(\?|$))/;
/** Methods that the conventions know; a client may send any other text. */
const METHODS = new Set(['CONNECT', 'DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT', 'TRACE']);

type TracedRequest = IncomingMessage & { originalUrl?: string; routePattern?: string };

/**
 * One server span for each request; a child of the client's span if it sent a `traceparent` (W3C Trace Context). The
 * conventions ask for the path, but it is left out because some paths contain logins.
 */
export function requestSpanMiddleware(request: TracedRequest, response: ServerResponse, next: () => void): void {
  if (UNTRACED.test(request.originalUrl ?? request.url ?? '')) return next();
  const sent = request.method ?? '';
  const method = METHODS.has(sent) ? sent : '_OTHER';
  const verb = method === '_OTHER' ? 'HTTP' : method;
  const parent = propagation.extract(ROOT_CONTEXT, request.headers);
  const attributes = { [ATTRIBUTES.httpMethod]: method, [ATTRIBUTES.urlScheme]: 'http' };
  const span = tracer().startSpan(verb, { kind: SpanKind.SERVER, attributes }, parent);
  response.once('close', () => {
    const { routePattern } = request;
    if (routePattern !== undefined)
      span.updateName(`${verb} ${routePattern}`).setAttribute(ATTRIBUTES.httpRoute, routePattern);
    span.setAttribute(ATTRIBUTES.httpStatus, response.statusCode);
    if (response.statusCode >= 500) markFailed(span, String(response.statusCode));
    else if (!response.writableFinished) markFailed(span, 'aborted');
    span.end();
  });
  context.with(trace.setSpan(parent, span), next);
}
