import { type IncomingMessage, type ServerResponse } from 'node:http';
import { Problem } from '../../common/problem.js';
import { answerError } from '../problems/answer-error.js';
import { allowedMethods, type BoundaryOptions, type CompleteBoundary, enterRoute, refusalOf } from './boundary.js';
import { markRoute, mountPathOf, type OurRoute, routeOf } from './our-routes.js';
import { receiveBody } from './request-body.js';

type Next = (error?: unknown) => void;
type Request = IncomingMessage & { path: string };
type Handler = (request: Request, response: ServerResponse, next: Next) => void;
type ErrorHandler = (error: unknown, request: Request, response: ServerResponse, next: Next) => void;

/** The parts of an Express application that are used here. `router.stack` is read as Nest's own adapter does. */
export interface ExpressInstance {
  use(handler: Handler | ErrorHandler): unknown;
  all(path: string, handler: Handler): unknown;
  router: { stack: Layer[] };
}

interface Layer {
  /** Throws if a parameter cannot be decoded. */
  match(path: string): boolean;
  route?: { path: string; methods: Record<string, boolean>; stack: { handle: object }[] };
}

type RouteLayer = Required<Layer>;

/**
 * Gives requests to the routes of GitHire on Express their id, their own parser and their own error answers. The handler stands
 * before the parsers of Nest, so it looks up for itself whether a route of GitHire will answer; it does nothing for other requests.
 */
export function boundExpress(instance: ExpressInstance, options: BoundaryOptions): CompleteBoundary {
  const entered = new WeakSet<IncomingMessage>();
  let layers: RouteLayer[] = [];

  instance.use((request: Request, response: ServerResponse, next: Next) => {
    const found = findRoute(layers, request);
    if (found === undefined) return next();
    entered.add(request);
    enterRoute(request, response, found, (namesNoHost) => {
      const problem = found.undecodable ? new Problem('not_found') : namesNoHost;
      if (problem !== undefined) answerError(options.adapter, request, response, problem);
      else void receiveBody(request, request, options.bodyLimit).then(() => next());
    });
  });

  return () => {
    const ours = routeLayers(instance).flatMap((layer) => {
      const route = ourRouteOf(layer);
      return route === undefined ? [] : [{ route, url: layer.route.path }];
    });
    for (const url of new Set(ours.map((route) => route.url))) {
      const methods = routeLayers(instance)
        .filter(({ route }) => route.path === url)
        .flatMap(methodsOf);
      instance.all(url, refusal(options, url, allowedMethods(methods)));
    }
    if (options.ownsUnknownPaths) {
      for (const path of new Set(ours.map(({ route, url }) => mountPathOf(url, route))))
        instance.all(`${path}{/*path}`, refusal(options, path, []));
    }
    // After every route, and before the error handler of Nest, which answers in the way of the host.
    instance.use(((error, request, response, next) => {
      if (entered.has(request)) answerError(options.adapter, request, response, error);
      else next(error);
    }) satisfies ErrorHandler);
    layers = routeLayers(instance);
  };
}

/** The route of GitHire that will answer a request; undefined if a route of the host comes first, or none matches. */
function findRoute(
  layers: RouteLayer[],
  request: Request,
): { route: OurRoute; url: string; undecodable: boolean } | undefined {
  for (const [index, layer] of layers.entries()) {
    const route = ourRouteOf(layer);
    const match = route === undefined ? false : matches(layer, request);
    if (route === undefined || match === false) continue;
    const isHosts = layers
      .slice(0, index)
      .some((earlier) => ourRouteOf(earlier) === undefined && matches(earlier, request));
    return isHosts ? undefined : { route, url: layer.route.path, undecodable: match === 'undecodable' };
  }
  return undefined;
}

function matches(layer: RouteLayer, { method = '', path }: Request): boolean | 'undecodable' {
  const methods = methodsOf(layer);
  if (!methods.includes(method) && !methods.includes('_ALL') && !(method === 'HEAD' && methods.includes('GET')))
    return false;
  try {
    return layer.match(path);
  } catch {
    return 'undecodable';
  }
}

function refusal({ adapter }: BoundaryOptions, url: string, allowed: string[]): Handler {
  const handler: Handler = (request, response) => {
    const problem = refusalOf(request, response, allowed);
    if (problem === undefined) response.writeHead(204).end();
    else answerError(adapter, request, response, problem);
  };
  return markRoute(handler, { ownPath: url, refusal: { allowed } });
}

function routeLayers({ router }: ExpressInstance): RouteLayer[] {
  return router.stack.filter((layer): layer is RouteLayer => layer.route !== undefined);
}

function ourRouteOf({ route }: RouteLayer): OurRoute | undefined {
  return route.stack.map(({ handle }) => routeOf(handle)).find((found) => found !== undefined);
}

function methodsOf({ route }: RouteLayer): string[] {
  return Object.keys(route.methods).map((method) => method.toUpperCase());
}
