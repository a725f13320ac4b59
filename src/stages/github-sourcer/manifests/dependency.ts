import { type Ecosystem } from '../../../domain/ecosystem.js';

/** A package that a manifest names. */
export interface Dependency {
  /** Where the package comes from. */
  ecosystem: Ecosystem;
  /** The package's name in the form its registry uses. */
  name: string;
  /** Whether it is only needed to develop, test or build: a weaker sign of what the work is about. */
  development: boolean;
}

/** Reads one kind of manifest. May throw on a broken text: the caller takes that for "nothing to be read". */
export type ManifestParser = (text: string) => Dependency[];

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

/** Makes a list of dependencies out of names. */
export function dependencies(ecosystem: Ecosystem, names: Iterable<string>, development = false): Dependency[] {
  return [...names].map((name) => ({ ecosystem, name, development }));
}
