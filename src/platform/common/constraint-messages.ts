/** Constraints that ask for a type, the outer type of a list first. Of a wrong type no bound says anything useful. */
const TYPE_CONSTRAINTS = ['isDefined', 'isArray', 'isObject', 'isString', 'isInt', 'isNumber', 'isBoolean', 'isEmailAddress'];

/** Whether a value has the wrong type, by the constraints that it breaks. */
export function isWrongType(constraints: Readonly<Record<string, string>>): boolean {
  return TYPE_CONSTRAINTS.some((name) => Object.hasOwn(constraints, name));
}

/** What to say of the constraints that a value breaks: the type alone where it is wrong, otherwise all of them. */
export function constraintMessages(constraints: Readonly<Record<string, string>>): string[] {
  const type = TYPE_CONSTRAINTS.find((name) => Object.hasOwn(constraints, name));
  const message = type === undefined ? undefined : constraints[type];
  return message === undefined ? Object.values(constraints) : [message];
}
