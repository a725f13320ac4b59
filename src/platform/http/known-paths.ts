import { type FastifyInstance } from 'fastify';
import createRouter from 'find-my-way';
import { Problem } from '../common/problem.js';
import { requestIdOf } from '../logging/request-context.js';
import { problemDocument } from './problems/problem.filter.js';
import { PROBLEM_TYPE } from './problems/raw-problems.js';

/** The route that CORS adds for preflight requests; not one of our paths. */
const PREFLIGHTS = '*';

/**
 * Rejects, before the body is read, what no controller accepts: a known path with another method (405 with `Allow`, or
 * 204 for OPTIONS), an unknown path, a missing `Host`, a compressed body. Only for the service by itself: a host
 * application handles its own paths.
 */
export function guardPaths(fastify: FastifyInstance, maxParamLength: number): void {
  const router = createRouter({ maxParamLength });
  const methods = new Set<string>();
  fastify.addHook('onRoute', ({ method, url }) => {
    if (url === PREFLIGHTS) return;
    for (const name of [method].flat() as Parameters<typeof router.find>[0][]) {
      methods.add(name);
      if (!router.hasRoute(name, url)) router.on(name, url, () => undefined);
    }
  });
  // After every `onRequest` hook, so that the response has all headers, and before the body is read.
  fastify.addHook('preParsing', (request, reply, _payload, done) => {
    if (request.raw.httpVersion === '1.1' && request.headers.host === undefined) {
      done(new Problem('bad_request', 'The request names no host.'));
      return;
    }
    if (!request.is404 && request.routeOptions.url !== PREFLIGHTS) {
      const encoding = request.headers['content-encoding'];
      const isPlain = encoding === undefined || encoding.toLowerCase() === 'identity';
      done(isPlain ? null : new Problem('unsupported_media_type', 'The body must not be compressed.'));
      return;
    }
    const path = request.url.split('?')[0] ?? '/';
    const allowed = [...methods].filter(
      (method) => router.find(method as Parameters<typeof router.find>[0], path) !== null,
    );
    if (allowed.length === 0) {
      // The route for preflight requests is the CORS plugin's: Nest's filters do not see its errors.
      if (request.is404) done(new Problem('not_found'));
      else {
        const problem = problemDocument(new Problem('not_found'), path, requestIdOf(request.raw));
        void reply.code(problem.status).type(PROBLEM_TYPE).send(problem);
      }
      return;
    }
    reply.raw.setHeader('Allow', [...new Set([...allowed, 'OPTIONS'])].sort().join(', '));
    if (request.method === 'OPTIONS') void reply.code(204).send();
    else done(new Problem('method_not_allowed'));
  });
}
