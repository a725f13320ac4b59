import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { ApiResponse } from '@nestjs/swagger';
import { PROBLEM_CODES } from '../../common/problem.js';
import { PROBLEM_MARK } from '../problems/api-problem.decorator.js';
import { impliedCodes, problemResponses } from './problem-responses.js';

/** Where `@nestjs/swagger` keeps the extensions and the responses of a method. */
const EXTENSIONS = 'swagger/apiExtension';
const RESPONSES = 'swagger/apiResponse';

/**
 * Gives the methods of controllers the responses that `ApiProblems` and their parameters tell, so that a document which
 * a host application makes of all its routes shows them too. Call it when all decorators have run; a second call
 * changes nothing.
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
  const extensions = (Reflect.getMetadata(EXTENSIONS, handler) ?? {}) as Record<string, unknown>;
  const known = (Reflect.getMetadata(RESPONSES, handler) ?? {}) as Record<number, unknown>;
  const codes = new Set([
    ...PROBLEM_CODES.filter((code) => extensions[`${PROBLEM_MARK}${code}`] === true),
    ...impliedCodes(inputOf(controller, name, handler)),
  ]);
  for (const [status, response] of problemResponses(codes)) {
    if (known[status] !== undefined) continue;
    ApiResponse({ status, ...response } as never)(controller.prototype as object, name, { value: handler });
  }
}

/** What a route reads, from the decorators of its method. */
function inputOf(controller: Type, name: string, handler: object): Parameters<typeof impliedCodes>[0] {
  const paths = [controller, handler].map((target) => String(Reflect.getMetadata(PATH_METADATA, target)));
  const parameters = Object.keys((Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, name) ?? {}) as object);
  const reads = (type: RouteParamtypes): boolean => parameters.some((key) => key.startsWith(`${type}:`));
  return {
    isGet: Reflect.getMetadata(METHOD_METADATA, handler) === RequestMethod.GET,
    hasPathParameter: paths.some((path) => path.includes(':')),
    hasInput: reads(RouteParamtypes.QUERY) || reads(RouteParamtypes.BODY),
  };
}
