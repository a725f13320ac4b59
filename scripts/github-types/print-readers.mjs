import { getNullableType, isCompositeType, isEnumType, isListType, isNonNullType, Kind, typeFromAST } from 'graphql';

const WIDTH = 120;
const SCALARS = { Boolean: 'flag', Int: 'count', DateTime: 'instant' };
const VARIABLES = { Boolean: 'boolean', Int: 'number' };
/** Fields that were missing in partial data although the schema says that they are always there. */
const MAY_BE_MISSING = new Set(['User.followers']);

/**
 * Returns TypeScript with a table of readers: one for every field of every document's response, built from the readers
 * of shape.ts.
 */
export function printReaders(schema, documents) {
  const fragments = documents.flatMap(({ document }) =>
    document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION),
  );
  const body = [
    ...fragments.map((fragment) => {
      const { fields, byType } = collect(
        schema,
        schema.getType(fragment.typeCondition.name.value),
        fragment.selectionSet,
      );
      if (byType.size > 0) throw new Error(`${fragment.name.value}: a fragment must not depend on the type here`);
      return `const ${constantOf(fragment.name.value)} = ${printed(fields)};\n`;
    }),
    '/** A reader for every field of each document; for a list of nodes it reads one node. */',
    `export const DOCUMENT_READERS = ${printed(documents.map(({ name, document }) => [name, topLevel(schema, operationOf(document))]))};\n`,
  ].join('\n');
  const used = ['byType', 'count', 'flag', 'instant', 'list', 'object', 'optional', 'orNull', 'text'].filter((name) =>
    new RegExp(`\\b${name}\\b`).test(body),
  );
  return `import { ${used.join(', ')} } from '../shape.js';\n\n${body}`;
}

/** Returns TypeScript with the variables of every document. */
export function printVariables(schema, documents) {
  const entries = documents.map(({ name, document }) => `  ${name}: ${variables(schema, operationOf(document))};\n`);
  return `/** The variables of each document. */\nexport interface DocumentVariables {\n${entries.join('')}}\n`;
}

function operationOf({ definitions }) {
  return definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
}

/**
 * Returns readers in which every top-level field may be missing, because GitHub may return an error instead, whatever
 * the schema says.
 */
function topLevel(schema, { selectionSet }) {
  return selectionSet.selections.map((selection) => {
    const { type } = schema.getQueryType().getFields()[selection.name.value];
    const asked = getNullableType(type);
    const reader = call(
      'orNull',
      plainReader(schema, isListType(asked) ? getNullableType(asked.ofType) : asked, selection.selectionSet),
    );
    return [keyOf(selection), isConditional(selection) ? call('optional', reader) : reader];
  });
}

/**
 * Returns the fields of a selection, and those that only some types have. A fragment counts as one field named `...`.
 */
function collect(schema, parent, { selections }) {
  const fields = [];
  const byType = new Map();
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) fields.push([keyOf(selection), fieldReader(schema, parent, selection)]);
    else if (selection.kind === Kind.FRAGMENT_SPREAD) fields.push([`...${constantOf(selection.name.value)}`, null]);
    else {
      const type = selection.typeCondition.name.value;
      byType.set(type, collect(schema, schema.getType(type), selection.selectionSet).fields);
    }
  }
  if (byType.size === 0 || fields.some(([key]) => key === 'typeName')) return { fields, byType };
  // Without the name of the type, the required fields are unknown.
  const others = [...byType.values()].flat().map(([key, reader]) => [key, call('optional', reader)]);
  return { fields: [...fields, ...others], byType: new Map() };
}

function fieldReader(schema, parent, field) {
  const name = field.name.value;
  if (name === '__typename') return 'text';
  const { type } = parent.getFields()[name];
  const reader = typeReader(schema, type, field.selectionSet);
  const lenient = MAY_BE_MISSING.has(`${parent.name}.${name}`) ? call('orNull', reader) : reader;
  return isConditional(field) ? call('optional', lenient) : lenient;
}

function typeReader(schema, type, selectionSet) {
  return isNonNullType(type)
    ? plainReader(schema, type.ofType, selectionSet)
    : call('orNull', plainReader(schema, type, selectionSet));
}

function plainReader(schema, type, selectionSet) {
  if (isListType(type)) return call('list', typeReader(schema, type.ofType, selectionSet));
  if (!isCompositeType(type)) return isEnumType(type) ? 'text' : (SCALARS[type.name] ?? 'text');
  const { fields, byType } = collect(schema, type, selectionSet);
  return byType.size === 0 ? call('object', fields) : call('byType', fields, [...byType]);
}

function variables(schema, { variableDefinitions }) {
  if (variableDefinitions.length === 0) return 'Record<string, never>';
  const entries = variableDefinitions.map(({ variable, type, defaultValue }) => {
    const given = typeFromAST(schema, type);
    const isOptional = defaultValue !== undefined || !isNonNullType(given);
    return `${variable.name.value}${isOptional ? '?' : ''}: ${variableType(given)}`;
  });
  const line = `{ ${entries.join('; ')} }`;
  return line.length < WIDTH - 30 ? line : `{\n${entries.map((entry) => `    ${entry};\n`).join('')}  }`;
}

function variableType(type) {
  if (!isNonNullType(type)) return `${bareType(type)} | null`;
  return bareType(type.ofType);
}

function bareType(type) {
  return isListType(type) ? `${variableType(type.ofType)}[]` : (VARIABLES[type.name] ?? 'string');
}

/** `@include` and `@skip` can leave a field out. */
function isConditional({ directives }) {
  return directives.length > 0;
}

function keyOf({ alias, name }) {
  return (alias ?? name).value;
}

function constantOf(fragment) {
  return fragment[0].toLowerCase() + fragment.slice(1);
}

function call(name, ...given) {
  return { name, given };
}

/**
 * Prints a reader as TypeScript: a name, a call, or an object of readers (a list of names and readers). On one line if
 * it fits.
 */
function printed(node, indent = '') {
  if (typeof node === 'string') return node;
  if (node.length === 1 && node[0][1] === null) return node[0][0].replace('...', '');
  if (!Array.isArray(node)) return `${node.name}(${node.given.map((each) => printed(each, indent)).join(', ')})`;
  const entries = node.map(([key, value]) => (value === null ? key : `${key}: ${printed(value, `${indent}  `)}`));
  const line = `{ ${entries.join(', ')} }`;
  if (line.length + indent.length <= WIDTH - 20 && !line.includes('\n')) return line;
  return `{\n${entries.map((entry) => `${indent}  ${entry},\n`).join('')}${indent}}`;
}
