import { type IncomingMessage, type ServerResponse } from 'node:http';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Metrics } from '../common/metrics.js';

/**
 * Measures every request by the pattern of its route, also requests that never reach Nest. Only for the service by
 * itself: inside a host application, the host measures its requests.
 */
export function measureRequests(app: NestFastifyApplication): void {
  const metrics = app.get(Metrics);
  const routes = new WeakMap<IncomingMessage, string>();
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', (request, _reply, done) => {
    const { url } = request.routeOptions;
    if (url !== undefined && !request.is404) routes.set(request.raw, url);
    done();
  });
  fastify.server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    const begun = performance.now();
    metrics.requestBegun();
    response.once('close', () =>
      metrics.requestEnded({
        method: request.method ?? '',
        route: routes.get(request) ?? null,
        status: response.writableFinished ? response.statusCode : null,
        seconds: (performance.now() - begun) / 1000,
      }),
    );
  });
}
