import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { mountPathOf, routeOf } from './our-routes.js';

/** The parts of a request that name its route: the first on Fastify, the others on Express. */
interface RoutedRequest {
  routeOptions?: { url?: string };
  baseUrl?: string;
  route?: { path: string };
  params?: Record<string, string>;
}

/**
 * Where the host has mounted GitHire, as every link in an answer begins: its global prefix, its version and the option `path`
 * (`/api/v1/recruiting`). Empty in the service by itself. It is read from the route, not from the address that the client sent.
 */
export const MountPath = createParamDecorator((_data: unknown, context: ExecutionContext): string => {
  const { routeOptions, baseUrl = '', route, params = {} } = context.switchToHttp().getRequest<RoutedRequest>();
  const ours = routeOf(context.getHandler());
  if (ours === undefined) throw new Error('@MountPath() is for controllers of GitHire');
  const mountPath = mountPathOf(routeOptions?.url ?? `${baseUrl}${route?.path ?? ''}`, ours);
  // The prefix of a host may have parameters: `setGlobalPrefix('tenants/:tenant')`.
  return mountPath.replace(/:(\w+)/g, (_whole, name: string) => encodeURIComponent(params[name] ?? ''));
});
