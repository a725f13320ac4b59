import { type OpenAPIObject } from '@nestjs/swagger';
import { FIELD_EXAMPLES } from './field-examples.js';

/** A schema as `@nestjs/swagger` emits it (OpenAPI 3.0). */
export interface Schema {
  $ref?: string;
  type?: string;
  format?: string;
  nullable?: boolean;
  enum?: unknown[];
  default?: unknown;
  example?: unknown;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  allOf?: Schema[];
  anyOf?: Schema[];
}

/** What the name of a string field says of its format: in this API identifiers are UUIDs and times are ISO 8601. */
const FORMATS: readonly [name: RegExp, format: string][] = [
  [/^statusUrl$/, 'uri-reference'],
  [/^(?:user|owner|project|execution|session|outreach|key|preset)Id$/, 'uuid'],
  [/(?:At|Until|lastLogin|StartTime|EndTime)$/, 'date-time'],
  [/(?:^url|[a-z]Url)$/, 'uri'],
  [/^email$/, 'email'],
];

/** Null beside a reference: `nullable` alone would not allow it, because the referenced schema does not. */
const NULL: Schema = { type: 'object', nullable: true, enum: [null] };

/** Completes what `@nestjs/swagger` leaves open in all schemas of the document. */
export function completeSchemas(document: OpenAPIObject): void {
  for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) {
    completeSchema(schema as Schema);
    addExamples(schema as Schema, name);
  }
}

/** Gives the fields their examples, where neither a format nor the possible values show what they look like. */
function addExamples({ properties = {} }: Schema, name: string): void {
  for (const [field, property] of Object.entries(properties)) {
    const example = FIELD_EXAMPLES[`${name}.${field}`] ?? FIELD_EXAMPLES[field];
    if (example !== undefined && isOpen(property)) property.example = example;
  }
}

/** Whether a schema of a text, a number or a list says nothing of its values. */
function isOpen({ type, format, enum: values, example, items }: Schema): boolean {
  if (format !== undefined || values !== undefined || example !== undefined) return false;
  return type === 'array' ? isOpen(items ?? {}) : type === 'string' || type === 'number';
}

/**
 * Lets null through where `nullable` says so, gives enums a stable order, and strings their format.
 * @param name the field's or parameter's name
 */
export function completeSchema(schema: Schema, name = ''): void {
  if (schema.enum !== undefined) schema.enum = inStableOrder(schema.enum, schema.nullable === true);
  if (schema.nullable === true && schema.allOf !== undefined) {
    schema.anyOf = [...schema.allOf, NULL];
    for (const key of ['allOf', 'type', 'nullable'] as const) delete schema[key];
  }
  if (schema.type === 'string') schema.format ??= FORMATS.find(([pattern]) => pattern.test(name))?.[1];
  if (schema.format === undefined) delete schema.format;
  for (const [field, property] of Object.entries(schema.properties ?? {})) {
    completeSchema(property, field);
    if (property.default !== undefined) schema.required = schema.required?.filter((required) => required !== field);
  }
  if (schema.items !== undefined) completeSchema(schema.items);
}

/** The plugin emits the values of a union type in the order in which the compiler has met them. */
function inStableOrder(values: unknown[], isNullable: boolean): unknown[] {
  const given = values.filter((value) => value !== null);
  const sorted = given.every((value) => typeof value === 'number')
    ? given.sort((a, b) => a - b)
    : given.sort((a, b) => (String(a) < String(b) ? -1 : 1));
  return isNullable ? [...sorted, null] : sorted;
}
