import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { mountPathOf, routeOf } from '../boundary/our-routes.js';

/** What a handler says of its answer besides the body, on Fastify and Express. */
export interface Answer {
  status(code: number): void;
  header(name: string, value: string): void;
  /**
   * The path of a route of GitHire as the client must request it: below the global prefix, the version and the option `path` of a
   * host. It is made from the route that was requested, not from the address that the client sent.
   * @param ownPath path of the route in the service by itself, e.g. `/pipeline/status/…`
   */
  link(ownPath: string): string;
}

/** The parts of a request that name its route: the first on Fastify, the others on Express. */
interface RoutedRequest {
  routeOptions?: { url?: string };
  baseUrl?: string;
  route?: { path: string };
  params?: Record<string, string>;
}

/** The common part of Fastify's reply and Express's response. */
interface HttpResponse {
  status(code: number): unknown;
  header(name: string, value: string): unknown;
}

/** The answer that a handler gives. */
export const CurrentAnswer = createParamDecorator((_data: unknown, context: ExecutionContext): Answer => {
  const http = context.switchToHttp();
  const response = http.getResponse<HttpResponse>();
  return {
    status: (code) => void response.status(code),
    header: (name, value) => void response.header(name, value),
    link: (ownPath) => `${mountPath(http.getRequest<RoutedRequest>(), context.getHandler())}${ownPath}`,
  };
});

/** Where the host has mounted GitHire, e.g. `/api/v1/recruiting`; empty in the service by itself. */
function mountPath({ routeOptions, baseUrl = '', route, params = {} }: RoutedRequest, handler: object): string {
  const ours = routeOf(handler);
  if (ours === undefined) throw new Error('@CurrentAnswer() is for controllers of GitHire');
  const path = mountPathOf(routeOptions?.url ?? `${baseUrl}${route?.path ?? ''}`, ours);
  // The prefix of a host may have parameters: `setGlobalPrefix('tenants/:tenant')`.
  return path.replace(/:(\w+)/g, (_whole, name: string) => encodeURIComponent(params[name] ?? ''));
}
