import { type Type } from '@nestjs/common';
import { PATH_METADATA } from '@nestjs/common/constants.js';

/**
 * Key of `@RouteConfig()` of `@nestjs/platform-fastify`, which need not be installed. Nest copies the metadata of a controller's
 * method to the handler that it registers; the Fastify adapter makes this key the `config` of the route.
 */
const ROUTE_CONFIG = '__fastify_route_config__';

/** What a route of GitHire carries, so that the HTTP platform can tell it from a route of the host. */
export interface OurRoute {
  /** Path of the controller and of the method, without prefixes and versions: `/pipeline/status/:executionId`. */
  ownPath: string;
  /** Only on a route that refuses requests: the methods that its path has, and none if nothing is at this path. */
  refusal?: { allowed: string[] };
}

/** The `config` of a route of GitHire on Fastify. */
export interface OurRouteConfig {
  githire?: OurRoute;
}

/** Marks the methods of a controller of GitHire. */
export function markRoutes(controller: Type): void {
  const path = Reflect.getMetadata(PATH_METADATA, controller) as string;
  for (const { value } of Object.values(Object.getOwnPropertyDescriptors(controller.prototype as object))) {
    if (typeof value !== 'function') continue;
    const methodPath = Reflect.getMetadata(PATH_METADATA, value) as string | undefined;
    if (methodPath === undefined) continue;
    const ownPath = `/${[...segmentsOf(path), ...segmentsOf(methodPath)].join('/')}`;
    markRoute(value as object, { ownPath });
  }
}

/** Marks one handler. */
export function markRoute<Handler extends object>(handler: Handler, route: OurRoute): Handler {
  Reflect.defineMetadata(ROUTE_CONFIG, { githire: route } satisfies OurRouteConfig, handler);
  return handler;
}

/** What a handler is marked with; undefined for a handler of the host. */
export function routeOf(handler: object): OurRoute | undefined {
  return (Reflect.getMetadata(ROUTE_CONFIG, handler) as OurRouteConfig | undefined)?.githire;
}

/** Where GitHire is mounted, from the whole path of one of its routes: `/api/v1/recruiting`, or nothing at the root. */
export function mountPathOf(url: string, { ownPath }: OurRoute): string {
  const segments = segmentsOf(url);
  return segments
    .slice(0, segments.length - segmentsOf(ownPath).length)
    .map((segment) => `/${segment}`)
    .join('');
}

function segmentsOf(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '');
}
