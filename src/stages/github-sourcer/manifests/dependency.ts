/** A package that a manifest names. */
export interface NamedPackage {
  /** The package's name in the form its registry uses. */
  name: string;
  /** Whether the package is needed only for development, tests or builds: a weaker sign of the subject of the work. */
  development: boolean;
}

/** A package with its origin: a key of the table in ecosystems.ts. */
export interface Dependency extends NamedPackage {
  ecosystem: string;
}

/** Reads one kind of manifest. May throw on a broken text; the caller then treats the manifest as unreadable. */
export type ManifestParser = (text: string) => NamedPackage[];

/** Returns a value as an object with string keys, or an empty object if it is something else. */
export function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/** Returns a value as a list: a missing value as an empty list, a single value as a list of one. */
export function asList(value: unknown): unknown[] {
  return value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
}

/** Returns the strings among some values. */
export function strings(values: readonly unknown[]): string[] {
  return values.filter((value): value is string => typeof value === 'string');
}

/** Returns packages with the given names. */
export function namedPackages(names: Iterable<string>, development = false): NamedPackage[] {
  return [...names].map((name) => ({ name, development }));
}
