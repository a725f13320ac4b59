import { type OpenAPIObject } from '@nestjs/swagger';
import { type Schema } from './schemas.js';

/** A header of a response. */
interface Header {
  $ref?: string;
  required?: boolean;
  description?: string;
  schema?: object;
}

/** The part of a response that GitHire's document uses. */
export interface Response {
  $ref?: string;
  description?: string;
  headers?: Record<string, Header>;
  content?: Record<string, MediaType>;
}

interface MediaType {
  schema?: Schema;
  example?: unknown;
  examples?: Record<string, { value: unknown }>;
}

/** The part of an operation that GitHire's document uses, with extensions (`x-…`). */
export interface Operation {
  [extension: `x-${string}`]: unknown;
  operationId?: string;
  summary?: string;
  description?: string;
  tags?: string[];
  security?: object[];
  parameters?: { name: string; in: string; required?: boolean; schema?: Schema }[];
  requestBody?: { content: Record<string, MediaType> };
  responses: Record<string, Response>;
}

/** Every operation of a document with its method in lower case. */
export function operationsOf(document: OpenAPIObject): { path: string; method: string; operation: Operation }[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item as Record<string, unknown>)
      .filter((entry): entry is [string, Operation] => isOperation(entry[1]))
      .map(([method, operation]) => ({ path, method, operation })),
  );
}

function isOperation(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'responses' in value;
}
