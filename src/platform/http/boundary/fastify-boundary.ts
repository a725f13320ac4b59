import { type Readable } from 'node:stream';
import { type FastifyInstance, type RouteOptions } from 'fastify';
import { Problem } from '../../common/problem.js';
import { answerError } from '../problems/answer-error.js';
import { allowedMethods, type BoundaryOptions, type CompleteBoundary, enterRoute, refusalOf } from './boundary.js';
import { mountPathOf, type OurRoute, type OurRouteConfig } from './our-routes.js';
import { receiveBody } from './request-body.js';

type Hooked = 'onRequest' | 'preParsing';

/** Gives the routes of GitHire on Fastify their own hooks, body limit and error handler. Routes of the host have none of them. */
export function boundFastify(instance: FastifyInstance, options: BoundaryOptions): CompleteBoundary {
  const ours = new Map<string, { route: OurRoute; url: string; constraints: RouteOptions['constraints'] }>();

  instance.addHook('onRoute', (added) => {
    const { githire: route } = (added.config ?? {}) as OurRouteConfig;
    if (route === undefined) return;
    const { url, constraints } = added;
    if (route.refusal === undefined) ours.set(JSON.stringify([url, constraints]), { route, url, constraints });
    added.errorHandler = (error, request, reply) => void answerError(options.adapter, request, reply, error);
    added.onRequest = [
      (request, reply, done) =>
        enterRoute(request.raw, reply.raw, { route, url }, (problem) => {
          if (problem !== undefined) done(problem);
          else if (route.refusal === undefined)
            done(hasEmptyParameter(request.params) ? new Problem('not_found') : undefined);
          else {
            const refusal = refusalOf(request.raw, reply.raw, route.refusal.allowed);
            if (refusal === undefined) void reply.code(204).send();
            else done(refusal);
          }
        }),
      ...hooksOf(added, 'onRequest'),
    ];
    added.preParsing = [
      ...hooksOf(added, 'preParsing'),
      (request, reply, payload) =>
        receiveBody(request.raw, reply.raw, { stream: payload as Readable, limit: options.bodyLimit }),
    ];
  });

  return () => {
    const mounted = [...ours.values()];
    for (const { route, url, constraints } of mounted) refuseOtherMethods(instance, { route, url, constraints });
    if (!options.ownsUnknownPaths) return;
    for (const path of new Set(mounted.map(({ url, route }) => mountPathOf(url, route)))) {
      const methods = instance.supportedMethods.filter((method) => method !== 'OPTIONS');
      for (const url of [path || '/', `${path}/*`]) refuse(instance, { url, methods, allowed: [] });
    }
  };
}

/** Fastify takes the empty segment of `/projects//export` for a parameter. */
function hasEmptyParameter(parameters: unknown): boolean {
  return Object.entries(parameters ?? {}).some(([name, value]) => value === '' && name !== '*');
}

function refuseOtherMethods(
  instance: FastifyInstance,
  { url, constraints }: { route: OurRoute; url: string; constraints: RouteOptions['constraints'] },
): void {
  const has = (method: string): boolean => instance.hasRoute({ method: method as 'GET', url, constraints });
  const methods = instance.supportedMethods.filter((method) => !has(method));
  const allowed = allowedMethods(instance.supportedMethods.filter(has));
  refuse(instance, { url, constraints, methods, allowed });
}

interface Refusal {
  url: string;
  constraints?: RouteOptions['constraints'];
  methods: string[];
  allowed: string[];
}

/** Adds routes that only refuse. A route of the host for the same path stays. */
function refuse(instance: FastifyInstance, { url, constraints, methods, allowed }: Refusal): void {
  const config: OurRouteConfig = { githire: { ownPath: url, refusal: { allowed } } };
  for (const method of methods) {
    try {
      instance.route({
        method: method as 'GET',
        url,
        config,
        exposeHeadRoute: false,
        ...(constraints === undefined ? {} : { constraints }),
        handler: () => undefined,
      });
    } catch (error) {
      if ((error as { code?: string }).code !== 'FST_ERR_DUPLICATED_ROUTE') throw error;
    }
  }
}

function hooksOf<Name extends Hooked>(route: RouteOptions, name: Name): Extract<RouteOptions[Name], unknown[]> {
  return [route[name] ?? []].flat() as Extract<RouteOptions[Name], unknown[]>;
}
