import { type IncomingMessage } from 'node:http';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor, type Type } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { from, mergeMap, type Observable, tap } from 'rxjs';
import { validateInput } from '../input/validation.js';
import { keepAnswer } from './kept-answer.js';
import { rawOf, type Wrapped } from './raw-message.js';
import { takeBody } from './request-body.js';

/** The parts of a request that are validated, and the kinds of parameters that receive them. */
const INPUTS = [
  ['body', RouteParamtypes.BODY],
  ['query', RouteParamtypes.QUERY],
] as const;

type InputRequest = Wrapped<IncomingMessage> & { body?: unknown; query?: unknown };

/**
 * Validates the body and the query of a request, and keeps the answer. Both happen here rather than in a pipe, so that global pipes
 * of a host see only valid input, and global interceptors of a host do not change what clients of GitHire get. It runs after the
 * guards: whatever is sent for another user's project is answered with 404.
 */
@Injectable()
export class ApiInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<InputRequest>();
    const response = http.getResponse<object>();
    return from(readInput(context, request)).pipe(
      mergeMap(() => next.handle()),
      tap({
        next: (value: unknown) => keepAnswer(response, { request, value }),
        error: (error: unknown) => keepAnswer(response, { request, error }),
      }),
    );
  }
}

/** Puts the validated input in the place of what was sent. */
async function readInput(context: ExecutionContext, request: InputRequest): Promise<void> {
  const given = { body: takeBody(rawOf(request)), query: request.query };
  for (const [part, kind] of INPUTS) {
    const metatype = typeOfParameter(context, kind);
    const value = metatype === undefined ? given[part] : await validateInput(part, given[part], metatype);
    // Express computes `query` in a getter.
    Object.defineProperty(request, part, { value, writable: true, configurable: true, enumerable: true });
  }
}

/** The class of the parameter with `@Body()` or `@Query()`; undefined if the handler has none. */
function typeOfParameter(context: ExecutionContext, kind: RouteParamtypes): Type | undefined {
  const controller = context.getClass();
  const { name } = context.getHandler();
  const parameters = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, name) ?? {}) as Record<
    string,
    { index: number }
  >;
  const found = Object.entries(parameters).find(([key]) => key.startsWith(`${kind}:`));
  if (found === undefined) return undefined;
  const types = Reflect.getMetadata('design:paramtypes', controller.prototype as object, name) as Type[];
  return types[found[1].index];
}
