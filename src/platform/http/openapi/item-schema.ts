import { type Type } from '@nestjs/common';
import { getSchemaPath } from '@nestjs/swagger';

/**
 * The schema of one item of a stream: an event, or a line of NDJSON. OpenAPI 3.2 has `itemSchema` for this, so the
 * extension bears that name.
 */
export function itemSchema(type: Type): object {
  return { 'x-itemSchema': { $ref: getSchemaPath(type) } };
}
