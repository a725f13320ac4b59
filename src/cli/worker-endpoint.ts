import { createServer, type Server, type ServerResponse } from 'node:http';
import { Problem } from '../platform/common/problem.js';
import { type Readiness } from '../platform/health/readiness.js';
import { type MetricsService } from '../platform/metrics/metrics.service.js';

/** Timeout for receiving a request, and then for the idle connection, in milliseconds. */
const PATIENCE = 5000;

/**
 * The HTTP server of a worker: `/health/live`, `/health/ready` and `/metrics`, and nothing else.
 * @param isAllowed whether `/metrics` is shown for an `Authorization` header
 */
export function createWorkerEndpoint(
  readiness: Readiness,
  metrics: MetricsService,
  isAllowed: (authorization: string | undefined) => boolean,
): Server {
  const server = createServer(
    { requestTimeout: PATIENCE, headersTimeout: PATIENCE, keepAliveTimeout: PATIENCE },
    (request, response) => {
      void answer(request.url ?? '', request.headers.authorization, response);
    },
  );

  const answer = async (path: string, authorization: string | undefined, response: ServerResponse): Promise<void> => {
    try {
      if (path === '/health/live') send(response, 200, 'application/json', JSON.stringify({ status: 'ok' }));
      else if (path === '/health/ready') {
        await readiness.check();
        send(response, 200, 'application/json', JSON.stringify({ status: 'ok' }));
      } else if (path === '/metrics' && isAllowed(authorization)) {
        const { contentType, text } = await metrics.render();
        send(response, 200, contentType, text);
      } else throw new Problem(path === '/metrics' ? 'unauthenticated' : 'not_found');
    } catch (error) {
      const problem = error instanceof Problem ? error : new Problem('internal_error', undefined, { cause: error });
      const { code, status, title, detail } = problem;
      send(
        response,
        status,
        'application/problem+json',
        JSON.stringify({ type: 'about:blank', title, status, detail, code }),
      );
    }
  };

  return server;
}

function send(response: ServerResponse, status: number, contentType: string, body: string): void {
  response.writeHead(status, { 'Content-Type': contentType, 'Content-Length': Buffer.byteLength(body) }).end(body);
}
