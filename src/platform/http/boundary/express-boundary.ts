import { type IncomingMessage, type ServerResponse } from 'node:http';
import { Problem } from '../../common/problem.js';
import { answerError } from '../problems/answer-error.js';
import { allowedMethods, type BoundaryOptions, type CompleteBoundary, enterRoute, refusalOf } from './boundary.js';
import { markRoute, mountPathOf, type OurRoute, routeOf } from './our-routes.js';
import { hideBody, receiveBody } from './request-body.js';

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

/** A route of the application; `ours` is undefined for a route of the host. */
interface Row {
  layer: Layer;
  url: string;
  methods: Set<string>;
  ours: OurRoute | undefined;
}

/**
 * Gives requests to the routes of GitHire on Express their id, their own parser and their own error answers. The handler stands
 * before the parsers of Nest, so it looks up for itself whether a route of GitHire will answer; it does nothing for other requests.
 */
export function boundExpress(instance: ExpressInstance, options: BoundaryOptions): CompleteBoundary {
  const entered = new WeakSet<IncomingMessage>();
  let table: Row[] = [];

  instance.use((request: Request, response: ServerResponse, next: Next) => {
    const found = findRoute(table, request);
    if (found === undefined) return next();
    entered.add(request);
    enterRoute(request, response, found, (namesNoHost) => {
      const problem = found.undecodable ? new Problem('not_found') : namesNoHost;
      if (problem !== undefined) answerError(options.adapter, request, response, problem);
      else if (found.route.refusal !== undefined) {
        hideBody(request);
        next();
      } else void receiveBody(request, response, { stream: request, limit: options.bodyLimit }).then(() => next());
    });
  });

  return () => {
    addRefusals(instance, options);
    // After every route, and before the error handler of Nest, which answers in the way of the host.
    instance.use(((error, request, response, next) => {
      if (entered.has(request)) answerError(options.adapter, request, response, error);
      else next(error);
    }) satisfies ErrorHandler);
    table = rowsOf(instance);
  };
}

/** After every route: requests that get here have a method that their path has not, or a path that is not there. */
function addRefusals(instance: ExpressInstance, options: BoundaryOptions): void {
  const rows = rowsOf(instance);
  const mountPaths = new Set<string>();
  const urls = new Set<string>();
  for (const { url, ours } of rows) {
    if (ours === undefined) continue;
    urls.add(url);
    mountPaths.add(mountPathOf(url, ours));
  }
  for (const url of urls) {
    const methods = rows.filter((row) => row.url === url).flatMap((row) => [...row.methods]);
    instance.all(url, refusal(options, url, allowedMethods(methods)));
  }
  if (!options.ownsUnknownPaths) return;
  for (const path of mountPaths) instance.all(`${path}{/*path}`, refusal(options, path, []));
}

/** The route of GitHire that will answer a request; undefined if a route of the host comes first, or none matches. */
function findRoute(table: Row[], request: Request): { route: OurRoute; url: string; undecodable: boolean } | undefined {
  for (const [index, row] of table.entries()) {
    if (row.ours === undefined) continue;
    const match = matches(row, request);
    if (match === false) continue;
    const isHosts = table.slice(0, index).some((earlier) => earlier.ours === undefined && matches(earlier, request));
    return isHosts ? undefined : { route: row.ours, url: row.url, undecodable: match === 'undecodable' };
  }
  return undefined;
}

function matches({ layer, methods }: Row, { method = '', path }: Request): boolean | 'undecodable' {
  if (!methods.has(method) && !methods.has('_ALL') && !(method === 'HEAD' && methods.has('GET'))) return false;
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

function rowsOf({ router }: ExpressInstance): Row[] {
  return router.stack.flatMap((layer) => {
    if (layer.route === undefined) return [];
    const { path: url, methods, stack } = layer.route;
    const ours = stack.map(({ handle }) => routeOf(handle)).find((route) => route !== undefined);
    return [{ layer, url, ours, methods: new Set(Object.keys(methods).map((method) => method.toUpperCase())) }];
  });
}
