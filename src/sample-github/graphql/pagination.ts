import {
  type DocumentNode,
  type FieldNode,
  isInterfaceType,
  isObjectType,
  getNamedType,
  Kind,
  type GraphQLSchema,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { FieldError } from './field-error.js';

const MAX_NODES = 500_000;

/**
 * GitHub's checks that are not in the schema, and that graphql-js does not do: page sizes, and the number of possible
 * nodes.
 */
export class PaginationRules {
  private readonly connections: { name: string; field: FieldNode }[] = [];

  constructor(schema: GraphQLSchema, document: DocumentNode) {
    const types = new TypeInfo(schema);
    visit(
      document,
      visitWithTypeInfo(types, {
        Field: (field) => {
          const type = getNamedType(types.getType());
          if (type && isObjectType(type) && type.name.endsWith('Connection') && takesPages(types))
            this.connections.push({ name: field.name.value, field });
        },
      }),
    );
  }

  /** @throws FieldError with GitHub's message */
  check(variables: Record<string, unknown>, nodes: number): void {
    for (const { name, field } of this.connections) this.checkField(name, field, variables);
    if (nodes > MAX_NODES) {
      throw new FieldError(
        'MAX_NODE_LIMIT_EXCEEDED',
        `This query requests up to ${nodes.toLocaleString('en-US')} possible nodes which exceeds the maximum limit of 500,000.`,
      );
    }
  }

  private checkField(name: string, field: FieldNode, variables: Record<string, unknown>): void {
    const sizes = ['first', 'last']
      .map((argument) => valueOf(field, argument, variables))
      .filter((size) => typeof size === 'number');
    if (sizes.length === 0 && asksForNodes(field)) {
      throw new FieldError(
        'MISSING_PAGINATION_BOUNDARIES',
        `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`,
      );
    }
    for (const size of sizes) {
      if (size < 1 || size > 100) {
        throw new FieldError(
          'EXCESSIVE_PAGINATION',
          `Requesting ${size} records on the \`${name}\` connection is outside the limit of 1 to 100 records.`,
        );
      }
    }
  }
}

function takesPages(types: TypeInfo): boolean {
  const parent = types.getParentType();
  if (!parent || (!isObjectType(parent) && !isInterfaceType(parent))) return false;
  return types.getFieldDef()?.args.some(({ name }) => name === 'first') ?? false;
}

/** A bare `totalCount` needs no page size. */
function asksForNodes(field: FieldNode): boolean {
  return (field.selectionSet?.selections ?? []).some(
    (selection) => selection.kind !== Kind.FIELD || !['totalCount', '__typename'].includes(selection.name.value),
  );
}

function valueOf(field: FieldNode, name: string, variables: Record<string, unknown>): unknown {
  const value = field.arguments?.find((argument) => argument.name.value === name)?.value;
  if (value?.kind === Kind.VARIABLE) return variables[value.name.value];
  return value?.kind === Kind.INT ? Number(value.value) : undefined;
}
