import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { PROBLEM_CODES } from '../src/platform/common/problem.js';
import { FIELD_EXAMPLES } from '../src/platform/http/openapi/field-examples.js';
import {
  DOCUMENT,
  type DocumentedOperation,
  type DocumentedSchema,
  exampleBody,
  OPERATIONS,
} from './support/openapi/document.js';
import { type Schema, strictSchema, strictSchemas } from './support/openapi/strict-schema.js';

/** The calls of the contract that are served today. `npm run lint:openapi` checks the document of the built service. */
const CALLS = [
  'POST /auth/register',
  'POST /auth/login',
  'POST /auth/forgot-password',
  'POST /auth/reset-password',
  'POST /auth/browser-session',
  'DELETE /auth/browser-session',
  'POST /auth/logout',
  'GET /auth/me',
  'PUT /auth/me',
  'DELETE /auth/me',
  'PUT /auth/password',
  'PUT /auth/email',
  'GET /auth/sessions',
  'DELETE /auth/sessions/{sessionId}',
  'POST /auth/api-keys',
  'GET /auth/api-keys',
  'DELETE /auth/api-keys/{keyId}',
  'GET /auth/me/export',
  'POST /pipeline/run',
  'POST /pipeline/parse',
  'GET /pipeline/status/{executionId}',
  'POST /pipeline/status/{executionId}/cancel',
  'GET /pipeline/status/{executionId}/events',
  'GET /projects',
  'POST /projects',
  'GET /projects/{projectId}',
  'PATCH /projects/{projectId}',
  'DELETE /projects/{projectId}',
  'POST /projects/{projectId}/duplicate',
  'GET /projects/{projectId}/export',
  'GET /projects/{projectId}/audit',
  'POST /projects/{projectId}/source',
  'POST /projects/{projectId}/rank',
  'POST /projects/{projectId}/reset',
  'GET /projects/{projectId}/candidates/{username}/explanation',
  'GET /projects/{projectId}/candidates/{username}/notice',
  'GET /presets',
  'POST /presets',
  'PUT /presets/{presetId}',
  'DELETE /presets/{presetId}',
  'GET /projects/{projectId}/members',
  'PUT /projects/{projectId}/members',
  'DELETE /projects/{projectId}/members',
  'DELETE /projects/{projectId}/members/me',
  'GET /projects/{projectId}/shortlist',
  'POST /projects/{projectId}/shortlist',
  'POST /projects/{projectId}/shortlist/{username}/toggle',
  'POST /projects/{projectId}/shortlist/{username}/enrich',
  'GET /projects/{projectId}/shortlist/{username}/outreach',
  'POST /projects/{projectId}/shortlist/{username}/outreach',
  'PUT /projects/{projectId}/shortlist/{username}/outreach/{outreachId}',
  'POST /projects/{projectId}/shortlist/{username}/outreach/{outreachId}/regenerate',
  'POST /projects/{projectId}/shortlist/{username}/outreach/{outreachId}/sent',
  'POST /projects/{projectId}/shortlist/{username}/outreach/{outreachId}/follow-ups',
  'GET /projects/{projectId}/shortlist/{username}/outreach/{outreachId}/follow-ups',
  'GET /health/live',
  'GET /health/ready',
  'GET /metrics',
];

const SCHEMAS = DOCUMENT.components.schemas as Record<string, DocumentedSchema>;
const RESPONSES = DOCUMENT.components.responses as Record<string, ProblemResponse>;

interface ProblemResponse {
  headers: Record<string, object>;
  content: Record<string, { schema: object; examples: Record<string, { value: { code: string; status: number } }> }>;
}

const bodies = OPERATIONS.filter(({ requestBody }) => requestBody !== undefined);

/** The shared responses of an operation: its problems. */
function problemsOf({ responses }: DocumentedOperation): [status: string, ProblemResponse][] {
  return Object.entries(responses).flatMap(([status, { $ref }]) => {
    const response = RESPONSES[$ref?.split('/').pop() ?? ''];
    return response === undefined ? [] : [[status, response] as [string, ProblemResponse]];
  });
}

function validator(): Ajv2020 {
  const ajv = new Ajv2020({ strict: false });
  formats.default(ajv);
  return ajv.addSchema({
    $id: 'openapi',
    components: { schemas: strictSchemas(SCHEMAS as Record<string, Schema>, false) },
  });
}

/** Every schema within a schema, with its path. */
function* within(schema: DocumentedSchema, path: string): Generator<[path: string, DocumentedSchema]> {
  yield [path, schema];
  for (const [name, property] of Object.entries(schema.properties ?? {})) yield* within(property, `${path}.${name}`);
  if (schema.items !== undefined) yield* within(schema.items, `${path}[]`);
  for (const part of [...(schema.allOf ?? []), ...(schema.anyOf ?? [])]) yield* within(part, path);
}

const ALL_SCHEMAS = Object.entries(SCHEMAS).flatMap(([name, schema]) => [...within(schema, name)]);

/** Fields of a schema that have no example, neither of their own nor in the schema that they refer to. */
function fieldsWithoutExample(schema: DocumentedSchema, path: string): string[] {
  const whole = schema.$ref === undefined ? schema : (SCHEMAS[schema.$ref.split('/').pop() ?? ''] ?? {});
  if (whole.example !== undefined) return [];
  const [part] = [...(whole.allOf ?? []), ...(whole.anyOf ?? [])];
  const inner = whole.items ?? part;
  if (inner !== undefined) return fieldsWithoutExample(inner, path);
  const fields = Object.entries(whole.properties ?? {});
  return fields.length === 0
    ? [path]
    : fields.flatMap(([name, field]) => fieldsWithoutExample(field, `${path}.${name}`));
}

/** Fields that show no value: neither an example nor a format nor a choice, of their own or of what they refer to. */
function openFields([name, { properties = {} }]: [string, DocumentedSchema]): string[] {
  return Object.entries(properties)
    .filter(([, field]) => !showsValues(field))
    .map(([field]) => `${name}.${field}`);
}

function showsValues(field: DocumentedSchema): boolean {
  const { $ref, type, format, example, enum: values, items, properties, allOf, anyOf } = field;
  if ([$ref, format, example, values, properties, allOf, anyOf].some((given) => given !== undefined)) return true;
  return type === 'boolean' || (items !== undefined && showsValues(items));
}

describe('the OpenAPI document', () => {
  it('shows what the value of every field looks like', () => {
    expect(Object.entries(SCHEMAS).flatMap(openFields)).toEqual([]);
  });

  it('has examples that their schemas allow', () => {
    const ajv = validator();
    const wrong = ALL_SCHEMAS.filter(([, { example, ...schema }]) => {
      if (example === undefined) return false;
      return !ajv.compile(strictSchema(schema as Schema))(example);
    });
    expect(wrong.map(([path, { example }]) => [path, example])).toEqual([]);
  });

  it('has a field for every example', () => {
    const fields = new Set(
      Object.entries(SCHEMAS).flatMap(([name, { properties = {} }]) =>
        Object.keys(properties).flatMap((field) => [field, `${name}.${field}`]),
      ),
    );
    expect(Object.keys(FIELD_EXAMPLES).filter((name) => !fields.has(name))).toEqual([]);
  });

  it('describes the calls of the contract, the journey first and the figures for operators last', () => {
    expect(OPERATIONS.map(({ call }) => call)).toEqual(CALLS);
  });

  it('gives every operation an id of its own', () => {
    const ids = OPERATIONS.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('asks for a token everywhere but where the contract does not', () => {
    const open = OPERATIONS.filter(({ security }) => security.length === 0).map(({ call }) => call);
    expect(open.sort()).toEqual([
      'GET /health/live',
      'GET /health/ready',
      'POST /auth/browser-session',
      'POST /auth/forgot-password',
      'POST /auth/login',
      'POST /auth/register',
      'POST /auth/reset-password',
    ]);
  });

  it('has no parameter for a header that every client sends', () => {
    const headers = OPERATIONS.flatMap(({ parameters }) => parameters.filter((parameter) => parameter.in === 'header'));
    expect([...new Set(headers.map(({ name }) => name))].sort()).toEqual([
      'Idempotency-Key',
      'Last-Event-ID',
      'Prefer',
    ]);
  });

  it('requires no parameter that has a default', () => {
    const parameters = OPERATIONS.flatMap((operation) => operation.parameters);
    expect(parameters.filter(({ required, schema }) => required && schema.default !== undefined)).toEqual([]);
  });

  it('includes null in every enum that may be null', () => {
    const nullable = ALL_SCHEMAS.filter(([, schema]) => schema.nullable === true && schema.enum !== undefined);
    expect([
      nullable.length > 6,
      nullable.filter(([, schema]) => schema.enum?.includes(null) !== true).map(([path]) => path),
    ]).toEqual([true, []]);
  });

  it('lets no reference be null that only says so beside the reference', () => {
    expect(ALL_SCHEMAS.filter(([, schema]) => schema.nullable === true && schema.allOf !== undefined)).toEqual([]);
  });

  it('requires every part of the result of a completed run', () => {
    expect((SCHEMAS.RunResult as { required?: string[] }).required).toEqual(
      expect.arrayContaining(['jobRequirement', 'rankedCandidates', 'outreachMessages', 'metadata']),
    );
  });

  it('lists every error code', () => {
    expect(SCHEMAS.ProblemCode?.enum).toEqual([...PROBLEM_CODES].sort());
  });
});

describe('the problems of an operation', () => {
  it.each(OPERATIONS.map((operation) => [operation.call, operation] as const))(
    '%s names statuses, not classes of statuses',
    (_call, operation) => {
      const statuses = problemsOf(operation).map(([status]) => Number(status));
      expect([statuses.includes(500), statuses.filter((status) => !(status >= 400))]).toEqual([true, []]);
    },
  );

  it('have an example of each code, which is as its schema says', () => {
    const ajv = validator();
    const wrong = Object.entries(RESPONSES).flatMap(([name, { content }]) =>
      Object.values(content).flatMap(({ schema, examples }) => {
        const validate = ajv.compile(strictSchema(schema as Schema));
        return Object.entries(examples).filter(
          ([code, { value }]) => !validate(value) || value.code !== code || !name.includes(code),
        );
      }),
    );
    expect([Object.keys(RESPONSES).length > 20, wrong]).toEqual([true, []]);
  });

  it.each([
    ['401', 'WWW-Authenticate'],
    ['429', 'Retry-After'],
    ['503', 'Retry-After'],
    ['404', 'X-Request-Id'],
  ])('%s declare %s', (status, header) => {
    const responses = OPERATIONS.flatMap(problemsOf).filter(([given]) => given === status);
    expect([responses.length > 0, responses.filter(([, { headers }]) => !(header in headers))]).toEqual([true, []]);
  });
});

describe('the body of an operation', () => {
  it.each(bodies.map(({ operationId }) => operationId))('%s has an example that its schema allows', (operationId) => {
    const schema = bodies.find((operation) => operation.operationId === operationId)?.requestBody?.content[
      'application/json'
    ]?.schema;
    const validate = validator().compile(strictSchema((schema ?? {}) as Schema));
    const example = exampleBody(operationId);
    expect([Object.keys(example).length > 0, validate(example), validate.errors]).toEqual([true, true, null]);
  });

  it.each(bodies.map(({ operationId }) => operationId))('%s has an example of every field', (operationId) => {
    const schema = bodies.find((operation) => operation.operationId === operationId)?.requestBody?.content[
      'application/json'
    ]?.schema;
    expect(fieldsWithoutExample(schema ?? {}, operationId)).toEqual([]);
  });
});
