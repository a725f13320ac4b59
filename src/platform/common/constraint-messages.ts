/**
 * Constraints on the type; the outer type of a list comes first. When the type is wrong, the other constraints say
 * nothing useful.
 */
const TYPE_CONSTRAINTS = [
  'isDefined',
  'isArray',
  'isObject',
  'isString',
  'isInt',
  'isNumber',
  'isBoolean',
  'isEmailAddress',
];

/** Whether a value has the wrong type, judged by the constraints that it violates. */
export function isWrongType(constraints: Readonly<Record<string, string>>): boolean {
  return TYPE_CONSTRAINTS.some((name) => Object.hasOwn(constraints, name));
}

/** The messages for the violated constraints: only that of the type where the type is wrong, otherwise all. */
export function constraintMessages(constraints: Readonly<Record<string, string>>): string[] {
  const type = TYPE_CONSTRAINTS.find((name) => Object.hasOwn(constraints, name));
  const message = type === undefined ? undefined : constraints[type];
  return message === undefined ? Object.values(constraints) : [message];
}
