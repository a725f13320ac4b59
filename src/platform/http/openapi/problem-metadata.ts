import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { ApiResponse } from '@nestjs/swagger';
import { type ProblemCode } from '../../common/problem.js';
import { ApiProblems, markedCodes } from '../problems/api-problem.decorator.js';
import { problemResponses } from './problem-responses.js';

/** Where `@nestjs/swagger` keeps the extensions and the responses of a method. */
const EXTENSIONS = 'swagger/apiExtension';
const RESPONSES = 'swagger/apiResponse';

/**
 * Marks the methods of controllers with the codes that follow from what they read, and gives them the responses of all
 * their codes, so that a document which a host application makes of all its routes shows them too. Call it when all
 * decorators have run; a second call changes nothing.
 */
export function describeProblems(controllers: Iterable<Type>): void {
  for (const controller of controllers) {
    const prototype = controller.prototype as object;
    for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
      const { value } = descriptor as { value?: unknown };
      if (typeof value === 'function' && Reflect.hasMetadata(METHOD_METADATA, value))
        describeRoute(controller, name, value);
    }
  }
}

function describeRoute(controller: Type, name: string, handler: object): void {
  const target = [controller.prototype as object, name, { value: handler }] as const;
  ApiProblems(...impliedCodes(controller, name, handler))(...target);
  const codes = codesOf(handler);
  const known = (Reflect.getMetadata(RESPONSES, handler) ?? {}) as Record<number, unknown>;
  for (const [status, response] of problemResponses(codes))
    if (known[status] === undefined) ApiResponse({ status, ...response } as never)(...target);
}

function codesOf(target: object): ReadonlySet<ProblemCode> {
  return markedCodes((Reflect.getMetadata(EXTENSIONS, target) ?? {}) as Record<`x-${string}`, unknown>);
}

/** What follows from what a route reads: a path can name nothing, a body or a query can be wrong. */
function impliedCodes(controller: Type, name: string, handler: object): ProblemCode[] {
  const paths = [controller, handler].map((target) => String(Reflect.getMetadata(PATH_METADATA, target)));
  const parameters = Object.keys((Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, name) ?? {}) as object);
  const reads = (type: RouteParamtypes): boolean => parameters.some((key) => key.startsWith(`${type}:`));
  const isGet = Reflect.getMetadata(METHOD_METADATA, handler) === RequestMethod.GET;
  const isProtected = codesOf(controller).has('unauthenticated') || codesOf(handler).has('unauthenticated');
  return [
    ...(paths.some((path) => path.includes(':')) ? (['not_found'] as const) : []),
    ...(reads(RouteParamtypes.QUERY) || reads(RouteParamtypes.BODY) ? (['validation_failed'] as const) : []),
    // Also a body that an operation has no use for is read.
    // A browser's session cookie changes nothing for pages of other sites.
    ...(isProtected && !isGet ? (['cross_site_request'] as const) : []),
    ...(isGet ? [] : (['malformed_json', 'payload_too_large'] as const)),
  ];
}
