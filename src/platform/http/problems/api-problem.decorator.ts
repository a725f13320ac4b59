import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { ProblemDocument } from './problem.dto.js';

const REQUEST_ID = { 'X-Request-Id': { schema: { type: 'string' as const }, description: "The request's id" } };

/** A failure that a route, or every route of a controller, can answer with, as a problem document. `headers` come beside the request's id. */
export function ApiProblem(
  status: number | '4XX' | '5XX',
  description: string,
  headers: Record<string, string> = {},
): ClassDecorator & MethodDecorator {
  const more = Object.entries(headers).map(
    ([name, meaning]) => [name, { schema: { type: 'string' as const }, description: meaning }] as const,
  );
  return applyDecorators(
    ApiExtraModels(ProblemDocument),
    ApiResponse({
      status,
      description,
      headers: { ...REQUEST_ID, ...Object.fromEntries(more) },
      content: { 'application/problem+json': { schema: { $ref: getSchemaPath(ProblemDocument) } } },
    }),
  );
}
