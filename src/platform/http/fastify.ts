import type { IncomingMessage, ServerResponse } from 'node:http';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Problem } from '../common/problem.js';
import type { Settings } from '../config/settings.js';
import { parseJsonBody } from './input/json-body.js';
import { guardPaths } from './known-paths.js';
import { answerBrokenRequest, answerForNode, answerWithProblem } from './problems/raw-problems.js';
import type { RoutedRequest } from '../logging/request-context.js';

/** Milliseconds that a client may take to send its request (slow senders would hold connections for good). */
const REQUEST_TIMEOUT = 30_000;
/** Milliseconds for the headers alone, counted from the connection: also for one that sends nothing. */
const HEADERS_TIMEOUT = 15_000;
/** Milliseconds between two looks for connections that are over these bounds. */
const CHECKING_INTERVAL = 5000;
/** No bound on silence while a run is waited for or events are sent: both may be quiet for long. */
const CONNECTION_TIMEOUT = 0;
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
    connectionTimeout: CONNECTION_TIMEOUT,
    http: { headersTimeout: HEADERS_TIMEOUT, connectionsCheckingInterval: CHECKING_INTERVAL, requireHostHeader: false },
    keepAliveTimeout: KEEP_ALIVE_TIMEOUT,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: MAX_PARAMETER_LENGTH },
    clientErrorHandler: answerBrokenRequest,
    frameworkErrors: answerUndecodablePath,
  });
  const instance = adapter.getInstance();
  answerForNode(instance.server);
  guardPaths(instance, MAX_PARAMETER_LENGTH);
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
function answerUndecodablePath(_error: unknown, request: { raw: IncomingMessage }, reply: { raw: ServerResponse; hijack(): unknown }): void {
  reply.hijack();
  answerWithProblem(request.raw, reply.raw, new Problem('not_found'));
}
