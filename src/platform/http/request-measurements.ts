import type { IncomingMessage, ServerResponse } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Measurements } from '../common/measurements.js';

/**
 * Measures every request, those that never reach Nest included, by the pattern of its route. For the service of its own:
 * inside a host application, requests are the host's to measure.
 */
export function measureRequests(app: NestFastifyApplication): void {
  const measurements = app.get(Measurements);
  const routes = new WeakMap<IncomingMessage, string>();
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', (request, _reply, done) => {
    const { url } = request.routeOptions;
    if (url !== undefined && !request.is404) routes.set(request.raw, url);
    done();
  });
  fastify.server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    const begun = performance.now();
    measurements.requestBegun();
    response.once('close', () =>
      measurements.requestEnded({
        method: request.method ?? '',
        route: routes.get(request) ?? null,
        status: response.writableFinished ? response.statusCode : null,
        seconds: (performance.now() - begun) / 1000,
      }),
    );
  });
}
