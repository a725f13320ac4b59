/** Reads a value of a response. @throws ShapeError if the value is invalid */
export type Reader<Value> = (value: unknown) => Value;

/**
 * A value does not have the form that our documents ask for. The path has only our field names and numbers, never
 * GitHub's texts.
 */
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
/** A whole number, 0 or more. */
export const count = reader<number>((value) => Number.isSafeInteger(value) && (value as number) >= 0);
/** A time as text that `Date` can parse. */
export const instant = reader<string>((value) => typeof value === 'string' && !Number.isNaN(Date.parse(value)));

/** A value that may be null. A missing value becomes null: both mean that GitHub does not know it. */
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

/** The type of an object that is read with these readers. */
export type Read<Fields extends Shape> = {
  [Name in Exclude<keyof Fields, OptionalKeys<Fields>>]: ReturnType<Fields[Name]>;
} & {
  [Name in OptionalKeys<Fields>]?: Exclude<ReturnType<Fields[Name]>, undefined>;
};

/** Reads an object with these fields. Other fields are dropped, so that no unknown data gets into the service. */
export function object<Fields extends Shape>(fields: Fields): Reader<Read<Fields>> {
  const readers = Object.entries(fields);
  return (value) => {
    const given = asObject(value);
    const entries = readers.map(([name, read]) => [name, at(name, () => read(given[name]))] as const);
    return Object.fromEntries(entries.filter(([, each]) => each !== undefined)) as Read<Fields>;
  };
}

/**
 * Reads an object whose `typeName` decides which fields it has besides the common ones. An unlisted type has only the
 * common ones.
 */
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

/** @throws ShapeError if the value is not an object */
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
