import { type IncomingMessage, type ServerResponse } from 'node:http';
import { type HttpServer } from '@nestjs/common';
import { Problem } from '../../common/problem.js';
import { requestContextMiddleware } from '../../logging/request-context.js';
import { type OurRoute } from './our-routes.js';

/** What the boundary of each HTTP platform needs. */
export interface BoundaryOptions {
  adapter: HttpServer;
  /** Largest body, in bytes. */
  bodyLimit: number;
  /** Whether every unknown path below the mount path is answered by GitHire. */
  ownsUnknownPaths: boolean;
}

/** Adds the routes that refuse requests. Called once, when all routes of the application are there. */
export type CompleteBoundary = () => void;

/**
 * Begins a request to a route of GitHire, on Fastify and Express: its id, and what must be refused before the body is read.
 * `next` gets the problem, if there is one.
 */
export function enterRoute(
  request: IncomingMessage & { routePattern?: string },
  response: ServerResponse,
  { route, url }: { route: OurRoute; url: string },
  next: (problem?: Problem) => void,
): void {
  if (route.refusal === undefined) request.routePattern = url;
  requestContextMiddleware(request, response, () => next(problemWith(request, response, route)));
}

function problemWith(
  { httpVersion, headers }: IncomingMessage,
  response: ServerResponse,
  { refusal }: OurRoute,
): Problem | undefined {
  if (httpVersion === '1.1' && headers.host === undefined)
    return new Problem('bad_request', 'The request names no host.');
  if (refusal === undefined) return undefined;
  if (refusal.allowed.length === 0) return new Problem('not_found');
  response.setHeader('Allow', refusal.allowed.join(', '));
  return new Problem('method_not_allowed');
}

/** The methods of a path as `Allow` lists them. */
export function allowedMethods(methods: Iterable<string>): string[] {
  const names = new Set(methods);
  if (names.has('GET')) names.add('HEAD');
  return [...names.add('OPTIONS')].sort();
}
