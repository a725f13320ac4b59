import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { type IncomingMessage, type ServerResponse } from 'node:http';

/** What is known about the request being answered; every log line contains it. */
export interface RequestContext {
  readonly requestId: string;
  userId?: string;
  /** The id of the API key that the request came with; never the key. */
  apiKeyId?: string;
}

/** A request as traces and metrics see it. */
export type RoutedRequest = IncomingMessage & {
  /** Pattern of its route, e.g. `/projects/:projectId`, which names no person; undefined where no controller knows the path. */
  routePattern?: string;
};

const storage = new AsyncLocalStorage<RequestContext>();

/** A request id sent by the client is used if it has at most 128 visible ASCII characters. */
const SANE_REQUEST_ID = /^[\x21-\x7e]{1,128}$/;

/** The context of the request being answered; undefined outside one. */
export function requestContext(): RequestContext | undefined {
  return storage.getStore();
}

/** Runs `work` with its own context, e.g. a job that a request has started. */
export function runInContext<T>(context: RequestContext, work: () => T): T {
  return storage.run(context, work);
}

/** Adds the ids of the user and of the API key to every later log line of this request. */
export function setCaller({ userId, apiKeyId }: { userId: string; apiKeyId?: string | undefined }): void {
  const context = storage.getStore();
  if (context === undefined) return;
  context.userId = userId;
  if (apiKeyId !== undefined) context.apiKeyId = apiKeyId;
}

/** The request id of the client if it is valid, otherwise a new one. */
export function requestIdOf(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && SANE_REQUEST_ID.test(given) ? given : randomUUID();
}

/**
 * Number of listeners for the end of one response: log, metrics, trace, limits, and the stream of a body. Node warns
 * from 11 on.
 */
const MOST_LISTENERS = 20;

/**
 * Gives each request its id, in the context and in `X-Request-Id`, on Fastify and Express. A request that already has its context
 * keeps it.
 */
export function requestContextMiddleware(
  request: IncomingMessage & { context?: RequestContext },
  response: ServerResponse,
  next: () => void,
): void {
  if (request.context === undefined) {
    response.setMaxListeners(MOST_LISTENERS);
    request.context = { requestId: requestIdOf(request) };
    response.setHeader('X-Request-Id', request.context.requestId);
  }
  storage.run(request.context, next);
}
