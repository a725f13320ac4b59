import { type ServerResponse } from 'node:http';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Metrics } from '../common/metrics.js';
import { type RoutedRequest } from '../logging/request-context.js';

/**
 * Measures every request by the pattern of its route, also requests that never reach Nest. Only for the service by
 * itself: inside a host application, the host measures its requests.
 */
export function measureRequests(app: NestFastifyApplication): void {
  const metrics = app.get(Metrics);
  app.getHttpServer().prependListener('request', (request: RoutedRequest, response: ServerResponse) => {
    const begun = performance.now();
    metrics.requestBegun();
    response.once('close', () =>
      metrics.requestEnded({
        method: request.method ?? '',
        route: request.routePattern ?? null,
        status: response.writableFinished ? response.statusCode : null,
        seconds: (performance.now() - begun) / 1000,
      }),
    );
  });
}
