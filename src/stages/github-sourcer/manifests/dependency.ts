/** A package that a manifest names. */
export interface NamedPackage {
  /** The package's name in the form its registry uses. */
  name: string;
  /** Whether it is only needed to develop, test or build: a weaker sign of what the work is about. */
  development: boolean;
}

/** The same with where it comes from: a key of the table in ecosystems.ts. */
export interface Dependency extends NamedPackage {
  ecosystem: string;
}

/** Reads one kind of manifest. May throw on a broken text: the caller takes that for "nothing to be read". */
export type ManifestParser = (text: string) => NamedPackage[];

/** A value as an object with string keys; an empty one where it is something else. */
export function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/** A value as a list: a missing one is empty, a single one is a list of one. */
export function asList(value: unknown): unknown[] {
  return value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
}

/** The strings among some values. */
export function strings(values: readonly unknown[]): string[] {
  return values.filter((value): value is string => typeof value === 'string');
}

/** Packages by their names. */
export function namedPackages(names: Iterable<string>, development = false): NamedPackage[] {
  return [...names].map((name) => ({ name, development }));
}
