import { isAbstractType, isInputObjectType, getNamedType, Kind, TypeInfo, visit, visitWithTypeInfo } from 'graphql';

/** The interface of every object with an id. Its 250 types are not kept only because they implement it. */
const EVERYTHING = 'Node';

/** Returns the definitions of the types that the documents use. Only fields whose type is kept remain. */
export function trimSchema(schema, { kind, definitions }, documents) {
  const kept = new Set([schema.getQueryType().name, 'Int', 'Float', 'String', 'Boolean', 'ID']);
  for (const { document } of documents) keepReached(schema, document, kept);
  // Types that a response may have instead of the requested one: an organization beside users, an issue beside pull
  // requests.
  for (const type of [...kept].map((name) => schema.getType(name))) {
    if (isAbstractType(type) && type.name !== EVERYTHING)
      for (const { name } of schema.getPossibleTypes(type)) kept.add(name);
  }
  const isKeptField = ({ type }) => kept.has(nameOf(type));
  // Types of the arguments of these fields, e.g. an order.
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

/** Returns the node without descriptions and directives; the sample needs neither. */
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
