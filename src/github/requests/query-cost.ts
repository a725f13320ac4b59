import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
// The whole package is seven times as large and would slow down the startup.
import { Kind } from 'graphql/language/kinds.js';
import { parse } from 'graphql/language/parser.js';
import { documentText } from '../documents/documents.js';
import { type GithubDocumentName, type GithubDocuments } from '../documents/document-types.js';

/** What a query costs by GitHub's formula ("Rate limits and query limits for the GraphQL API"). */
export interface QueryCost {
  /** Points of the primary limit. */
  points: number;
  /** Nodes that the response could have; GitHub refuses more than 500,000. */
  nodes: number;
  /** Requests for connections; the points are computed from them. */
  requests: number;
}

/** Returns the cost of one of our documents before it is sent. */
export function documentCost<Name extends GithubDocumentName>(
  name: Name,
  variables: GithubDocuments[Name]['variables'],
): QueryCost {
  let document = parsed.get(name);
  if (!document) parsed.set(name, (document = parse(documentText(name), { noLocation: true })));
  return queryCost(document, variables);
}

const parsed = new Map<GithubDocumentName, DocumentNode>();

/**
 * Adds up the requests for each connection as if every `first` and `last` were filled, and divides by 100. GitHub's
 * page says "round", but a measured query of 1,051 requests cost 10, so the result is rounded down, with 1 as the
 * minimum. A connection without `first` or `last` (a bare `totalCount`) costs nothing, as measured. `nodes(ids:)`
 * counts as one parent for each id, which may be more than GitHub charges.
 */
export function queryCost(document: DocumentNode, variables: object, operationName?: string): QueryCost {
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const operation = operations.find((each) => operationName === undefined || each.name?.value === operationName);
  if (!operation) return { points: 1, nodes: 0, requests: 0 };
  const defaults = Object.fromEntries(
    (operation.variableDefinitions ?? []).map(({ variable, defaultValue }) => [
      variable.name.value,
      plain(defaultValue, {}),
    ]),
  );
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const walk = new CostWalk(fragments, { ...defaults, ...definedOf(variables) });
  walk.visit(operation.selectionSet, 1);
  return { points: Math.max(1, Math.floor(walk.requests / 100)), nodes: walk.nodes, requests: walk.requests };
}

class CostWalk {
  requests = 0;
  nodes = 0;

  constructor(
    private readonly fragments: Map<string, FragmentDefinitionNode>,
    private readonly variables: Record<string, unknown>,
  ) {}

  visit(selections: SelectionSetNode, parents: number): void {
    for (const selection of selections.selections) {
      if (this.isSkipped(selection.directives)) continue;
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = this.fragments.get(selection.name.value);
        if (fragment) this.visit(fragment.selectionSet, parents);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        this.visit(selection.selectionSet, parents);
      } else if (selection.selectionSet) {
        this.visit(selection.selectionSet, this.enter(selection, parents));
      }
    }
  }

  /** Counts the field, and returns how many parents the fields below it have. */
  private enter(field: FieldNode, parents: number): number {
    const size = this.argument(field, 'first') ?? this.argument(field, 'last');
    if (typeof size === 'number') {
      this.requests += parents;
      this.nodes += parents * size;
      return parents * size;
    }
    const ids = field.name.value === 'nodes' ? this.argument(field, 'ids') : undefined;
    return Array.isArray(ids) ? parents * ids.length : parents;
  }

  private isSkipped(directives: FieldNode['directives']): boolean {
    return (directives ?? []).some(({ name, arguments: given }) => {
      const condition = given?.find((each) => each.name.value === 'if');
      const holds = condition ? plain(condition.value, this.variables) === true : false;
      return (name.value === 'include' && !holds) || (name.value === 'skip' && holds);
    });
  }

  private argument(field: FieldNode, name: string): unknown {
    const argument = field.arguments?.find((each) => each.name.value === name);
    return argument ? plain(argument.value, this.variables) : undefined;
  }
}

function plain(value: ValueNode | undefined, variables: Record<string, unknown>): unknown {
  if (value === undefined) return undefined;
  if (value.kind === Kind.VARIABLE) return variables[value.name.value];
  if (value.kind === Kind.INT) return Number(value.value);
  if (value.kind === Kind.BOOLEAN || value.kind === Kind.STRING) return value.value;
  if (value.kind === Kind.LIST) return value.values.map((each) => plain(each, variables));
  return undefined;
}

function definedOf(variables: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined));
}
