import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Problem } from '../common/problem.js';
import type { Settings } from '../config/settings.js';
import { parseJsonBody } from './json-body.js';
import { problemDocument } from './problem.filter.js';
import type { RoutedRequest } from './request-context.js';

/** Milliseconds that a client may take to send its request (slow senders would hold connections for good). */
const REQUEST_TIMEOUT = 30_000;
/** Milliseconds for which an idle connection is kept: a stopping service waits for the last ones that long. */
const KEEP_ALIVE_TIMEOUT = 5000;
/** Longest part of a path. */
const MAX_PARAMETER_LENGTH = 300;

/** The HTTP platform of the service itself. A host application may bring another: nothing else here depends on it. */
export function createFastifyAdapter(settings: Settings): FastifyAdapter {
  const adapter = new FastifyAdapter({
    bodyLimit: settings.bodyLimitBytes,
    trustProxy: (_address, hop) => hop < settings.trustedProxies,
    requestTimeout: REQUEST_TIMEOUT,
    keepAliveTimeout: KEEP_ALIVE_TIMEOUT,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: MAX_PARAMETER_LENGTH },
    clientErrorHandler: answerBrokenRequest,
    frameworkErrors: answerUndecodablePath,
  });
  const instance = adapter.getInstance();
  instance.removeAllContentTypeParsers();
  instance.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      done(null, parseJsonBody(body));
    } catch (error) {
      done(error as Error);
    }
  });
  instance.addHook('onRequest', (request, _reply, done) => {
    if (!request.is404) (request.raw as RoutedRequest).routePattern = request.routeOptions.url;
    done();
  });
  return adapter;
}

/** A path that cannot be decoded names nothing; such a request never reaches Nest's filters. */
function answerUndecodablePath(_error: unknown, request: { url: string }, reply: { raw: ServerResponse; hijack(): unknown }): void {
  const requestId = randomUUID();
  const document = problemDocument(new Problem('not_found'), request.url.split('?')[0] ?? '/', requestId);
  reply.hijack();
  reply.raw
    .writeHead(document.status, { 'Content-Type': 'application/problem+json; charset=utf-8', 'X-Request-Id': requestId })
    .end(JSON.stringify(document));
}

/** Answers what never became a request: headers too large (a token of 100 KB), or no HTTP at all. */
function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const problem =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? new Problem('request_header_fields_too_large')
      : new Problem('bad_request', 'This is not a valid HTTP request.');
  const requestId = randomUUID();
  const body = JSON.stringify(problemDocument(problem, '/', requestId));
  socket.end(
    [
      `HTTP/1.1 ${problem.status} ${problem.status === 431 ? 'Request Header Fields Too Large' : 'Bad Request'}`,
      'Content-Type: application/problem+json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      `X-Request-Id: ${requestId}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}
