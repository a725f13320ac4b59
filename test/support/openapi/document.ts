import { readFileSync } from 'node:fs';
import { type CheckedDocument } from './answer-check.js';

interface Schema {
  $ref?: string;
  type?: string;
  format?: string;
  nullable?: boolean;
  enum?: unknown[];
  default?: unknown;
  example?: unknown;
  properties?: Record<string, Schema>;
  items?: Schema;
  allOf?: Schema[];
  anyOf?: Schema[];
}

interface Body {
  content: Record<
    string,
    { schema: Schema; example?: Record<string, unknown>; examples?: Record<string, { value: Record<string, unknown> }> }
  >;
}

/** An operation of the committed document with where it is. */
export interface DocumentedOperation {
  call: string;
  operationId: string;
  summary: string;
  tags: string[];
  security: object[];
  parameters: { name: string; in: string; required: boolean; schema: Schema }[];
  requestBody?: Body;
  responses: Record<string, { $ref?: string }>;
}

export type DocumentedSchema = Schema;

/** The committed OpenAPI document. CI checks that it is the document of the code. */
export const DOCUMENT = JSON.parse(
  readFileSync(new URL('../../../docs/openapi.json', import.meta.url), 'utf8'),
) as CheckedDocument;

/** All operations, in the order of the document. */
export const OPERATIONS: readonly DocumentedOperation[] = Object.entries(DOCUMENT.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    ...(operation as unknown as DocumentedOperation),
    call: `${method.toUpperCase()} ${path}`,
  })),
);

/** The body that Swagger UI sends if nobody changes it. */
export function exampleBody(operationId: string): Record<string, unknown> {
  const body = OPERATIONS.find((operation) => operation.operationId === operationId)?.requestBody;
  const media = body?.content['application/json'];
  const example = media?.example ?? Object.values(media?.examples ?? {})[0]?.value;
  if (example === undefined) throw new Error(`${operationId} has no example`);
  return example;
}
