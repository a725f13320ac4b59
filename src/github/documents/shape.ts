/** Reads a value of an answer. @throws ShapeError where it has another form */
export type Reader<Value> = (value: unknown) => Value;

/** A value has not the form that our documents ask for. The path names fields of ours and numbers, never GitHub's words. */
export class ShapeError extends Error {
  constructor(readonly path: (string | number)[] = []) {
    super('Unexpected form');
    this.name = 'ShapeError';
  }
}

function reader<Value>(holds: (value: unknown) => boolean): Reader<Value> {
  return (value) => {
    if (!holds(value)) throw new ShapeError();
    return value as Value;
  };
}

export const text = reader<string>((value) => typeof value === 'string');
export const flag = reader<boolean>((value) => typeof value === 'boolean');
/** A whole number from 0 on. */
export const count = reader<number>((value) => Number.isSafeInteger(value) && (value as number) >= 0);
/** A time as text that `Date` understands. */
export const instant = reader<string>((value) => typeof value === 'string' && !Number.isNaN(Date.parse(value)));

/** A value that may be null. A missing one counts as null: both mean that GitHub does not say. */
export function orNull<Value>(read: Reader<Value>): Reader<Value | null> {
  return (value) => (value === null || value === undefined ? null : read(value));
}

/** A value that the document may not have asked for. */
export function optional<Value>(read: Reader<Value>): Reader<Value | undefined> {
  return (value) => (value === undefined ? undefined : read(value));
}

export function list<Value>(read: Reader<Value>): Reader<Value[]> {
  return (value) => {
    if (!Array.isArray(value)) throw new ShapeError();
    return value.map((each, index) => at(index, () => read(each)));
  };
}

type Shape = Readonly<Record<string, Reader<unknown>>>;
type OptionalKeys<Fields extends Shape> = {
  [Name in keyof Fields]: undefined extends ReturnType<Fields[Name]> ? Name : never;
}[keyof Fields];

/** What an object with these readers is read as. */
export type Read<Fields extends Shape> = {
  [Name in Exclude<keyof Fields, OptionalKeys<Fields>>]: ReturnType<Fields[Name]>;
} & {
  [Name in OptionalKeys<Fields>]?: Exclude<ReturnType<Fields[Name]>, undefined>;
};

/** An object with these fields. Further fields are left out, so that nothing unknown gets further. */
export function object<Fields extends Shape>(fields: Fields): Reader<Read<Fields>> {
  const readers = Object.entries(fields);
  return (value) => {
    const given = asObject(value);
    const entries = readers.map(([name, read]) => [name, at(name, () => read(given[name]))] as const);
    return Object.fromEntries(entries.filter(([, each]) => each !== undefined)) as Read<Fields>;
  };
}

/** An object whose `typeName` decides what it has beside the common fields. A type that is not listed has only those. */
export function byType<
  Common extends Shape & { typeName: Reader<string> },
  Types extends Readonly<Record<string, Shape>>,
>(
  common: Common,
  types: Types,
): Reader<
  | { [Type in keyof Types]: { typeName: Type } & Read<Omit<Common, 'typeName'>> & Read<Types[Type]> }[keyof Types]
  | Read<Common>
> {
  const readCommon = object(common);
  const readers = new Map(Object.entries(types).map(([type, fields]) => [type, object({ ...common, ...fields })]));
  return (value) => {
    const { typeName } = asObject(value);
    return ((typeof typeName === 'string' && readers.get(typeName)) || readCommon)(value) as Read<Common>;
  };
}

/** @throws ShapeError for what is no object */
export function asObject(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new ShapeError();
  return value as Record<string, unknown>;
}

function at<Value>(part: string | number, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (error instanceof ShapeError) throw new ShapeError([part, ...error.path]);
    throw error;
  }
}
