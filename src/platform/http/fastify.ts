import { type IncomingMessage, type ServerResponse } from 'node:http';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Problem } from '../common/problem.js';
import { type Settings } from '../config/settings.js';
import { answerBrokenRequest, answerForNode, answerWithProblem } from './problems/raw-problems.js';

/** How long a client may take to send its request, in milliseconds (slow senders would hold connections forever). */
const REQUEST_TIMEOUT = 30_000;
/**
 * How long the headers may take, in milliseconds from the start of the connection, also for a client that sends
 * nothing.
 */
const HEADERS_TIMEOUT = 15_000;
/** Interval of the check for connections that exceed these limits, in milliseconds. */
const CHECKING_INTERVAL = 5000;
/** No timeout while a response is awaited or events are streamed: both may be quiet for long. */
const CONNECTION_TIMEOUT = 0;
/** How long an idle connection is kept open, in milliseconds; a shutdown waits this long for the last ones. */
const KEEP_ALIVE_TIMEOUT = 5000;
/** Maximum length of a path segment. */
const MAX_PARAMETER_LENGTH = 300;

/** The HTTP platform of the service by itself. Nothing else depends on it: a host application may use another one. */
export function createFastifyAdapter(settings: Settings): FastifyAdapter {
  const adapter = new FastifyAdapter({
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
  answerForNode(adapter.getInstance().server);
  return adapter;
}

/** A path that cannot be decoded is answered with 404; such a request never reaches Nest's filters. */
function answerUndecodablePath(
  _error: unknown,
  request: { raw: IncomingMessage },
  reply: { raw: ServerResponse; hijack(): unknown },
): void {
  reply.hijack();
  answerWithProblem(request.raw, reply.raw, new Problem('not_found'));
}
