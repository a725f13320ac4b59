import { describe, expect, it } from '@jest/globals';
import { DOCUMENT } from './support/openapi/document.js';
import { breakingChanges } from './support/openapi/breaking-changes.js';

interface Operation {
  operationId: string;
  parameters: object[];
  responses: Record<string, { content: Record<string, { schema: object }> }>;
}

interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: {
    schemas: Record<string, { properties: Record<string, Record<string, unknown>>; required: string[] }>;
    responses: Record<string, unknown>;
  };
}

/** A few paths and their schemas: the comparison of a whole document takes a second. */
const PATHS = new Set(['/auth/login', '/auth/logout', '/auth/me']);
const SCHEMAS = /^(?:.*Account.*|LoginRequest|TokenAnswer|Problem.*)$/;

const released = partOf(DOCUMENT as unknown as Document);

function partOf({ paths, components }: Document): Document {
  const pick = <T>(values: Record<string, T>, isPicked: (name: string) => boolean): Record<string, T> =>
    Object.fromEntries(Object.entries(values).filter(([name]) => isPicked(name)));
  return {
    ...DOCUMENT,
    paths: pick(paths, (path) => PATHS.has(path)),
    components: { ...components, schemas: pick(components.schemas, (name) => SCHEMAS.test(name)) },
  };
}

/** The released document with a change. */
function changed(change: (document: Document) => void): string[] {
  const document = structuredClone(released);
  change(document);
  return breakingChanges(released, document);
}

const operation = (document: Document, method: string, path: string): Operation =>
  document.paths[path]?.[method] as Operation;

const schema = (document: Document, name: string): Document['components']['schemas'][string] =>
  document.components.schemas[name] as Document['components']['schemas'][string];

describe('a change of the OpenAPI document breaks clients', () => {
  it('if an operation is removed', () => {
    expect(changed(({ paths }) => delete paths['/auth/logout'])).not.toEqual([]);
  });

  it('if a response is removed', () => {
    expect(changed((document) => delete operation(document, 'get', '/auth/me').responses['200'])).not.toEqual([]);
  });

  it('if a required parameter is added', () => {
    const parameter = { name: 'team', in: 'query', required: true, schema: { type: 'string' } };
    expect(changed((document) => operation(document, 'get', '/auth/me').parameters.push(parameter))).not.toEqual([]);
  });

  it('if a maximum length is narrowed', () => {
    expect(
      changed((document) => {
        Object.assign(schema(document, 'LoginRequest').properties.password ?? {}, { maxLength: 100 });
      }),
    ).not.toEqual([]);
  });

  it('if a property is removed', () => {
    expect(changed((document) => delete schema(document, 'AccountView').properties.email)).not.toEqual([]);
  });

  it('if a property of a response becomes optional', () => {
    expect(changed((document) => (schema(document, 'AccountView').required = ['userId']))).not.toEqual([]);
  });

  it('if a required property is added to a request', () => {
    expect(
      changed((document) => {
        schema(document, 'LoginRequest').properties.device = { type: 'string' };
        schema(document, 'LoginRequest').required.push('device');
      }),
    ).not.toEqual([]);
  });

  it('if an operation id is changed', () => {
    expect(changed((document) => (operation(document, 'post', '/auth/login').operationId = 'signIn'))).toEqual([
      'POST /auth/login: the operation id login is now signIn',
    ]);
  });
});

describe('a change of the OpenAPI document does not break clients', () => {
  it('if nothing changes', () => {
    expect(changed(() => undefined)).toEqual([]);
  });

  it('if a property is added to a response', () => {
    expect(
      changed((document) => {
        schema(document, 'AccountView').properties.picture = { type: 'string' };
        schema(document, 'AccountView').required.push('picture');
      }),
    ).toEqual([]);
  });

  it('if an optional property is added to a request', () => {
    expect(changed((document) => (schema(document, 'LoginRequest').properties.device = { type: 'string' }))).toEqual(
      [],
    );
  });

  it('if an operation is added', () => {
    expect(
      changed((document) => {
        const added = { ...operation(document, 'get', '/auth/me'), operationId: 'readTeam' };
        document.paths['/team'] = { get: added };
      }),
    ).toEqual([]);
  });

  it('if an operation can answer with another error code', () => {
    expect(
      changed((document) => {
        const text = JSON.stringify(document.components.responses.unauthenticated);
        document.components.responses['unauthenticated.expired'] = JSON.parse(
          text.replace('"enum":["unauthenticated"]', '"enum":["unauthenticated","invalid_credentials"]'),
        );
        operation(document, 'get', '/auth/me').responses['401'] = {
          $ref: '#/components/responses/unauthenticated.expired',
        } as never;
      }),
    ).toEqual([]);
  });

  it('if the list of all error codes has a new one in its middle', () => {
    expect(
      changed((document) => {
        // The order of the list follows the table in the code, so a new code can be anywhere in it.
        (schema(document, 'ProblemCode') as { enum?: string[] }).enum?.splice(3, 0, 'new_code');
        (schema(document, 'ProblemDocument').properties['code'] as { enum?: string[] }).enum?.splice(3, 0, 'new_code');
      }),
    ).toEqual([]);
  });

  it('if an operation can answer with another error status', () => {
    expect(
      changed((document) => {
        operation(document, 'get', '/auth/me').responses['418'] = {
          $ref: '#/components/responses/too_many_requests',
        } as never;
      }),
    ).toEqual([]);
  });
});
