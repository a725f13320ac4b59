import { isAbstractType, isInputObjectType, getNamedType, Kind, TypeInfo, visit, visitWithTypeInfo } from 'graphql';

/** Every object with an id: its 250 types are not kept for its sake. */
const EVERYTHING = 'Node';

/** The definitions of the types that the documents reach. Of their fields those are left whose type is kept, too. */
export function trimSchema(schema, { kind, definitions }, documents) {
  const kept = new Set([schema.getQueryType().name, 'Int', 'Float', 'String', 'Boolean', 'ID']);
  for (const { document } of documents) keepReached(schema, document, kept);
  // Whatever an answer may be instead of what was asked for: an organization beside users, an issue beside pull requests.
  for (const type of [...kept].map((name) => schema.getType(name))) {
    if (isAbstractType(type) && type.name !== EVERYTHING)
      for (const { name } of schema.getPossibleTypes(type)) kept.add(name);
  }
  const isKeptField = ({ type }) => kept.has(nameOf(type));
  // What fields of these types take besides, e.g. an order.
  const reached = [...kept];
  for (const name of reached) {
    const fields = schema.getType(name)?.getFields?.() ?? {};
    for (const field of Object.values(fields))
      if (kept.has(getNamedType(field.type).name))
        for (const { type } of field.args ?? []) keepInput(getNamedType(type), kept);
  }
  return {
    kind,
    definitions: definitions
      .filter((definition) => kept.has(definition.name?.value))
      .map((definition) => trim(definition, kept, isKeptField)),
  };
}

function keepReached(schema, document, kept) {
  const types = new TypeInfo(schema);
  const keepType = (type) => void (type && kept.add(getNamedType(type).name));
  const keep = () => {
    keepType(types.getType());
    keepType(types.getParentType());
  };
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: keep,
      InlineFragment: keep,
      FragmentDefinition: keep,
      Variable: () => keepType(types.getInputType()),
    }),
  );
}

function keepInput(type, kept) {
  if (kept.has(type.name)) return;
  kept.add(type.name);
  if (isInputObjectType(type))
    for (const field of Object.values(type.getFields())) keepInput(getNamedType(field.type), kept);
}

function trim(definition, kept, isKeptField) {
  const { interfaces, types, fields, values } = definition;
  const isInput = definition.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION;
  const isKept = ({ name }) => kept.has(name.value);
  return {
    ...plain(definition),
    ...(interfaces && { interfaces: interfaces.filter(isKept) }),
    ...(types && { types: types.filter(isKept) }),
    ...(values && { values: values.map(plain) }),
    ...(fields && { fields: fields.filter((field) => isInput || isKeptField(field)).map(plain) }),
  };
}

/** Without descriptions and directives: the sample needs neither. */
function plain(node) {
  return {
    ...node,
    description: undefined,
    directives: [],
    ...(node.arguments && { arguments: node.arguments.map(plain) }),
  };
}

function nameOf(type) {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type);
}
