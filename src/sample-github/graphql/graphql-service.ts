import {
  type DocumentNode,
  executeSync,
  type FormattedExecutionResult,
  GraphQLError,
  type GraphQLFieldResolver,
  Kind,
  parse,
  validate,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { type QueryCost, queryCost } from '../../github/requests/query-cost.js';
import { FieldError } from './field-error.js';
import { PaginationRules } from './pagination.js';
import { type SampleGraph } from './sample-graph.js';
import { githubSchema } from './schema.js';

/** A query that GitHub would accept: parsed, checked against the schema, with its cost. */
export interface PreparedQuery {
  document: DocumentNode;
  operation: string;
  variables: Record<string, unknown>;
  cost: QueryCost;
  /** GitHub only returns the cost. */
  dryRun: boolean;
}

export type ErrorEntry = {
  type?: string;
  message: string;
  path?: readonly (string | number)[];
  locations?: unknown;
  extensions?: object;
};
export interface GraphqlAnswer {
  data?: Record<string, unknown> | null;
  errors?: ErrorEntry[];
}

interface Checked {
  document: DocumentNode;
  pagination: PaginationRules;
  errors: readonly GraphQLError[];
}

const KEPT_QUERIES = 200;

/** Runs GraphQL with graphql-js on GitHub's own schema. */
export class GraphqlService {
  private readonly checked = new LRUCache<string, Checked>({ max: KEPT_QUERIES });

  constructor(private readonly graph: SampleGraph) {}

  /** Refuses what GitHub would refuse, with GitHub's messages if they are known. */
  prepare(query: string, variables: Record<string, unknown>): PreparedQuery | { refused: GraphqlAnswer } {
    try {
      const { document, pagination, errors } = this.check(query);
      if (errors.length > 0)
        return {
          refused: {
            errors: errors.map(({ message, locations }) => ({
              message,
              locations,
              extensions: { code: codeOf(message) },
            })),
          },
        };
      const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
      if (operation?.operation !== 'query')
        return { refused: { errors: [{ type: 'FORBIDDEN', message: 'The sample GitHub can only be read.' }] } };
      const cost = queryCost(document, variables);
      pagination.check({ ...defaultsOf(operation.variableDefinitions), ...variables }, cost.nodes);
      return {
        document,
        operation: operation.name?.value ?? 'query',
        variables,
        cost,
        dryRun: /rateLimit\s*\(\s*dryRun:\s*true/.test(query),
      };
    } catch (error) {
      if (error instanceof FieldError) return { refused: { errors: [{ type: error.type, message: error.message }] } };
      if (error instanceof GraphQLError)
        return {
          refused: {
            errors: [{ message: error.message, locations: error.locations, extensions: { code: 'parseError' } }],
          },
        };
      throw error;
    }
  }

  execute(prepared: PreparedQuery, rateLimit: object | null): GraphqlAnswer {
    const document = prepared.dryRun ? onlyRateLimit(prepared.document) : prepared.document;
    const result = executeSync({
      schema: githubSchema(),
      document,
      variableValues: prepared.variables,
      rootValue: this.graph.root(rateLimit),
      fieldResolver,
      typeResolver: (value) => (value as { typeName: string }).typeName,
    });
    const errors = result.errors?.map(entryOf);
    // As on GitHub: if a scope is missing for one field, the whole document fails.
    const refused = errors?.find(({ type }) => type === 'INSUFFICIENT_SCOPES');
    if (refused) return { data: null, errors: [refused] };
    return { data: (result as FormattedExecutionResult).data ?? null, ...(errors && { errors }) };
  }

  private check(query: string): Checked {
    let checked = this.checked.get(query);
    if (!checked) {
      const document = parse(query);
      const errors = validate(githubSchema(), document);
      checked = { document, errors, pagination: new PaginationRules(githubSchema(), document) };
      this.checked.set(query, checked);
    }
    return checked;
  }
}

/** A field that is in the schema but not in the sample is an error, so that it does not become null unnoticed. */
const fieldResolver: GraphQLFieldResolver<unknown, unknown> = (source, given, _context, info) => {
  const value = (source as Record<string, unknown>)[info.fieldName];
  if (value === undefined)
    throw new FieldError('NOT_SERVED', `The sample GitHub does not serve ${info.parentType.name}.${info.fieldName}.`);
  return typeof value === 'function' ? (value as (given: unknown) => unknown)(given) : value;
};

function entryOf(error: GraphQLError): ErrorEntry {
  const { originalError } = error;
  return {
    ...(originalError instanceof FieldError
      ? { type: originalError.type }
      : { extensions: { code: codeOf(error.message) } }),
    ...(error.path && { path: error.path }),
    locations: error.locations,
    message: error.message,
  };
}

function codeOf(message: string): string {
  if (message.startsWith('Cannot query field')) return 'undefinedField';
  if (message.startsWith('Variable')) return 'variableMismatch';
  return message.startsWith('Unknown argument') ? 'argumentNotAccepted' : 'invalidQuery';
}

function onlyRateLimit(document: DocumentNode): DocumentNode {
  const definitions = document.definitions.map((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? {
          ...definition,
          selectionSet: {
            ...definition.selectionSet,
            selections: definition.selectionSet.selections.filter(
              (selection) => selection.kind === Kind.FIELD && selection.name.value === 'rateLimit',
            ),
          },
        }
      : definition,
  );
  return { ...document, definitions };
}

type VariableDefinitions = Extract<
  DocumentNode['definitions'][number],
  { kind: Kind.OPERATION_DEFINITION }
>['variableDefinitions'];

function defaultsOf(definitions: VariableDefinitions): Record<string, unknown> {
  return Object.fromEntries(
    (definitions ?? []).flatMap(({ variable, defaultValue }) =>
      defaultValue?.kind === Kind.INT ? [[variable.name.value, Number(defaultValue.value)]] : [],
    ),
  );
}
