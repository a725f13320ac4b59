import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type FastifyRequest } from 'fastify';

/** What a browser client may send and read beyond what the Fetch standard always allows. */
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];
const REQUEST_HEADERS = [
  'Authorization',
  'Content-Type',
  'Idempotency-Key',
  'Prefer',
  'Last-Event-ID',
  'X-Request-Id',
  'traceparent',
  'tracestate',
];
const RESPONSE_HEADERS = [
  'X-Request-Id',
  'Location',
  'Retry-After',
  'Content-Disposition',
  'Preference-Applied',
  'WWW-Authenticate',
  'Allow',
  'ETag',
];
/** How long a browser caches the response to a preflight request, in seconds. */
const MAX_AGE = 600;

/**
 * Allows browser clients of these origins. An OPTIONS request that is not a preflight is handled like any other
 * request.
 */
export function allowOrigins(app: NestFastifyApplication, origins: string[]): void {
  app.enableCors({
    delegator: (request: FastifyRequest, decide) =>
      decide(null, {
        origin: origins,
        methods: METHODS,
        allowedHeaders: REQUEST_HEADERS,
        exposedHeaders: RESPONSE_HEADERS,
        maxAge: MAX_AGE,
        preflight: isPreflight(request),
      }),
  });
}

function isPreflight({ method, headers }: FastifyRequest): boolean {
  return method === 'OPTIONS' && headers.origin !== undefined && headers['access-control-request-method'] !== undefined;
}
