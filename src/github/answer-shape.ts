import type { DocumentNode, FragmentDefinitionNode, OperationDefinitionNode, SelectionNode, SelectionSetNode } from 'graphql';
import { Kind } from 'graphql/language/kinds.js';

/**
 * Whether data has the shape that a document asks for: every selected field is there, an object (or a list of them) where
 * fields of it are selected, and no object elsewhere. Null is a possible answer everywhere: GitHub puts it in the place of what
 * it could not load. Goes through the data once.
 */
export function hasShapeOf(document: DocumentNode, variables: object, data: unknown): boolean {
  const operation = document.definitions.find((each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION);
  if (operation === undefined) return false;
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const each of document.definitions) if (each.kind === Kind.FRAGMENT_DEFINITION) fragments.set(each.name.value, each);
  return isRecord(data) && new ShapeWalk(fragments, variables as Record<string, unknown>).holds(operation.selectionSet, data);
}

class ShapeWalk {
  constructor(
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    private readonly variables: Readonly<Record<string, unknown>>,
  ) {}

  holds(selections: SelectionSetNode, value: unknown): boolean {
    if (value === null) return true;
    if (Array.isArray(value)) return value.every((each) => this.holds(selections, each));
    return isRecord(value) && selections.selections.every((selection) => this.isSkipped(selection) || this.hasSelection(selection, value));
  }

  private hasSelection(selection: SelectionNode, value: Record<string, unknown>): boolean {
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const fragment = this.fragments.get(selection.name.value);
      return fragment !== undefined && this.holds(fragment.selectionSet, value);
    }
    if (selection.kind === Kind.INLINE_FRAGMENT) return !this.isOfType(selection.typeCondition?.name.value, value) || this.holds(selection.selectionSet, value);
    const child = value[(selection.alias ?? selection.name).value];
    if (child === undefined) return false;
    return selection.selectionSet === undefined ? isScalar(child) : this.holds(selection.selectionSet, child);
  }

  /** Fields of a type are there where the value says that it is of that type; of one that does not say, nothing is known. */
  private isOfType(type: string | undefined, { typeName, __typename: name }: Record<string, unknown>): boolean {
    return type === undefined || (typeName ?? name) === type;
  }

  private isSkipped({ directives = [] }: SelectionNode): boolean {
    return directives.some(({ name, arguments: given = [] }) => {
      const condition = given.find((each) => each.name.value === 'if')?.value;
      const isTrue = condition?.kind === Kind.VARIABLE ? this.variables[condition.name.value] === true : condition?.kind === Kind.BOOLEAN && condition.value;
      return name.value === 'include' ? !isTrue : name.value === 'skip' && isTrue;
    });
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isScalar = (value: unknown): boolean => (Array.isArray(value) ? value.every(isScalar) : !isRecord(value));
