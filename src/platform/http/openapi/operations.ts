import { STATUS_CODES } from 'node:http';
import { type OpenAPIObject } from '@nestjs/swagger';
import { REQUEST_ID_HEADER } from './headers.js';
import { type Operation, operationsOf } from './operation.js';
import { addProblemResponses } from './problem-responses.js';
import { completeSchema, type Schema } from './schemas.js';

/** Completes what `@nestjs/swagger` leaves open in the operations of the document. */
export function completeOperations(document: OpenAPIObject): void {
  for (const { operation } of operationsOf(document)) {
    // A route whose controller says nothing of a token needs none, which the document has to say as well.
    operation.security ??= [];
    splitSummary(operation);
    for (const { schema, ...parameter } of operation.parameters ?? []) completeSchema(schema ?? {}, parameter.name);
    for (const parameter of operation.parameters ?? []) {
      if (parameter.schema?.default !== undefined) parameter.required = false;
    }
    addBodyExample(document, operation);
    for (const [status, response] of Object.entries(operation.responses)) {
      response.description ||= STATUS_CODES[status] ?? status;
      response.headers = { ...REQUEST_ID_HEADER, ...response.headers };
    }
    addProblemResponses(document, operation);
  }
  sortPaths(document);
}

/** The first sentence of a method's comment is the summary, a longer comment is the description as well. */
function splitSummary(operation: Operation): void {
  const text = operation.summary?.replace(/\s+/g, ' ').trim();
  if (text === undefined) return;
  const end = text.search(/[.;:] /);
  operation.summary = (end === -1 ? text : text.slice(0, end)).replace(/\.$/, '');
  if (end !== -1) operation.description = [text, operation.description].filter(Boolean).join(' ');
}

/** A body's example is made of the examples of its fields, unless the operation has one of its own. */
function addBodyExample(document: OpenAPIObject, { requestBody }: Operation): void {
  for (const media of Object.values(requestBody?.content ?? {})) {
    if (media.examples !== undefined || media.example !== undefined) continue;
    const fields = Object.entries(resolve(document, media.schema ?? {}).properties ?? {});
    media.example = Object.fromEntries(
      fields.filter(([, field]) => field.example !== undefined).map(([name, field]) => [name, field.example]),
    );
  }
}

function resolve(document: OpenAPIObject, schema: Schema): Schema {
  const name = schema.$ref?.split('/').pop();
  return name === undefined ? schema : (document.components?.schemas?.[name] as Schema);
}

/** Paths stand in the order of their groups, which is the order of a user's work. */
function sortPaths(document: OpenAPIObject): void {
  const groups = (document.tags ?? []).map((tag) => tag.name);
  const groupOf = (path: string): number => {
    const [first] = Object.values(document.paths[path] as Record<string, Operation>);
    const index = groups.indexOf(first?.tags?.[0] ?? '');
    return index === -1 ? groups.length : index;
  };
  const sorted = Object.keys(document.paths).sort((a, b) => groupOf(a) - groupOf(b));
  document.paths = Object.fromEntries(sorted.map((path) => [path, document.paths[path] ?? {}]));
}
