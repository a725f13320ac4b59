/** A schema of OpenAPI 3.0, or a part of one. */
export type Schema = Record<string, unknown>;

/** Where a schema's parts are, by keyword. */
const PARTS_OF_ONE_VALUE = ['allOf', 'anyOf', 'oneOf'];

/**
 * Translates a schema of OpenAPI 3.0 into JSON Schema 2020-12, which refuses fields that the schema does not name. The
 * published schemas do not refuse them, so that a later version may add a field.
 * @param isWhole false for a part of a schema: the other parts may name further fields
 */
export function strictSchema(schema: Schema, isWhole = true): Schema {
  const strict: Schema = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (keyword === '$ref') strict.$ref = `openapi${String(value)}`;
    else if (keyword === 'type') strict.type = schema.nullable === true ? [value, 'null'] : value;
    else if (keyword === 'items') strict.items = strictSchema(value as Schema);
    else if (keyword === 'properties') strict.properties = strictSchemas(value as Record<string, Schema>);
    else if (PARTS_OF_ONE_VALUE.includes(keyword))
      strict[keyword] = (value as Schema[]).map((part) => strictSchema(part, false));
    else if (keyword !== 'nullable') strict[keyword] = value;
  }
  const hasFields = ['$ref', 'properties', ...PARTS_OF_ONE_VALUE].some((keyword) => keyword in schema);
  if (isWhole && hasFields) strict.unevaluatedProperties = false;
  return strict;
}

export function strictSchemas(schemas: Record<string, Schema>, areWhole = true): Record<string, Schema> {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, strictSchema(schema, areWhole)]));
}
