import { type ErrorObject, type ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { type Schema, strictSchema, strictSchemas } from './strict-schema.js';

/** A response of the service, as it was sent. */
export interface Answer {
  method: string;
  /** The path of the request, for the message. */
  path: string;
  /** The route that took the request, as `/projects/:projectId`; undefined if no route did. */
  route: string | undefined;
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  /** Undefined if it is not known: too large, or broken off. */
  body: string | undefined;
}

interface MediaType {
  schema?: Schema;
  'x-itemSchema'?: Schema;
}

interface ResponseObject {
  $ref?: string;
  headers?: Record<string, { $ref?: string; required?: boolean; schema?: Schema }>;
  content?: Record<string, MediaType>;
}

/** An OpenAPI document, as far as responses are checked against it. */
export interface CheckedDocument {
  paths: Record<string, Record<string, { responses: Record<string, ResponseObject> }>>;
  components: Record<'schemas' | 'responses' | 'headers', Record<string, unknown>>;
}

/** Headers that a response may have only if the document says so. Others (security, CORS, caches) are not described. */
const DESCRIBED_HEADERS = ['location', 'retry-after', 'www-authenticate', 'preference-applied', 'content-disposition'];

/** Times are in UTC with milliseconds. */
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** Finds what differs between the responses of a service and its OpenAPI document. */
export class AnswerCheck {
  private readonly ajv = new Ajv2020({ strict: false, validateFormats: true });
  private readonly validators = new Map<object, ValidateFunction>();

  constructor(private readonly document: CheckedDocument) {
    formats.default(this.ajv);
    this.ajv.addFormat('date-time', TIME);
    const schemas = strictSchemas(document.components.schemas as Record<string, Schema>, false);
    this.ajv.addSchema({ $id: 'openapi', components: { schemas } });
  }

  /** Returns a sentence for each difference; none if the response is as the document says. */
  differences(answer: Answer): string[] {
    const name = `${answer.method} ${answer.path} ${answer.status}`;
    return this.find(answer).map((difference) => `${name}: ${difference}`);
  }

  private find(answer: Answer): string[] {
    const method = answer.method === 'HEAD' ? 'get' : answer.method.toLowerCase();
    if (answer.route === undefined || method === 'options') return this.findOutsideOfOperations(answer);
    const operation = this.document.paths[answer.route.replace(/:(\w+)/g, '{$1}')]?.[method];
    if (operation === undefined) return ['the document has no such operation'];
    const declared = operation.responses[answer.status];
    if (declared === undefined) return [`the operation does not name this status: ${answer.body ?? ''}`];
    const response = this.resolve(declared);
    return [...this.findInHeaders(answer, response), ...this.findInBody(answer, response)];
  }

  /** A request that reaches no operation gets a problem document, or nothing if it is a preflight request. */
  private findOutsideOfOperations(answer: Answer): string[] {
    if (answer.status === 204) return answer.body === '' ? [] : ['204 has a body'];
    const problem = { schema: { $ref: '#/components/schemas/ProblemDocument' } };
    return this.findInBody(answer, { content: { 'application/problem+json': problem } });
  }

  private findInHeaders({ headers }: Answer, response: ResponseObject): string[] {
    const declared = Object.entries(response.headers ?? {}).map(
      ([name, header]) => [name.toLowerCase(), this.resolve(header)] as const,
    );
    const missing = declared.filter(([name, { required }]) => required === true && !(name in headers));
    const unknown = DESCRIBED_HEADERS.filter((name) => name in headers && !declared.some(([known]) => known === name));
    return [
      ...missing.map(([name]) => `the header ${name} is missing`),
      ...unknown.map((name) => `the document does not name the header ${name}`),
      ...declared.flatMap(([name, { schema }]) => {
        const value = headers[name];
        if (value === undefined || schema === undefined) return [];
        const isNumber = schema.type === 'integer' || schema.type === 'number';
        return this.findInValue(isNumber ? Number(value) : value, schema, `the header ${name}`);
      }),
    ];
  }

  private findInBody({ method, headers, body }: Answer, { content = {} }: ResponseObject): string[] {
    const type = headers['content-type']?.split(';')[0]?.trim() ?? '';
    if (Object.keys(content).length === 0) return type === '' && !body ? [] : [`a body of type "${type}" is not named`];
    const media = content[type];
    if (media === undefined) return [`the document does not name the media type "${type}"`];
    if (body === undefined || method === 'HEAD') return [];
    const item = media['x-itemSchema'];
    if (item !== undefined) {
      return itemsOf(type, body).flatMap((value, index) => this.findInValue(value, item, `item ${index}`));
    }
    if (!type.endsWith('json')) return this.findInValue(body, media.schema ?? {}, 'the body');
    return this.findInValue(JSON.parse(body), media.schema ?? {}, 'the body');
  }

  private findInValue(value: unknown, schema: Schema, what: string): string[] {
    const validate = this.validators.get(schema) ?? this.ajv.compile(strictSchema(schema));
    this.validators.set(schema, validate);
    if (validate(value)) return [];
    return (validate.errors ?? []).slice(0, 3).map((error) => `${what}${describe(error)}`);
  }

  private resolve<T extends { $ref?: string }>(part: T): T {
    const [, kind, name] = /^#\/components\/(\w+)\/(.+)$/.exec(part.$ref ?? '') ?? [];
    return kind === undefined ? part : (this.document.components[kind as 'responses']?.[name ?? ''] as T);
  }
}

function describe({ instancePath, message, params }: ErrorObject): string {
  return ` at "${instancePath}" ${message ?? ''} ${JSON.stringify(params)}`;
}

/** The lines of NDJSON, or the complete events of an event stream with their data read as JSON. */
function itemsOf(type: string, body: string): unknown[] {
  if (type === 'application/x-ndjson')
    return body
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as unknown);
  const blocks = body.split('\n\n').slice(0, -1);
  return blocks.filter((block) => /^data:/m.test(block)).map(readEvent);
}

function readEvent(block: string): Record<string, unknown> {
  const fields = Object.fromEntries(
    block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
  );
  return { ...fields, data: JSON.parse(fields.data ?? 'null') as unknown };
}
