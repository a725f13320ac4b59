import { type IncomingMessage, type ServerResponse } from 'node:http';
import { type HttpServer } from '@nestjs/common';
import { Problem } from '../../common/problem.js';
import { requestContextMiddleware, type RoutedRequest } from '../../logging/request-context.js';
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
 * Begins a request to a route of GitHire, on Fastify and Express: its context, and the pattern of its path for metrics and traces.
 * `next` gets the problem of a request that no route can answer.
 */
export function enterRoute(
  request: RoutedRequest,
  response: ServerResponse,
  { route, url }: { route: OurRoute; url: string },
  next: (problem?: Problem) => void,
): void {
  if (route.refusal === undefined) request.routePattern = url;
  requestContextMiddleware(request, response, () => {
    const namesNoHost = request.httpVersion === '1.1' && request.headers.host === undefined;
    next(namesNoHost ? new Problem('bad_request', 'The request names no host.') : undefined);
  });
}

/** Why a request is refused by its path and method; undefined if it asks by OPTIONS what is allowed. Sets `Allow`. */
export function refusalOf(request: IncomingMessage, response: ServerResponse, allowed: string[]): Problem | undefined {
  if (allowed.length === 0) return new Problem('not_found');
  response.setHeader('Allow', allowed.join(', '));
  return request.method === 'OPTIONS' ? undefined : new Problem('method_not_allowed');
}

/** The methods of a path as `Allow` lists them. */
export function allowedMethods(methods: Iterable<string>): string[] {
  const names = new Set(methods);
  if (names.has('GET')) names.add('HEAD');
  return [...names.add('OPTIONS')].sort();
}
